"""What does a rule ask of who scores by it, as boxes of a form? The same boxes read inputs from JSON and write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst

from cchc.parindex.given import DOES_NOT_APPLY
from cchc.parindex.numbers import as_json, written
from cchc.parindex.rules import choices, counts, judged, measured, ratios
from cchc.parindex.rules.base import Inputs
from cchc.parindex.schema import Leaf
from cchc.plans.forms.verbs import DATE
from cchc.worktime.zone import ZONE

Json = dict[str, Any]
NOT_DONE = "none"
NO_NUMBER = "Hãy ghi một số, ví dụ 12 hoặc 0,25."
GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")


@dataclass(frozen=True)
class Box:
    """One value of the inputs: where it stands in the JSON, its label, how it is asked."""

    at: tuple[str, ...]
    label: str
    kind: str  # whole, number, yes_no, tick, day, not_done, option, words, codes
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return ".".join(self.at) + (".none" if self.kind == "not_done" else "")


class NumberField(forms.Field):
    """A number as people here write it, «1.234,5»; as JSON keeps it."""

    def __init__(self, *, whole: bool, **more: Any) -> None:
        attrs = {"inputmode": "numeric" if whole else "decimal", "autocomplete": "off", "maxlength": "30"}
        super().__init__(required=False, widget=forms.TextInput(attrs), **more)
        self.whole = whole

    def to_python(self, value: Any) -> Any:
        text = "".join(str(value or "").split())
        if not text:
            return None
        text = (text.replace(".", "") if GROUPED.fullmatch(text) else text).replace(",", ".")
        if len(text) > 30 or not re.fullmatch(r"[0-9]+" if self.whole else r"[0-9]+(\.[0-9]+)?", text):
            raise forms.ValidationError("Hãy ghi một số nguyên, ví dụ 12." if self.whole else NO_NUMBER)
        return as_json(Decimal(text))


def number_said(value: Any) -> str:
    """A number of the JSON on the screen."""
    return "" if value is None else written(Decimal(str(value)))


def boxes_of(leaf: Leaf) -> list[Box]:
    return list(SHAPES[leaf.rule.takes](leaf.rule)) if leaf.rule else []


def _options(rule: choices.TriState) -> Iterator[Box]:
    said = tuple((each.code, f"{capfirst(each.label)}: {written(each.points)} điểm") for each in rule.options)
    yield Box(("option",), "Mức đạt", "option", options=said)


def _dates(rule: choices.DateSteps) -> Iterator[Box]:
    yield Box(("on",), "Ngày ban hành, thực hiện", "day")
    yield Box(("on",), "Không ban hành, không thực hiện", "not_done")
    if any(step.within for step in rule.steps):
        yield Box(("event",), "Ngày xảy ra sự kiện", "day", "Thời hạn tính từ ngày này.")


def _ticks(rule: choices.Checklist) -> Iterator[Box]:
    for each in rule.items:
        yield Box(("items", each.code), f"{capfirst(each.label)}: {written(each.points)} điểm", "tick")


def _share(rule: ratios.ShareRule) -> Iterator[Box]:
    yield Box(("a",), f"a: {rule.a or 'tổng số'}", "number")
    yield Box(("b",), f"b: {rule.b or 'số đạt'}", "number")
    yield Box(("rate",), "Hoặc chỉ ghi tỷ lệ (%)", "number", "Khi chỉ biết tỷ lệ thì để trống a và b.")


def _weighted(rule: ratios.WeightedRatio) -> Iterator[Box]:
    yield Box(("total",), "Tổng số", "whole")
    yield from (Box(("counts", each.code), capfirst(each.label), "whole") for each in rule.terms)


def _counts(rule: Any) -> Iterator[Box]:
    things = next(getattr(rule, name) for name in ("deductions", "rungs", "counts") if hasattr(rule, name))
    yield from (Box(("counts", each.code), f"Số lượng: {each.label}", "whole") for each in things)


def _violations(rule: choices.ViolationZero) -> Iterator[Box]:
    if rule.each is None:
        yield Box(("violations",), "Số vi phạm", "whole", "Không có vi phạm thì ghi 0.")
    else:
        yield Box(("leaves",), "Mã các tiêu chí thành phần vi phạm", "codes", "Cách nhau bằng dấu phẩy: 3.4.1, 1.3.1.")


def _survey(rule: measured.SurveyRule) -> Iterator[Box]:
    yield Box(("figure",), "Kết quả khảo sát (tỷ lệ % hoặc điểm trung bình)", "number")
    yield Box(("sample",), "Số phiếu", "whole")
    yield from (Box(("answers", str(n)), f"Số phiếu chọn mức {n}", "whole") for n in range(1, rule.scale + 1))


def _variables(rule: judged.CustomFormula) -> Iterator[Box]:
    for each in rule.variables:
        yield Box(("values", each.code), f"{each.code}: {each.label}", "number", each.unit and f"Đơn vị: {each.unit}.")


SHAPES: dict[type[Inputs], Callable[[Any], Iterable[Box]]] = {
    choices.YesNoInputs: lambda _: [Box(("yes",), "Đã thực hiện", "yes_no")],
    choices.TriStateInputs: _options,
    choices.DateInputs: _dates,
    choices.ChecklistInputs: _ticks,
    choices.ViolationInputs: _violations,
    ratios.ShareInputs: _share,
    ratios.WeightedInputs: _weighted,
    counts.CountsInputs: _counts,
    counts.PeriodInputs: lambda _: [Box(("due_on",), "Hạn phải làm", "day"), Box(("done_on",), "Ngày làm xong", "day")],
    counts.CountInputs: lambda _: [Box(("count",), "Số lượng", "whole")],
    measured.ToBestInputs: lambda _: [
        Box(("value",), "Giá trị của đơn vị", "number"), Box(("best",), "Giá trị cao nhất của các đơn vị", "number"),
    ],
    measured.SurveyInputs: _survey,
    measured.ValueInputs: lambda rule: [
        Box(("value",), f"Điểm {rule.index}", "number", f"Thang điểm {written(rule.scale)}.")
    ],
    measured.RateInputs: lambda _: [Box(("rate",), "Tỷ lệ đạt (%)", "number")],
    judged.FormulaInputs: _variables,
    judged.JudgementInputs: lambda rule: [
        Box(("points",), "Điểm", "number", f"Theo bậc {written(rule.step)}."),
        Box(("reason",), "Lý do cho điểm", "words"),
    ],
    judged.NoInputs: lambda _: [],
}  # fmt: skip


class InputsForm(forms.Form):
    """The boxes of one leaf's rule; `inputs()` gives what was typed as JSON, with what was left open left out."""

    not_applicable = forms.BooleanField(label="Không áp dụng cho đơn vị", required=False)
    note = forms.CharField(
        label="Ghi chú, giải thích", required=False, max_length=1000, widget=forms.Textarea({"rows": 2}),
        help_text="Bắt buộc khi khác số hệ thống tính.",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, leaf: Leaf, inputs: Json | None = None, note: str = "", prefix: str | None = None
    ) -> None:
        self.boxes = boxes_of(leaf)
        values = {box.name: _shown(box, inputs or {}) for box in self.boxes}
        values |= {"note": note, "not_applicable": inputs == DOES_NOT_APPLY}
        super().__init__(data, prefix=prefix, initial=values)
        own = {box.name: _field(box) for box in self.boxes}
        self.fields = own | self.fields  # the rule's own boxes stand first

    def clean(self) -> Json:
        said: Json = super().clean() or self.cleaned_data
        if not self.errors and not said["not_applicable"] and not self.inputs():
            raise forms.ValidationError("Hãy ghi số liệu, hoặc chọn «Không áp dụng cho đơn vị».")
        return said

    def inputs(self) -> Json:
        said, found = self.cleaned_data, Json()
        if said["not_applicable"]:
            return dict(DOES_NOT_APPLY)
        for box in self.boxes:
            value = _kept(box, said[box.name])
            if value is None or (box.kind == "day" and said.get(f"{box.name}.none")):
                continue
            within = found.setdefault(box.at[0], {}) if len(box.at) > 1 else found
            within[box.at[-1]] = value
        return found


def _field(box: Box) -> forms.Field:
    common: dict[str, Any] = {"label": box.label, "required": False, "help_text": box.hint}
    match box.kind:
        case "whole" | "number":
            common.pop("required")
            return NumberField(whole=box.kind == "whole", **common)
        case "yes_no":
            yes_no = [("1", "Có"), ("0", "Không")]
            return forms.ChoiceField(choices=yes_no, widget=forms.RadioSelect, **common)
        case "option":
            return forms.ChoiceField(choices=list(box.options), widget=forms.RadioSelect, **common)
        case "tick" | "not_done":
            return forms.BooleanField(**common)
        case "day":
            attrs = {"data-date": "", "inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}
            return forms.DateField(
                input_formats=["%d/%m/%Y"], widget=forms.DateInput(attrs, "%d/%m/%Y"), error_messages=DATE, **common
            )
    return forms.CharField(max_length=1000, widget=forms.Textarea({"rows": 2}), **common)


def _kept(box: Box, value: Any) -> Any:
    """As the JSON keeps it; None is left out."""
    match box.kind:
        case "yes_no":
            return None if value == "" else value == "1"
        case "not_done":
            return NOT_DONE if value else None
        case "day":
            return value and value.isoformat()
        case "codes":
            return [code for code in re.split(r"[\s,;]+", value) if code] or None
        case "option" | "words":
            return value or None
    return value


def _at(box: Box, inputs: Mapping[str, Any]) -> Any:
    value: Any = inputs
    for name in box.at:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _shown(box: Box, inputs: Mapping[str, Any]) -> Any:
    value = _at(box, inputs)
    match box.kind:
        case "yes_no":
            return None if value is None else "1" if value else "0"
        case "not_done":
            return value == NOT_DONE
        case "day":
            return None if value in (None, NOT_DONE) else _day(value)
        case "codes":
            return ", ".join(value or ())
        case "whole" | "number":
            return number_said(value)
    return value


def _day(text: str) -> date:
    moment = datetime.fromisoformat(text)
    return (moment.astimezone(ZONE) if moment.tzinfo else moment).date()


def inputs_said(leaf: Leaf, inputs: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Inputs in words, each with its label."""
    if inputs == DOES_NOT_APPLY:
        return [("", "Không áp dụng")]
    said = ((box, _in_words(box, inputs or {})) for box in boxes_of(leaf))
    return [("" if box.kind == "not_done" else box.label, text) for box, text in said if text]


def _in_words(box: Box, inputs: Mapping[str, Any]) -> str:
    value = _shown(box, inputs)
    if value in (None, ""):
        return ""
    match box.kind:
        case "yes_no" | "tick":
            return "Có" if value in ("1", True) else "Không"
        case "not_done":
            return box.label if value else ""
        case "day":
            return f"{value:%d/%m/%Y}"
        case "option":
            return dict(box.options).get(value, value)
    return str(value)


def inputs_in_short(leaf: Leaf, inputs: Mapping[str, Any] | None) -> str:
    """For a cell of a table: «34/40», «98,7 %», «Có», «2/3 ý», «1; 0»."""
    if not inputs:
        return ""
    if inputs == DOES_NOT_APPLY:
        return "Không áp dụng"
    if isinstance(leaf.rule, ratios.ShareRule) and inputs.get("rate") is None:
        return f"{number_said(inputs.get('b')) or '?'}/{number_said(inputs.get('a')) or '?'}"
    if ticks := inputs.get("items"):
        return f"{sum(map(bool, ticks.values()))}/{len(ticks)} ý"
    words = [text for box in boxes_of(leaf) if box.kind != "words" and (text := _in_words(box, inputs))]
    percent = " %" if "rate" in inputs else ""
    return "; ".join(words) + percent
