"""Inputs become points by the rubric's rule; what differs from the records is explained, or nothing is saved."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.models import Status
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.score_leaf import score_leaf, why_not_score_leaf
from cchc.parindex.models import SheetStatus
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor
from tests.factories.rounds import line, opened, sheet_at, sheet_of

pytestmark = pytest.mark.django_db


def test_points_come_from_the_rule() -> None:
    sheet = sheet_of(opened())
    scored = score_leaf(line=line(sheet, "1.1"), by=actor("vanphong"), inputs={"a": 8, "b": 6})
    assert (scored.self_points, scored.proposed) == (Decimal(3), None)  # no dossier this year: nothing is proposed
    assert events_of(sheet).last().data["points"] == "3"
    assert score_leaf(line=line(sheet, "P1"), by=actor("vanphong"), inputs={"counts": {"late": 1}}).self_points == (
        Decimal("0.5")
    )
    nothing = score_leaf(line=line(sheet, "1.1"), by=actor("vanphong"), inputs={"a": 0, "b": 0})
    assert (nothing.self_points, nothing.self_applies) == (None, False)


def test_what_differs_from_the_records_is_explained() -> None:
    for _ in range(3):
        dossier_at(Status.RESULT_READY)
    sheet, office = sheet_of(opened()), actor("vanphong")
    assert score_leaf(line=line(sheet, "1.1"), by=office, inputs={"a": 3, "b": 3}).proposed == {"a": 3, "b": 3}
    with pytest.raises(ActionRefused, match="khác số hệ thống tính"):
        score_leaf(line=line(sheet, "1.1"), by=office, inputs={"a": 4, "b": 4})
    assert line(sheet, "1.1").inputs == {"a": 3, "b": 3}
    explained = score_leaf(line=line(sheet, "1.1"), by=office, inputs={"a": 4, "b": 4}, note="Một hồ sơ giấy")
    assert (explained.self_points, explained.note) == (4, "Một hồ sơ giấy")


@pytest.mark.parametrize(
    ("code", "inputs", "sentence"),
    [
        ("1.1", {"a": 4, "b": "nhiều"}, "Chưa chấm được: 1.1: b"),
        ("1.1", {"c": 4}, "không có mục này"),
        ("P1", {"counts": {"early": 1}}, "không có mục «early»"),
        ("2", {"figure": 90, "sample": 20}, "điều tra xã hội học"),
    ],
)
def test_bad_inputs_change_nothing(code: str, inputs: dict[str, object], sentence: str) -> None:
    sheet = sheet_of(opened())
    with pytest.raises(ActionRefused, match=sentence):
        score_leaf(line=line(sheet, code), by=actor("vanphong"), inputs=inputs)
    assert line(sheet, code).inputs is None


def test_who_and_when() -> None:
    sheet = sheet_of(opened())
    assert why_not_score_leaf(line=line(sheet, "1.1"), by=actor("tuphap")) is not None
    sheet.lines.filter(code="1.1").update(responsible=actor("tuphap").post)
    assert why_not_score_leaf(line=line(sheet, "1.1"), by=actor("tuphap")) is None
    assert why_not_score_leaf(line=line(sheet, "1.1"), by=actor("chutich")) is not None


def test_a_locked_sheet_stays() -> None:
    locked = line(sheet_at(SheetStatus.LOCKED), "1.1")
    assert "phiếu đang ở trạng thái «Đã chốt tự chấm»" in str(why_not_score_leaf(line=locked, by=actor("vanphong")))
