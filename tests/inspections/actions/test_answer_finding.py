"""The inspected answers a finding once, before the conclusion."""

from __future__ import annotations

import pytest

from cchc.inspections.actions.answer_finding import answer_finding
from cchc.inspections.models import Status
from tests.factories.inspections import INSPECTED, found, inspection_at, upheld
from tests.factories.office import actor
from tests.inspections.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("username", [INSPECTED, "truongphongvhxh"])
def test_answered_by_who_is_responsible_or_leads_his_division(username: str) -> None:
    finding = answer_finding(finding=found(inspection_at(Status.OPEN)), by=actor(username), answer="Sổ ghi ở quầy 2")
    assert (finding.answer, finding.answered_at, finding.answered_by) == (
        "Sổ ghi ở quầy 2", MONDAY, actor(username).post,
    )  # fmt: skip


def test_refused(refused: Refused) -> None:
    finding = found(inspection_at(Status.OPEN))
    with refused("Hãy ghi ý kiến"):
        answer_finding(finding=finding, by=actor(INSPECTED), answer=" ")
    with refused("người chịu trách nhiệm"):
        answer_finding(finding=finding, by=actor("truongphongkinhte"), answer="Đồng ý")
    finding = answer_finding(finding=finding, by=actor(INSPECTED), answer="Đồng ý")
    with refused("đã trả lời lúc"):
        answer_finding(finding=finding, by=actor(INSPECTED), answer="Không đồng ý")
    concluded = upheld()
    with refused("«đã kết luận»"):
        answer_finding(finding=concluded, by=actor(INSPECTED), answer="Muộn")
