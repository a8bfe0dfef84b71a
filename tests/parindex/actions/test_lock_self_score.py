"""The Chair approves and locks: from then on who looks from above sees the sheet, and its points stay."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.parindex.actions.lock_self_score import lock_self_score, why_not_lock_self_score
from cchc.parindex.models import SheetStatus
from cchc.parindex.permissions import assessments_visible_to
from tests.factories.office import actor
from tests.factories.rounds import sheet_at

pytestmark = pytest.mark.django_db
S = SheetStatus


@pytest.mark.parametrize("username", ["chutich", "phochutich"])
def test_locked_with_its_points(username: str) -> None:
    sheet, chair, above = sheet_at(S.AWAITING_CHAIR), actor(username), actor("thamdinh")
    assert not assessments_visible_to(above).exists()
    sheet = lock_self_score(assessment=sheet, by=chair)
    assert (sheet.status, sheet.locked_by) == (S.LOCKED, chair.post)
    assert sheet.locked_at is not None
    assert (events_of(sheet).last().name, events_of(sheet).last().data) == ("self_score_locked", {"points": "5.0000"})
    assert assessments_visible_to(above).get() == sheet


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (S.AWAITING_CHAIR, "vanphong", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (S.AWAITING_CHAIR, "tuphap", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (S.AWAITING_CHAIR, "thamdinh", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (S.AWAITING_CHAIR, "chutich.hlt", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (S.SCORING, "chutich", "«Đang chấm»"),
        (S.LOCKED, "chutich", "«Đã chốt tự chấm»"),
    ],
)
def test_refusals(status: SheetStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_lock_self_score(assessment=sheet_at(status), by=actor(username)))
