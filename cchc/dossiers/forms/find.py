"""What may be asked of the list of dossiers? Every field of a dossier, an order, and beside which row to go on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet, UUIDField
from django.http import QueryDict
from django.utils.timezone import is_aware

from cchc.catalogue.models import ProcedureVersion
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.searching import OPEN, Timing
from cchc.lifecycle.built_once import BuiltOnce
from cchc.organization.actor import ABOVE, Actor
from cchc.organization.models import Field, Post, Unit

Choices = list[tuple[str, str]]
UNREADABLE = "Địa chỉ trang không đọc được; đây là trang đầu."
ORDERS: Choices = [("", "Mới nộp trước"), ("oldest", "Nộp lâu nhất trước"), ("due", "Hạn sớm nhất trước"),
                   ("due_last", "Hạn xa nhất trước")]  # fmt: skip
EASY = ("q", "status", "timing", "procedure")  # always shown; the others one click away


class CursorField(forms.CharField):
    """A row of the list, as its moment and key: «2026-11-23T09:10:00+00:00 0192…»."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value)
        if not written:
            return None
        try:
            moment, key = written.split(" ")
            at, pk = datetime.fromisoformat(moment), UUID(key)
        except ValueError:
            raise ValidationError(UNREADABLE) from None
        if not is_aware(at):
            raise ValidationError(UNREADABLE)
        return at, pk


class DayField(forms.DateField):
    """A day as an office writes it: 23/11/2026."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label, required=False, input_formats=["%d/%m/%Y", "%Y-%m-%d"],
            widget=forms.DateInput(format="%d/%m/%Y", attrs={
                "inputmode": "numeric", "autocomplete": "off", "placeholder": "23/11/2026", "data-date": ""}),
            error_messages={"invalid": f"«{label}»: ghi ngày như 23/11/2026."},
        )  # fmt: skip


class FindForm(forms.Form):
    """Conditions of the list; what cannot be read is said and left out."""

    q = forms.CharField(
        label="Tìm theo mã, tên, số", required=False, max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "mã, họ tên, số định danh, điện thoại"}),
    )  # fmt: skip
    status = forms.ChoiceField(
        label="Trạng thái", required=False,
        choices=[("", "Mọi trạng thái"), (OPEN, "Đang giải quyết, đồng hồ chạy"), *Status.choices],
    )  # fmt: skip
    timing = forms.ChoiceField(label="Thời hạn", required=False, choices=[("", "Mọi thời hạn"), *Timing.choices])
    procedure = forms.ChoiceField(label="Thủ tục", required=False)
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    channel = forms.ChoiceField(
        label="Cách nộp", required=False, choices=[("", "Mọi cách nộp"), *Dossier.Channel.choices]
    )
    unit = forms.ChoiceField(label="Đơn vị", required=False)
    holder = forms.ChoiceField(label="Người giữ", required=False)
    mine = forms.BooleanField(label="Tôi đang giữ", required=False)
    received_from, received_to = DayField("Tiếp nhận từ ngày"), DayField("Tiếp nhận đến ngày")
    due_from, due_to = DayField("Hẹn trả từ ngày"), DayField("Hẹn trả đến ngày")
    ended_from, ended_to = DayField("Kết thúc từ ngày"), DayField("Kết thúc đến ngày")
    result = forms.CharField(label="Số văn bản kết quả", required=False, max_length=60)
    case = forms.CharField(label="Trường hợp", required=False, max_length=200)
    sort = forms.ChoiceField(label="Sắp xếp", required=False, choices=ORDERS)
    truoc = CursorField(required=False)
    sau = CursorField(required=False)

    def __init__(self, asked: QueryDict | dict[str, Any], *, actor: Actor) -> None:
        super().__init__(asked)
        names = dict(NAMES())  # the newest name of each
        procedures = sorted((name, code) for code, name in names.items())
        self._choose("procedure", "Mọi thủ tục", [(code, f"{name} ({code})") for name, code in procedures])
        self._choose("field", "Mọi lĩnh vực", FIELDS())
        self._choose("unit", "Mọi đơn vị", units_to_choose(actor))
        self._choose("holder", "Bất kỳ ai", _holders(actor))
        self.is_valid()

    def _choose(self, name: str, everything: str, choices: Choices) -> None:
        """A question with a single answer is not asked."""
        if choices:
            self.fields[name].choices = [("", everything), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    @property
    def conditions(self) -> dict[str, str]:
        """What is asked, as it stands in an address; without a page."""
        return {
            name: _written(value) for name, value in self.cleaned_data.items() if value and name not in ("truoc", "sau")
        }

    @property
    def rarely_asked(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in (*EASY, "mine", "truoc", "sau")]

    @property
    def is_rarely_asked(self) -> bool:
        """Is one of those in use, or wrong? Then they are shown."""
        return any(
            self.cleaned_data.get(bound.name) or bound.errors for bound in self.rarely_asked if bound.name != "sort"
        )

    def label_of(self, name: str) -> str:
        """The words of the chosen answer."""
        return str(dict(self.fields[name].choices)[self.cleaned_data[name]])  # type: ignore[attr-defined]


def _written(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "1" if value is True else str(value)


def units_to_choose(actor: Actor) -> Choices:
    if len(actor.scope) == 1:
        return []
    units = Unit.objects.filter(pk__in=actor.scope).order_by("name", "-valid_from")
    return [(str(pk), name) for pk, name in units.values_list("pk", "name")]


def _holders(actor: Actor) -> Choices:
    """Whoever holds or held a post of the unit; from above one asks by unit."""
    if actor.role in ABOVE:
        return []
    return [(str(post.pk), str(post)) for post in POSTS(unit=actor.unit_id)]


def _names() -> QuerySet[ProcedureVersion, Any]:
    """Code and name of each version, the newest last."""
    versions = ProcedureVersion.objects.order_by("procedure__code", "number")
    return versions.values_list("procedure__code", "plain_name")


def _posts(unit: UUID) -> QuerySet[Post]:
    posts = Post.objects.filter(unit=unit).exclude(position__role="system").select_related("official", "position")
    return posts.order_by("official__full_name", "held_from", "id")


# Asked by every page of the list.
NAMES = BuiltOnce(_names)
FIELDS = BuiltOnce(lambda: Field.objects.values_list("code", "name"))
POSTS = BuiltOnce(_posts, unit=UUIDField())
