"""What is asked when somebody asks a partner, answers him, or waits no longer; and of whom the waiting is told?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from django import forms

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit
from cchc.plans.forms.verbs import FilesField, VerbForm, day, people_of, text
from cchc.plans.models import Task
from cchc.ui.text import fold
from cchc.worktime.zone import ZONE

LONGEST_ANSWER = 4000  # characters, as the column
UNITS = 20  # shown at once


class AskForm(VerbForm):
    """A person of the chosen unit, what he is asked for, and by when."""

    partner = forms.ModelChoiceField(label="Người phối hợp", queryset=Post.objects.none(), error_messages={
        "required": "Hãy chọn người phối hợp.", "invalid_choice": "Người này không còn giữ vị trí đó. Hãy chọn lại.",
    })  # fmt: skip
    wanted = text("Cần làm gì, gửi lại cái gì", help_text="Ví dụ: số liệu hồ sơ trực tuyến quý III, gửi bằng Excel.")
    due_on = day("Hạn phối hợp", help_text="Hết giờ làm việc của ngày này tại đơn vị phối hợp.")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any):
        self.unit = unit
        super().__init__(*args, **kwargs)

    def prepare(self, task: Task, by: Actor) -> None:
        people = people_of(self.unit).exclude(pk=task.holder_id)
        cast(forms.ModelChoiceField, self.fields["partner"]).queryset = people.select_related(
            "official", "position", "unit"
        )


class AnswerForm(VerbForm):
    answer = forms.CharField(label="Nội dung trả lời", max_length=LONGEST_ANSWER, widget=forms.Textarea({"rows": 5}),
                             error_messages={"required": "Hãy điền ô này."})  # fmt: skip
    uploads = FilesField("Tệp kèm theo", "Chọn được nhiều tệp.")


class WithdrawForm(VerbForm):
    reason = text("Lý do không chờ nữa", rows=2)


class UnitForm(forms.Form):
    """Which unit is the partner of? A name is looked for, a unit of the results chosen."""

    tim = forms.CharField(label="Tìm đơn vị khác", max_length=100, required=False)
    don_vi = forms.ModelChoiceField(Unit.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        in_force = Unit.objects.in_force(today())
        cast(forms.ModelChoiceField, self.fields["don_vi"]).queryset = in_force

    def unit_or(self, own: Unit) -> Unit:
        return (self.is_valid() and self.cleaned_data["don_vi"]) or own

    def found(self) -> list[Unit]:
        """Units whose names hold the words, with or without accents."""
        words = fold(self.cleaned_data["tim"]) if self.is_valid() else ""
        rows = Unit.objects.in_force(today()).order_by("name", "code") if words else Unit.objects.none()
        return [unit for unit in rows if words in fold(unit.name)][:UNITS]


class WaitingForm(forms.Form):
    """The month in which parts were asked for, and whose are looked at; what cannot be read is left out."""

    thang = forms.CharField(label="Yêu cầu trong tháng", required=False, widget=forms.TextInput({
        "type": "month", "pattern": "[0-9]{4}-[0-9]{2}"}))  # fmt: skip
    nguoi = forms.UUIDField(required=False, widget=forms.HiddenInput)
    don_vi = forms.UUIDField(required=False, widget=forms.HiddenInput)
    nhiem_vu = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_thang(self) -> date:
        try:
            return datetime.strptime(self.cleaned_data["thang"], "%Y-%m").replace(tzinfo=ZONE).date()
        except ValueError:
            return today().replace(day=1)

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
