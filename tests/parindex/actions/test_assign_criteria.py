"""Criteria go to people of the unit, who may then score them; once the sheet is handed in nothing is shared out."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.assign_criteria import assign_criteria, why_not_assign_criteria
from cchc.parindex.actions.score_leaf import why_not_score_leaf
from cchc.parindex.models import SheetStatus
from tests.factories.office import actor
from tests.factories.rounds import line, opened, sheet_at, sheet_of

pytestmark = pytest.mark.django_db
S = SheetStatus


def test_who_got_a_criterion_scores_it() -> None:
    sheet, person = sheet_of(opened()), actor("tuphap")
    assert assign_criteria(assessment=sheet, by=actor("vanphong"), to=person.post, codes=["1.1", "P1"]) == 2
    assert events_of(sheet).last().data == {"to": str(person.post), "codes": ["1.1", "P1"]}
    assert why_not_score_leaf(line=line(sheet, "1.1"), by=person) is None
    assert why_not_score_leaf(line=line(sheet, "1.2"), by=person) is not None
    assign_criteria(assessment=sheet, by=actor("vanphong"), to=actor("kinhte").post, codes=["1.1"])
    assert why_not_score_leaf(line=line(sheet, "1.1"), by=person) is not None


def test_to_somebody_of_the_unit_and_something() -> None:
    sheet, office = sheet_of(opened()), actor("vanphong")
    with pytest.raises(ActionRefused, match="không giữ vị trí nào của đơn vị"):
        assign_criteria(assessment=sheet, by=office, to=actor("chutich.hlt").post, codes=["1.1"])
    with pytest.raises(ActionRefused, match="Hãy chọn ít nhất một tiêu chí"):
        assign_criteria(assessment=sheet, by=office, to=actor("tuphap").post, codes=[])


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (S.SCORING, "chutich", "Việc này do Văn phòng của đơn vị làm"),
        (S.SCORING, "tuphap", "Việc này do Văn phòng của đơn vị làm"),
        (S.SCORING, "thamdinh", "Việc này do Văn phòng của đơn vị làm"),
        (S.AWAITING_CHAIR, "vanphong", "«Chờ lãnh đạo duyệt»"),
        (S.LOCKED, "vanphong", "«Đã chốt tự chấm»"),
    ],
)
def test_refusals(status: SheetStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_assign_criteria(assessment=sheet_at(status), by=actor(username)))
