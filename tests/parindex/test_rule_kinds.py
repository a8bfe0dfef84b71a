"""Rule kinds that the reference rubric does not use, the bounds of those it does, and each in Vietnamese words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest

from cchc.parindex.rules.base import InputError
from cchc.parindex.rules.kinds import AnyRule
from cchc.parindex.scoring import scored
from tests.factories.rubrics import YEAR, reference, small

PARTS = {"kind": "CUSTOM_FORMULA", "formula": "round(b / a * 2, 1) + min(c, 0.5)"}
VARIABLES = [{"code": code, "label": code} for code in "abc"]
LATE = [{"code": "late", "label": "muộn", "points": "0.5"}, {"code": "none", "label": "không", "points": 0}]
IN_TIME = {"code": "in_time", "label": "kịp thời", "points": 1}
FAULTS = [{"code": "n", "label": "lỗi", "each": 1}]
CA_MAU = [
    {"lower": 90, "lower_included": False, "points": 2},
    {"lower": 70, "upper": 90, "upper_included": True, "points": 1},
    {"upper": 70, "points": 0},
]
DUE = [{"by": "31/12", "included": False, "points": 2}, {"by": "31/01", "next_year": True, "points": 1}]
WITHIN = [{"by": "31/01", "within": "5wd", "points": 2}]
TARGETS = [{"from_year": 2021, "percent": 50}, {"from_year": 2025, "percent": 80}, {"from_year": 2026, "percent": 90}]

SCORED: list[tuple[dict[str, Any], dict[str, Any], str | None]] = [
    ({"kind": "YES_NO", "points_yes": "1.5", "points_no": "0.5"}, {"yes": False}, "0.5"),
    ({"kind": "YES_NO", "points_yes": "1.5"}, {"yes": True}, "1.5"),
    ({"kind": "TRI_STATE", "options": [IN_TIME, *LATE]}, {"option": "late"}, "0.5"),
    ({"kind": "DATE_STEP", "steps": DUE}, {"on": "2025-12-30"}, "2"),
    ({"kind": "DATE_STEP", "steps": DUE}, {"on": "2025-12-31"}, "1"),
    ({"kind": "DATE_STEP", "steps": DUE, "later": "0.5"}, {"on": "2026-02-01"}, "0.5"),
    ({"kind": "DATE_STEP", "steps": WITHIN}, {"on": "2025-01-31"}, "2"),
    ({"kind": "DATE_STEP", "steps": WITHIN}, {"on": "2025-03-07", "event": "2025-02-28"}, "2"),  # a Friday to the next
    ({"kind": "DATE_STEP", "steps": WITHIN}, {"on": "2025-03-08", "event": "2025-02-28"}, "0"),
    ({"kind": "BANDS", "bands": CA_MAU}, {"rate": 90}, "1"),
    ({"kind": "BANDS", "bands": CA_MAU}, {"rate": "90.01"}, "2"),
    ({"kind": "BANDS", "bands": CA_MAU}, {"rate": 70}, "1"),
    ({"kind": "BANDS", "bands": CA_MAU}, {"a": 3, "b": 2}, "0"),
    ({"kind": "RATIO_LINEAR"}, {"a": 3, "b": 1}, "0.6667"),
    ({"kind": "RATIO_LINEAR"}, {"a": 3, "b": 4}, "2"),
    ({"kind": "RATIO_LINEAR", "zero_denominator": "zero"}, {"a": 0, "b": 0}, "0"),
    ({"kind": "RATIO_LINEAR"}, {"a": 0}, None),
    ({"kind": "RATIO_FLOOR", "floor": 80, "floor_included": False}, {"a": 5, "b": 4}, "0"),
    ({"kind": "RATIO_FLOOR", "floor": 80}, {"a": 5, "b": 4}, "1.6"),
    ({"kind": "RATIO_TARGET", "targets": TARGETS}, {"rate": 40}, "1"),
    ({"kind": "RATIO_TARGET", "targets": TARGETS[2:]}, {"rate": 40}, None),
    ({"kind": "RATIO_TARGET", "targets": TARGETS, "floor": 40, "floor_included": False}, {"rate": 40}, "0"),
    ({"kind": "RATIO_TO_BEST"}, {"value": 0, "best": 0}, "0"),
    ({"kind": "DEDUCT_PER", "deductions": FAULTS, "floor": "0.5"}, {"counts": {"n": 9}}, "0.5"),
    ({"kind": "DEDUCT_PER", "deductions": FAULTS, "cap": 1}, {"counts": {"n": 9}}, "1"),
    ({"kind": "DEDUCT_PER_PERIOD", "each": "0.5", "days": 5, "count": "calendar", "rounding": "down"},
     {"due_on": "2025-03-01", "done_on": "2025-03-10"}, "1.5"),
    ({"kind": "DEDUCT_PER_PERIOD", "each": "0.5", "days": 5, "count": "calendar", "rounding": "up"},
     {"due_on": "2025-03-01", "done_on": "2025-03-10"}, "1"),
    ({"kind": "DEDUCT_PER_PERIOD", "each": "0.5", "days": 5}, {"due_on": "2025-03-10", "done_on": "2025-03-01"}, "2"),
    ({"kind": "COUNT_CAP", "each": "0.3", "cap": 1}, {"count": 3}, "0.9"),
    ({"kind": "COUNT_CAP", "each": "0.3", "cap": 1}, {"count": 4}, "1"),
    ({"kind": "SURVEY_PCT", "min_sample": 389}, {"figure": 80, "sample": 388}, None),
    ({"kind": "SURVEY_PCT", "min_sample": 389}, {"figure": 80, "sample": 389}, "1.6"),
    ({"kind": "SURVEY_PCT", "top": [5]}, {"answers": {"4": 3, "5": 1}}, "0.5"),
    ({"kind": "SURVEY_MEAN", "scale": 4}, {"answers": {"1": 1, "4": 1}}, "1.25"),
    (PARTS | {"variables": VARIABLES}, {"values": {"a": 8, "b": 5, "c": 2}}, "1.8"),
    (PARTS | {"variables": VARIABLES}, {"values": {"a": 1, "b": 9, "c": 2}}, "2"),
    (PARTS | {"variables": VARIABLES}, {"values": {"a": 1, "b": 9}}, None),
    (PARTS | {"variables": VARIABLES, "zero_denominator": "zero"}, {"values": {"a": 0, "b": 9, "c": 1}}, "0"),
    ({"kind": "MANUAL_JUDGEMENT", "step": "0.25"}, {"points": "1.75", "reason": "đủ"}, "1.75"),
    ({"kind": "NOT_APPLICABLE"}, {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "given", "points"), SCORED)
def test_points(rule: dict[str, Any], given: dict[str, Any], points: str | None) -> None:
    score = scored(small({"max": 2, "rule": rule}), {"1.1.1": given}, YEAR)
    leaf = score.fields[0].parts[0].parts[0]
    assert leaf.points == (None if points is None else Decimal(points))


@pytest.mark.parametrize(
    ("rule", "given", "reason"),
    [
        ({"kind": "TRI_STATE", "options": LATE}, {"option": "soon"}, "không có mục «soon»"),
        ({"kind": "MANUAL_JUDGEMENT", "step": "0.25"}, {"points": "1.3", "reason": "đủ"}, "không tròn bậc 0,25"),
        ({"kind": "MANUAL_JUDGEMENT"}, {"points": 3, "reason": "đủ"}, "vượt điểm tối đa 2"),
        ({"kind": "MANUAL_JUDGEMENT"}, {"points": 1, "reason": ""}, "không được để trống"),
        ({"kind": "DATE_STEP", "steps": WITHIN}, {"on": "2040-01-31", "event": "2040-01-02"}, "Lịch làm việc «vn»"),
        (PARTS | {"variables": VARIABLES}, {"values": {"d": 1}}, "không có mục «d»"),
    ],
)  # fmt: skip
def test_refused_inputs(rule: dict[str, Any], given: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        scored(small({"max": 2, "rule": rule}), {"1.1.1": given}, YEAR)


def test_every_kind_is_scored_in_a_test_and_said_in_words() -> None:
    kinds = {get_args(rule.model_fields["kind"].annotation)[0] for rule in get_args(get_args(AnyRule)[0])}
    rubric = reference()
    rules = [leaf.rule for leaf in (*rubric.leaves(), *rubric.bonuses, *rubric.penalties)]
    rules += [leaf.rule for rule, _, _ in SCORED for leaf in small({"max": 2, "rule": rule}).leaves()]
    outside = {"BONUS", "PENALTY"}  # test_vectors.py
    assert len(kinds) == 27
    assert {rule.kind for rule in rules if rule} | outside == kinds
    for rule in rules:
        assert rule
        said = rule.said(Decimal("2.5"))
        assert said.endswith(".")
        assert said[0].isupper()
