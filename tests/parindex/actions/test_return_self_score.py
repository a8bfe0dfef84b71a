"""The Chair sends a sheet back with a reason; the office mends it and hands it in again."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.return_self_score import return_self_score, why_not_return_self_score
from cchc.parindex.actions.submit_self_score import submit_self_score
from cchc.parindex.models import SheetStatus
from tests.factories.office import actor
from tests.factories.rounds import sheet_at

pytestmark = pytest.mark.django_db
S = SheetStatus


@pytest.mark.parametrize("username", ["chutich", "phochutich"])
def test_back_to_the_office(username: str) -> None:
    sheet = return_self_score(assessment=sheet_at(S.AWAITING_CHAIR), by=actor(username), reason=" Bổ sung báo cáo ")
    assert (sheet.status, sheet.return_reason) == (S.SCORING, "Bổ sung báo cáo")
    assert events_of(sheet).last().data == {"reason": "Bổ sung báo cáo"}
    again = submit_self_score(assessment=sheet, by=actor("vanphong"))
    assert (again.status, again.return_reason) == (S.AWAITING_CHAIR, "")


def test_not_without_a_reason() -> None:
    with pytest.raises(ActionRefused, match="Hãy ghi lý do trả lại"):
        return_self_score(assessment=sheet_at(S.AWAITING_CHAIR), by=actor("chutich"), reason=" ")


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (S.AWAITING_CHAIR, "vanphong", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (S.AWAITING_CHAIR, "thamdinh", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (S.AWAITING_CHAIR, "chutich.hlt", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (S.SCORING, "chutich", "«Đang chấm»"),
        (S.LOCKED, "chutich", "«Đã chốt tự chấm»"),
    ],
)
def test_refusals(status: SheetStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_return_self_score(assessment=sheet_at(status), by=actor(username)))
