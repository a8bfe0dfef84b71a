"""Inputs as boxes: what JSON holds is shown, and what is shown comes back as the same JSON, for every kind of rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from cchc.parindex.forms.inputs import InputsForm, inputs_in_short, inputs_said
from cchc.parindex.new_rules import KINDS, new_rule
from cchc.parindex.numbers import as_json
from cchc.parindex.schema import Leaf

SHARE: list[Any] = [{"a": 40, "b": 34}, {"a": "12.5", "b": 0}, {"rate": "98.7"}]
ONE, TWO = [{"counts": {"count": 0}}, {"counts": {"count": 3}}], [{"counts": {"count": 1, "grave": 0}}]
JUDGED = [{"points": "0.25", "reason": "Có quyết định"}, {"points": 1, "reason": "Đủ"}]
SURVEYED: list[Any] = [{"figure": "83.75", "sample": 50}, {"answers": {"4": 6, "5": 3}}]
GIVEN: dict[str, list[Any]] = {
    "YES_NO": [{"yes": True}, {"yes": False}], "TRI_STATE": [{"option": "late"}],
    "DATE_STEP": [{"on": "2025-02-10"}, {"on": "none"}, {"on": "2025-05-10", "event": "2025-04-01"}],
    "CHECKLIST": [{"items": {"first": True, "second": False}}],
    "WEIGHTED_RATIO": [{"total": 20, "counts": {"on_time": 17, "late": 2}}],
    **dict.fromkeys(("BANDS", "ALL_OR_NOTHING", "RATIO_LINEAR", "RATIO_FLOOR", "RATIO_TARGET", "PIECEWISE"), SHARE),
    "RATIO_TO_BEST": [{"value": 3, "best": "4.5"}], "DEDUCT_PER": ONE, "COUNT_STEP": ONE, "LADDER_DEDUCT": TWO,
    "DEDUCT_PER_PERIOD": [{"due_on": "2025-01-31", "done_on": "2025-02-03"}], "COUNT_CAP": [{"count": 3}],
    "VIOLATION_ZERO": [{"violations": 0}],
    **dict.fromkeys(("SURVEY_PCT", "SURVEY_MEAN"), SURVEYED),
    "EXTERNAL_SCALE": [{"value": "83.75"}], "CUSTOM_FORMULA": [{"values": {"a": 3, "b": "0.25"}}],
    **dict.fromkeys(("MANUAL_JUDGEMENT", "BONUS", "PENALTY"), JUDGED),
    "THRESHOLD_BONUS": [{"rate": 95}], "NOT_APPLICABLE": [],
}  # fmt: skip
CASES = [(kind, given) for kind, all_given in GIVEN.items() for given in [*all_given, {"not_applicable": True}]]


def leaf_of(kind: str, *, penalty: bool = False) -> Leaf:
    rule = new_rule(kind, Decimal(2), year=2025, penalty=penalty)
    if kind == "DATE_STEP":
        rule["steps"].append({"within": "30d", "points": 0.5})
    return Leaf.model_validate({"code": "1.1", "name": "Tiêu chí", "max": 2, "rule": rule})


def sent(form: InputsForm) -> QueryDict:
    """What a browser sends back when nothing is changed."""
    words = QueryDict(mutable=True)
    for bound in form:
        value = bound.value()
        if value not in (None, "", False):
            words[bound.html_name] = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    return words


def test_every_kind_is_here() -> None:
    assert set(GIVEN) == set(KINDS)


@pytest.mark.parametrize(("kind", "given"), CASES)
def test_what_is_shown_comes_back(kind: str, given: dict[str, Any]) -> None:
    leaf = leaf_of(kind)
    back = InputsForm(sent(InputsForm(leaf=leaf, inputs=given, note="Ghi chú")), leaf=leaf)
    assert back.is_valid(), back.errors
    assert (back.inputs(), back.cleaned_data["note"]) == (given, "Ghi chú")
    assert inputs_in_short(leaf, given)
    assert inputs_said(leaf, given)


def test_a_penalty_names_the_criteria_that_it_strikes() -> None:
    leaf, given = leaf_of("VIOLATION_ZERO", penalty=True), {"leaves": ["3.4.1", "1.3.1"]}
    back = InputsForm(sent(InputsForm(leaf=leaf, inputs=given)), leaf=leaf)
    assert back.is_valid() and back.inputs() == given


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("34", 34), ("98,70", "98.7"), ("1.234", 1234), ("1.234,5", "1234.5"), ("12.5", "12.5"), (" 1 234 ", 1234)],
)
def test_numbers_as_people_write_them(typed: str, kept: Any) -> None:
    form = InputsForm(QueryDict(f"rate={typed}"), leaf=leaf_of("RATIO_LINEAR"))
    assert form.is_valid() and form.inputs() == {"rate": kept}


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("RATIO_LINEAR", "a=nhiều&b=3", "Hãy ghi một số, ví dụ 12 hoặc 0,25."),
        ("RATIO_LINEAR", "a=-4&b=3", "Hãy ghi một số, ví dụ 12 hoặc 0,25."),
        ("COUNT_CAP", "count=1,5", "Hãy ghi một số nguyên, ví dụ 12."),
        ("RATIO_LINEAR", "", "Hãy ghi số liệu, hoặc chọn «Không áp dụng cho đơn vị»."),
        ("DATE_STEP", "on=31/02/2025", "Ngày này không đọc được. Hãy ghi như 23/11/2026."),
    ],
)
def test_what_cannot_be_read_is_said(kind: str, typed: str, sentence: str) -> None:
    form = InputsForm(QueryDict(typed), leaf=leaf_of(kind))
    assert not form.is_valid()
    assert sentence in str(form.errors)


def test_whole_numbers_are_one_whatever_their_zeros() -> None:
    assert [as_json(Decimal(text)) for text in ("4", "4.00", "12.50", "0", "1E+2")] == [4, 4, "12.5", 0, 100]


def test_in_short() -> None:
    assert inputs_in_short(leaf_of("RATIO_LINEAR"), {"a": 40, "b": 34}) == "34/40"
    assert inputs_in_short(leaf_of("RATIO_LINEAR"), {"rate": "98.7"}) == "98,7 %"
    assert inputs_in_short(leaf_of("CHECKLIST"), {"items": {"first": True, "second": False}}) == "1/2 ý"
    assert inputs_in_short(leaf_of("DATE_STEP"), {"on": "2025-01-20T09:15:00+07:00"}) == "20/01/2025"
    assert inputs_in_short(leaf_of("YES_NO"), None) == ""
