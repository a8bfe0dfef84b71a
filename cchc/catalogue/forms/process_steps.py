"""How is a process written on the screen? A card of fields for each step, and one button that was pressed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from django import forms

from cchc.catalogue.actions.save_process_draft import MOST
from cchc.catalogue.processes.editing import Path, added, moved, removed
from cchc.catalogue.schema import DraftStep, Mark
from cchc.catalogue.wording import DOES, HOLDERS
from cchc.worktime.limit import Limit, LimitError, LimitUnit

UNITS = {"h": "giờ", "m": "phút", "wd": "ngày làm việc", "d": "ngày"}
PRESSED = re.compile(r"(luu|them|bo|len|xuong|toi)(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class StepForm(forms.Form):
    """One step. Anything may still be missing; what is written must be readable."""

    name = forms.CharField(label="Tên bước", max_length=200, required=False)
    does = forms.ChoiceField(label="Việc kết thúc bước", choices=[("", "Chọn việc"), *DOES.items()], required=False)
    amount = forms.CharField(
        label="Thời gian", max_length=8, required=False,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    unit = forms.ChoiceField(label="Tính bằng", choices=list(UNITS.items()), required=False)
    back_to = forms.ChoiceField(label="Chưa đạt thì trả lại", required=False)
    roles = forms.MultipleChoiceField(
        label="Vai trò giữ bước", choices=list(HOLDERS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.CharField(label="Nơi làm", max_length=120, required=False)
    note = forms.CharField(label="Ghi chú", max_length=400, required=False)
    mark = forms.TypedChoiceField(
        choices=[(mark.value, mark.value) for mark in Mark], coerce=Mark, empty_value=Mark.COMPOSED,
        widget=forms.HiddenInput, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = [(str(n), f"{n}. {name or 'Chưa có tên'}") for n, name in enumerate(names, 1)]
        self.fields["back_to"].choices = [("", "Không trả lại"), *steps]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = self.cleaned_data
        amount = words.get("amount", "").replace(",", ".")
        try:
            words["time"] = str(Limit.parse(f"{amount}{words.get('unit') or 'h'}")) if amount else ""
        except LimitError:
            self.add_error("amount", "Hãy ghi một số lớn hơn không, ví dụ 4 hoặc 1,5; ngày thì không lẻ.")
        return words

    def step(self) -> DraftStep:
        words = self.cleaned_data
        return DraftStep(
            name=words["name"], does=words["does"] or None, roles=words["roles"], time=words["time"],
            back_to=int(words["back_to"]) if words["back_to"] else None, place=words["place"], note=words["note"],
            mark=words["mark"],
        )  # fmt: skip


class StepSet(forms.BaseFormSet):
    """The cards in order."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "names": self.names}

    @property
    def names(self) -> list[str]:
        """As typed, for «chưa đạt thì trả lại»."""
        if self.is_bound:
            return [self.data.get(f"{self.prefix}-{n}-name", "") for n in range(self.total_form_count())]
        return [each["name"] for each in self.initial or []]

    def path(self) -> Path:
        return tuple(form.step() for form in self.forms)


Steps = forms.formset_factory(StepForm, formset=StepSet, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True)


def cards_of(path: Path) -> StepSet:
    """The steps as cards to write on."""
    return cast(StepSet, Steps(prefix="buoc", initial=[_typed(step) for step in path]))


def typed_cards(sent: Any) -> StepSet:
    return cast(StepSet, Steps(sent, prefix="buoc"))


def _typed(step: DraftStep) -> dict[str, Any]:
    """The step in the words of its card; «90m» is 1,5 giờ."""
    amount, unit = "", "h"
    if step.time:
        limit = Limit.parse(step.time)
        amount, unit = str(limit.amount), str(limit.unit)
        if limit.unit is LimitUnit.SAME_DAY:
            amount, unit = "1", "wd"
        elif limit.unit is LimitUnit.MINUTES and limit.amount % 30 == 0:
            amount, unit = f"{limit.amount / 60:g}".replace(".", ","), "h"
    return {**step.model_dump(mode="json"), "does": step.does or "", "amount": amount, "unit": unit}


class Pressed(forms.Form):
    """Which button, on which step; `seen` is the save that the page showed."""

    seen = forms.IntegerField(min_value=1)
    nut = forms.RegexField(PRESSED, required=False, empty_value="luu")

    def done_to(self, path: Path, before: Path) -> tuple[Path, str, str]:
        """The steps after it, which button or card takes the focus, and in words what was done."""
        typed = _typed_in(path, before)
        matched = PRESSED.fullmatch(self.cleaned_data["nut"])
        assert matched is not None  # noqa: S101 (checked by the field)
        verb, number, to = matched[1], int(matched[2] or 0), int(matched[3] or 0)
        if verb not in CHANGES or not 0 <= number <= len(path) or (number == 0 and verb != "them"):
            return path, "", typed
        name = path[number - 1].name if number else ""
        change = CHANGES[verb]
        after, look_at = change(path, number, to)
        said = SAID[verb].format(number=number, name=name or "chưa có tên", to=look_at)
        return after, _focus(verb, look_at, len(after)), "; ".join(filter(None, (typed, said)))


def _focus(verb: str, number: int, last: int) -> str:
    """The same button on the step's new card, so that it can be pressed again; at an end the opposite one."""
    if verb == "len":
        return f"len-{number}" if number > 1 else "xuong-1"
    if verb == "xuong":
        return f"xuong-{number}" if number < last else f"len-{last}"
    return f"the-{number}"


Change = Callable[[Path, int, int], tuple[Path, int]]
CHANGES: dict[str, Change] = {
    "them": lambda path, number, _: (added(path, number), number + 1),
    "bo": lambda path, number, _: (removed(path, number), max(1, number - 1)),
    "len": lambda path, number, _: (moved(path, number, number - 1), max(1, number - 1)),
    "xuong": lambda path, number, _: (moved(path, number, number + 1), min(len(path), number + 1)),
    "toi": lambda path, number, to: (moved(path, number, to), min(len(path), max(1, to))),
}
SAID = {
    "them": "Thêm bước {to}",
    "bo": "Bỏ bước {number} «{name}»",
    "len": "Đưa bước «{name}» lên thứ {to}",
    "xuong": "Đưa bước «{name}» xuống thứ {to}",
    "toi": "Kéo bước «{name}» đến thứ {to}",
}


def _typed_in(path: Path, before: Path) -> str:
    """«Sửa bước 2, 5»: which cards were written on."""
    if len(path) != len(before):
        return "Sửa các bước"
    changed = [str(n) for n, (one, other) in enumerate(zip(path, before, strict=True), 1) if one != other]
    return f"Sửa bước {', '.join(changed)}" if changed else ""
