"""The Chair locks the answers once every question has one."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.explain_leaf import explain_leaf, why_not_explain_leaf
from cchc.parindex.actions.lock_explanation import lock_explanation, why_not_lock_explanation
from cchc.parindex.models import RoundStatus, SheetStatus
from tests.factories.office import actor
from tests.factories.rounds import line, round_at, sheet_of

pytestmark = pytest.mark.django_db
R = RoundStatus


def test_locked_when_all_is_answered() -> None:
    sheet, chair = sheet_of(round_at(R.EXPLANATION)), actor("chutich")
    with pytest.raises(ActionRefused, match=r"Còn tiêu chí chưa giải trình: 1\.1"):
        lock_explanation(assessment=sheet, by=chair)
    explain_leaf(line=line(sheet, "1.1"), by=actor("vanphong"), explanation="Trích từ sổ.")
    sheet = lock_explanation(assessment=sheet, by=chair)
    assert sheet.status == SheetStatus.EXPLAINED
    assert sheet.explained_at is not None
    assert events_of(sheet).last().name == "explanation_locked"
    assert "«Đã chốt giải trình»" in str(why_not_explain_leaf(line=line(sheet, "1.1"), by=actor("vanphong")))
    assert "«Đã chốt giải trình»" in str(why_not_lock_explanation(assessment=sheet, by=chair))


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (R.EXPLANATION, "vanphong", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (R.EXPLANATION, "thamdinh", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (R.EXPLANATION, "chutich.hlt", "Chủ tịch hoặc Phó Chủ tịch của đơn vị"),
        (R.FIRST_APPRAISAL, "chutich", "«Thẩm định lần 1»"),
        (R.SECOND_APPRAISAL, "chutich", "«Thẩm định lần 2»"),
    ],
)
def test_refusals(status: RoundStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_lock_explanation(assessment=sheet_of(round_at(status)), by=actor(username)))
