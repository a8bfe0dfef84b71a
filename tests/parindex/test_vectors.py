"""Does the reference rubric give the points of every test vector of parindex.md §2.5, and of its other shapes?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cchc.parindex.numbers import half_up
from cchc.parindex.scoring import scored
from tests.factories.rubrics import YEAR, judged, reference, small

RUBRIC = reference()

VECTORS: list[tuple[str, dict[str, Any], str]] = [
    ("1.1.1", {"on": "2025-01-31T23:59"}, "0.5"),
    ("1.1.1", {"on": "2025-01-31T16:59:59Z"}, "0.5"),  # 23:59:59 in Vietnam
    ("1.1.1", {"on": "2025-02-01T00:00"}, "0.25"),
    ("1.1.1", {"on": "2025-01-31T17:00:00+00:00"}, "0.25"),
    ("1.1.1", {"on": "2025-02-15"}, "0.25"),
    ("1.1.1", {"on": "2025-02-16"}, "0"),
    ("1.1.1", {"on": "none"}, "0"),
    ("1.1.2", {"items": {"contents": True, "tasks": False, "measurable": True}}, "0.3"),
    ("1.1.3", {"a": 41, "b": 31}, "0"),
    ("1.1.3", {"a": 40, "b": 32}, "1.6"),
    ("1.1.3", {"a": 40, "b": 40}, "2"),
    ("1.2.1", {"counts": {"late": 1, "missing": 0}}, "0.375"),
    ("1.2.1", {"counts": {"late": 1, "missing": 1}}, "0.125"),
    ("1.2.1", {"counts": {"late": 0, "missing": 3}}, "0"),
    ("1.3.1", {"yes": False}, "0"),
    ("1.3.2", {"a": 5, "b": 4}, "0.5"),
    ("1.3.2", {"a": 2, "b": 1}, "0.25"),
    ("1.3.2", {"rate": "49.99"}, "0"),
    ("1.3.3", {"a": 0}, "1"),
    ("1.3.3", {"a": 10, "b": 6}, "0"),
    ("1.3.3", {"a": 10, "b": 7}, "0.7"),
    ("1.4.3", {"counts": {"conferences": 0, "forms": 3}}, "0.5"),
    ("1.4.3", {"counts": {"conferences": 2, "forms": 2}}, "0.75"),
    ("1.4.3", {"counts": {"conferences": 1, "forms": 1}}, "0.5"),
    ("1.5.1", {"counts": {"recognised": 2, "models": 1}}, "1.5"),
    ("1.5.1", {"counts": {"recognised": 1, "models": 0}}, "1"),
    ("1.5.1", {"counts": {"recognised": 0, "models": 4}}, "0.5"),
    ("1.6.1", {"total": 20, "counts": {"on_time": 17, "late": 2}}, "1.8"),
    ("1.6.1", {"total": 0}, "2"),
    ("1.8.1", {"on": "2025-05-01", "event": "2025-04-01"}, "0.5"),
    ("1.8.1", {"on": "2025-05-02", "event": "2025-04-01"}, "0.25"),
    ("1.8.1", {"on": "2025-06-01", "event": "2025-04-01"}, "0"),
    ("2.3.1", {"counts": {"unlawful": 2, "form": 6}}, "0"),
    ("3.1.3", {"violations": 0}, "0.5"),
    ("3.1.3", {"violations": 1}, "0"),
    ("3.3.1", {"a": 200, "b": 199}, "0"),
    ("3.3.1", {"a": 200, "b": 200}, "1"),
    ("3.4.1", {"rate": "99.2"}, "3"),
    ("3.4.1", {"rate": "98.7"}, "3"),
    ("3.4.1", {"rate": "96.2"}, "2"),
    ("3.4.1", {"rate": "100"}, "4"),
    ("3.4.1", {"a": 1000, "b": 900}, "1"),
    ("3.4.2", {"a": 0, "b": 0}, "1"),
    ("3.5.1", {"rate": "93.4"}, "1.5"),
    ("3.5.1", {"rate": "60"}, "1.125"),
    ("3.6.1", {"value": "90.09"}, "1.8018"),
    ("5.5.1", {"counts": {"reprimand": 2, "warning": 0, "removal": 0}}, "0.5"),
    ("5.5.1", {"counts": {"reprimand": 1, "warning": 1, "removal": 0}}, "0"),
    ("5.5.1", {"counts": {"reprimand": 0, "warning": 0, "removal": 1}}, "0"),
    ("6.3.1", {"rate": "95"}, "2"),
    ("6.3.1", {"rate": "87.5"}, "1.5"),
    ("6.3.1", {"rate": "80"}, "1"),
    ("6.3.1", {"rate": "79.99"}, "0"),
    ("6.3.1", {"rate": "104"}, "2"),
    ("6.5.1", {"a": 100, "b": 112}, "1"),
    ("7.3.2", {"rate": "29.9"}, "0"),
    ("7.3.2", {"rate": "30"}, "1.2857"),
    ("7.3.2", {"rate": "51.79"}, "2.2196"),
    ("7.8.1", {"value": "0.62", "best": "0.775"}, "0.8"),
    ("8.1.1", {"answers": {"1": 0, "2": 1, "3": 1, "4": 3, "5": 3}}, "1.5"),
    ("8.2.1", {"answers": {"4": 1, "5": 1}}, "4.5"),
    ("T1", {"count": 3}, "2"),
    ("T2", {"yes": True}, "0.5"),
    ("T3", {"rate": "80"}, "0.5"),
    ("T3", {"rate": "79.99"}, "0"),
    ("P1", {"due_on": "2025-12-12", "done_on": "2025-12-12"}, "0"),
    ("P1", {"due_on": "2025-12-12", "done_on": "2025-12-15"}, "0.5"),  # one working day over a week-end
    ("P1", {"due_on": "2025-12-12", "done_on": "2025-12-19"}, "0.5"),
    ("P1", {"due_on": "2025-12-12", "done_on": "2025-12-22"}, "1"),
    ("P1", {"due_on": "2025-06-02", "done_on": "2025-12-31"}, "2"),
    ("P2", {"leaves": ["1.1.1", "3.4.1"]}, "0.5"),
    ("P3", {"counts": {"people": 1}}, "2"),
    ("P4", {"counts": {"cases": 5}}, "1"),
    ("P5", {"counts": {"leaves": 3}}, "0.75"),
]


@pytest.mark.parametrize(("code", "given", "points"), VECTORS)
def test_points_of_a_leaf(code: str, given: dict[str, Any], points: str) -> None:
    assert points_of(code, given) == Decimal(points)


def points_of(code: str, given: dict[str, Any]) -> Decimal | None:
    score = scored(RUBRIC, {code: given}, YEAR)
    found = [*score.fields, *score.bonuses, *score.penalties]
    while found:
        each = found.pop()
        if each.node.code == code:
            return each.points
        found += each.parts
    raise AssertionError(code)


def test_what_is_shown_has_two_places() -> None:
    points = points_of("7.3.2", {"rate": "51.79"})
    assert points is not None
    assert half_up(points, 2) == Decimal("2.22")


def test_the_total_is_rounded_half_up() -> None:
    """Σ 84,335 + thưởng 1,5 − phạt 0,5 = 85,335, shown as 85,34."""
    outside = {"max": "3", "name": "Ngoài thang điểm"}
    rubric = small(
        {"max": "100", "rule": {"kind": "EXTERNAL_SCALE", "index": "mẫu"}},
        bonus_cap=3, bonuses=[{"code": "T1", "rule": {"kind": "BONUS", "step": "0.5"}, **outside}],
        penalty_cap=3, penalties=[{"code": "P1", "rule": {"kind": "PENALTY", "step": "0.5"}, **outside}],
    )  # fmt: skip
    inputs: dict[str, Any] = {
        "1.1.1": {"value": "84.335"},
        "T1": {"points": "1.5", "reason": "sáng kiến"},
        "P1": {"points": "0.5", "reason": "nộp muộn"},
    }
    score = scored(rubric, inputs, YEAR)
    assert score.total == Decimal("85.335")
    assert half_up(score.total, 2) == Decimal("85.34")


def test_caps_of_bonus_and_penalty() -> None:
    three = [{"code": f"{letter}{n}", "name": "Mục", **judged("2", "1")} for letter in "TP" for n in (1, 2, 3)]
    rubric = small(judged("100"), bonus_cap=3, bonuses=three[:3], penalty_cap=5, penalties=three[3:])
    inputs = {each["code"]: {"points": 2, "reason": "có"} for each in three}
    score = scored(rubric, inputs | {"1.1.1": {"points": 50, "reason": "có"}}, YEAR)
    assert (score.bonus, score.penalty, score.total) == (3, 5, 48)
