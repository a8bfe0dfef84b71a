"""A sheet goes to the Chair when nothing that stops it is missing; the office hands it in."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.submit_self_score import submit_self_score, why_not_submit_self_score
from cchc.parindex.models import SheetStatus
from tests.factories.office import actor
from tests.factories.rounds import opened, sheet_at, sheet_of

pytestmark = pytest.mark.django_db
S = SheetStatus


def test_to_the_chair() -> None:
    sheet = submit_self_score(assessment=sheet_at(S.SCORING), by=actor("vanphong"))
    assert sheet.status == S.AWAITING_CHAIR
    assert events_of(sheet).last().name == "self_score_submitted"


def test_what_is_missing_stops_it() -> None:
    sheet, office = sheet_of(opened()), actor("vanphong")
    assert why_not_submit_self_score(assessment=sheet, by=office) is None
    with pytest.raises(ActionRefused, match=r"Còn 2 chỗ phải bổ sung trước khi trình: 1\.1 chưa chấm điểm"):
        submit_self_score(assessment=sheet, by=office)
    assert sheet_of(sheet.round).status == S.SCORING


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
    assert sentence in str(why_not_submit_self_score(assessment=sheet_at(status), by=actor(username)))
