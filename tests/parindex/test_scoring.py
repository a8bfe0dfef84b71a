"""The golden round of parindex.md §3.6, what is missing, and what does not apply."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc.parindex.numbers import half_up
from cchc.parindex.rules.base import InputError
from cchc.parindex.scoring import Score, scored
from tests.factories.rubrics import YEAR, judged, reference, small

GOLDEN = json.loads((Path(__file__).parent / "golden_round.json").read_text(encoding="utf-8"), parse_float=Decimal)
FIELDS = {  # max, self-score, first and second appraisal, survey, final, index of the field
    "1": ("14", "13.25", "11.50", "12.00", "0", "12.00", "85.71"),
    "2": ("6", "5.75", "5.25", "5.25", "0", "5.25", "87.50"),
    "3": ("24", "22.10", "19.35", "19.85", "0", "19.85", "82.71"),
    "4": ("6", "6.00", "5.75", "5.75", "0", "5.75", "95.83"),
    "5": ("10", "9.50", "8.75", "9.00", "0", "9.00", "90.00"),
    "6": ("7", "6.50", "6.00", "6.00", "0", "6.00", "85.71"),
    "7": ("15", "12.80", "11.42", "11.42", "0", "11.42", "76.13"),
    "8": ("18", "3.00", "2.00", "2.00", "12.96", "14.96", "83.11"),
}
FINAL = GOLDEN["final"]
SURVEY = {code: given for code, given in FINAL.items() if code.startswith(("8.1", "8.2"))}
WITHOUT_SURVEY = {code: given for code, given in FINAL.items() if code not in SURVEY}


def golden(inputs: dict[str, Any]) -> Score:
    return scored(reference(), inputs, YEAR)


def fields_of(score: Score) -> list[Decimal]:
    return [each.points or Decimal(0) for each in score.fields]


@pytest.mark.parametrize(
    ("column", "inputs", "total"),
    [
        (1, WITHOUT_SURVEY | GOLDEN["self_score"], "78.90"),
        (2, WITHOUT_SURVEY | GOLDEN["appraisal_1"], "70.02"),
        (3, WITHOUT_SURVEY, "71.27"),
        (4, SURVEY, "12.96"),
        (5, FINAL, "84.23"),
    ],
    ids=["self-score", "appraisal 1", "appraisal 2", "survey", "final"],
)
def test_golden_columns(column: int, inputs: dict[str, Any], total: str) -> None:
    score = golden(inputs)
    assert fields_of(score) == [Decimal(row[column]) for row in FIELDS.values()]
    assert score.points == Decimal(total)


def test_golden_index() -> None:
    score = golden(FINAL)
    percents = [half_up((each.points or Decimal(0)) * 100 / each.applicable, 2) for each in score.fields]
    assert percents == [Decimal(row[6]) for row in FIELDS.values()]
    assert [each.node.max for each in score.fields] == [Decimal(row[0]) for row in FIELDS.values()]
    assert (score.index, score.grade, score.unscored) == (Decimal("84.23"), "Tốt", [])
    assert (score.bonus, score.penalty, score.total) == (1, Decimal("0.5"), Decimal("84.73"))


def test_what_is_missing_is_not_zero() -> None:
    score = golden(WITHOUT_SURVEY)
    assert score.unscored == list(SURVEY)
    assert (score.index, score.grade) == (None, None)
    nothing = golden({})
    assert len(nothing.unscored) == 86
    assert {each.points for each in nothing.fields} == {None}


@pytest.mark.parametrize(
    ("policy", "points", "applicable", "index"),
    [("rescale", "6", "8", "75.00"), ("full", "8", "10", "80.00"), ("reallocate", "7.5", "10", "75.00")],
)
def test_what_does_not_apply(policy: str, points: str, applicable: str, index: str) -> None:
    rubric = small(judged("8"), judged("2"), not_applicable=policy)
    inputs: dict[str, Any] = {"1.1.1": {"points": 6, "reason": "đủ"}, "1.1.2": {"not_applicable": True}}
    score = scored(rubric, inputs, YEAR)
    assert (score.points, score.applicable, score.index) == (Decimal(points), Decimal(applicable), Decimal(index))
    assert score.unscored == []


def test_the_policy_of_a_leaf_goes_before_that_of_the_rubric() -> None:
    never = {"max": "2", "rule": {"kind": "NOT_APPLICABLE", "policy": "full"}}
    at_once = {"max": "2", "not_applicable": "full", "rule": {"kind": "RATIO_LINEAR"}}
    score = scored(
        small(judged("6"), never, at_once), {"1.1.1": {"points": 3, "reason": "một nửa"}, "1.1.3": {"a": 0}}, YEAR
    )
    assert (score.points, score.applicable) == (7, 10)


def test_points_move_up_when_no_sibling_applies() -> None:
    rubric = small(judged("4"), judged("4"), not_applicable="reallocate")
    score = scored(rubric, {"1.1.1": {"not_applicable": True}, "1.1.2": {"not_applicable": True}}, YEAR)
    assert (score.applicable, score.index) == (0, None)
    assert score.fields[0].to_siblings == 8


def test_a_penalty_for_false_evidence_strikes_the_leaf() -> None:
    score = golden(FINAL | {"P2": {"leaves": ["3.4.1", "1.3.1"]}})
    assert score.points == Decimal("84.23") - 3 - Decimal("0.25")
    assert score.penalty == 1
    with pytest.raises(InputError, match="P2: không có tiêu chí thành phần"):
        golden({"P2": {"leaves": ["9.9.9"]}})


def test_a_rubric_read_in_part_has_no_index() -> None:
    part = {"code": "1.1", "name": "Tiêu chí", "max": "4", "parts": [{"code": "1.1.1", "name": "Mục", **judged("4")}]}
    field = {"code": "1", "name": "Lĩnh vực", "max": "10", "parts": [part], "unread": [{"name": "1.2", "max": "6"}]}
    rubric = small(judged("10"), parts=[field], status="partial")
    score = scored(rubric, {"1.1.1": {"points": 3, "reason": "đủ"}}, YEAR)
    assert (score.points, score.applicable, score.index) == (3, 4, None)


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        ({"9.9": {"yes": True}}, "9.9: bộ tiêu chí W-2025 không có mục này để chấm"),
        ({"1.1": {"yes": True}}, "1.1: bộ tiêu chí W-2025 không có mục này để chấm"),
        ({"1.3.1": {"yes": "có"}}, "1.3.1: yes: phải là true hoặc false"),
        ({"1.3.1": {"no": True}}, "1.3.1: no: không có mục này trong lược đồ"),
        ({"1.1.3": {"a": 0, "b": 2}}, "1.1.3: a bằng 0 thì b phải bằng 0"),
        ({"1.1.3": {"a": 4, "b": 2, "rate": 50}}, "không ghi cả hai"),
        ({"1.1.3": {"a": -4, "b": 2}}, "1.1.3: a: phải từ 0 trở lên"),
        ({"1.1.3": {"a": "1e999999", "b": 2}}, "1.1.3: a: có nhiều chữ số quá"),
        ({"1.1.3": {"a": "Infinity", "b": 2}}, "1.1.3: a: phải là số"),
        ({"1.2.1": {"counts": {"later": 1}}}, "1.2.1: không có mục «later»"),
        ({"1.2.1": {"counts": {"late": 1.5}}}, "phải là số nguyên"),
        ({"1.6.1": {"total": 3, "counts": {"on_time": 4}}}, "1.6.1: tổng các mục lớn hơn total"),
        ({"1.1.1": {"on": "31/01/2025"}}, "1.1.1: on: phải là ngày dạng 2026-09-14"),
        ({"1.1.1": {"on": "2025-01-31 25:00"}}, "1.1.1: on: phải là ngày dạng 2026-09-14"),
        ({"1.1.1": {"on": None}}, "1.1.1: on: phải là ngày; không thực hiện thì ghi none"),
        ({"1.8.1": {"on": "2025-01-31", "event": "9999-12-31"}}, "1.8.1: số liệu lớn quá, không tính được"),
        ({"3.1.3": {"leaves": ["1.1.1"]}}, "3.1.3: hãy ghi số vi phạm (violations)"),
        ({"3.6.1": {"value": 101}}, "3.6.1: value lớn hơn thang điểm 100"),
        ({"7.8.1": {"value": 2, "best": 1}}, "7.8.1: value lớn hơn best của mọi đơn vị"),
        ({"8.1.1": {"answers": {"6": 1}}}, "8.1.1: không có mục «6»"),
        ({"8.1.1": {"figure": 101, "sample": 5}}, "8.1.1: figure lớn hơn 100"),
        ({"8.1.1": {"figure": 50, "answers": {}}}, "ghi answers, hoặc figure và sample"),
    ],
)  # fmt: skip
def test_inputs_that_cannot_be(inputs: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError) as refused:
        golden(inputs)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("1.1.3", {"a": 41}), ("1.2.1", {"counts": {"late": 1}}), ("1.1.2", {"items": {"tasks": True}}),
        ("1.8.1", {"on": "2025-04-02"}), ("7.8.1", {"value": 1}), ("8.1.1", {"answers": {}}), ("3.1.3", {}),
        ("8.2.1", {"figure": 4}), ("1.6.1", {"total": 5, "counts": {"late": 1}}), ("1.3.1", {}),
    ],
)  # fmt: skip
def test_a_missing_input_leaves_the_leaf_unscored(code: str, given: dict[str, Any]) -> None:
    assert code in golden({code: given}).unscored
