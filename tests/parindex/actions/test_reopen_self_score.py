"""Only who leads the round opens a locked sheet again, with a reason, and not once it is appraised."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.open_round import open_round
from cchc.parindex.actions.reopen_self_score import reopen_self_score, why_not_reopen_self_score
from cchc.parindex.models import RoundStatus, SheetStatus
from tests.factories.office import actor
from tests.factories.rounds import appraised, round_at, sheet_at, sheet_of, words

pytestmark = pytest.mark.django_db
S, R = SheetStatus, RoundStatus


def test_open_again() -> None:
    sheet = reopen_self_score(assessment=sheet_at(S.LOCKED), by=actor("thamdinh"), reason="Nộp nhầm bản")
    assert (sheet.status, sheet.return_reason, sheet.locked_at, sheet.locked_by) == (
        S.SCORING,
        "Nộp nhầm bản",
        None,
        None,
    )
    assert events_of(sheet).last().data == {"reason": "Nộp nhầm bản"}


def test_not_without_a_reason_and_not_once_appraised() -> None:
    of, above = round_at(R.FIRST_APPRAISAL), actor("thamdinh")
    with pytest.raises(ActionRefused, match="Hãy ghi lý do mở lại"):
        reopen_self_score(assessment=sheet_of(of), by=above, reason="")
    appraised(sheet_of(of), "1.2", "2")
    assert "đã bắt đầu được thẩm định" in str(why_not_reopen_self_score(assessment=sheet_of(of), by=above))


def test_a_rehearsal_is_opened_again_by_the_unit_itself() -> None:
    sheet = sheet_of(open_round(by=actor("vanphong"), words=words()))
    assert "«Đang chấm»" in str(why_not_reopen_self_score(assessment=sheet, by=actor("chutich")))
    sheet.status = S.LOCKED
    assert why_not_reopen_self_score(assessment=sheet, by=actor("chutich")) is None
    assert "đợt tự chấm thử thì lãnh đạo" in str(why_not_reopen_self_score(assessment=sheet, by=actor("vanphong")))


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (S.LOCKED, "chutich", "cán bộ thẩm định của đơn vị mở đợt"),
        (S.LOCKED, "vanphong", "cán bộ thẩm định của đơn vị mở đợt"),
        (S.LOCKED, "captren", "cán bộ thẩm định của đơn vị mở đợt"),
        (S.SCORING, "thamdinh", "«Đang chấm»"),
        (S.AWAITING_CHAIR, "thamdinh", "«Chờ lãnh đạo duyệt»"),
    ],
)
def test_refusals(status: SheetStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_reopen_self_score(assessment=sheet_at(status), by=actor(username)))
