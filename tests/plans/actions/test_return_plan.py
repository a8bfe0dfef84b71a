"""What is to be changed goes back to the office with a note."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.plans.actions.return_plan import return_plan
from cchc.plans.models import Plan
from tests.factories.office import actor
from tests.factories.plans import plan_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("status", "who"), [
    (Plan.Status.SUBMITTED, "chanhvanphong"),
    (Plan.Status.SUBMITTED, "chutich"),
    (Plan.Status.REVIEWED, "chutich"),
    (Plan.Status.APPROVED, "chutich"),
])  # fmt: skip
def test_returned(status: Plan.Status, who: str) -> None:
    plan = return_plan(plan=plan_at(status), by=actor(who), note="Bổ sung hội nghị chuyên đề")
    plan.refresh_from_db()
    assert (plan.status, plan.reviewed_by, plan.approved_by) == (Plan.Status.DRAFTING, None, None)
    assert events_of(plan).last().data == {"note": "Bổ sung hội nghị chuyên đề"}


def test_with_a_note(refused: Refused) -> None:
    plan = plan_at(Plan.Status.SUBMITTED)
    with refused("Hãy ghi nội dung cần sửa"):
        return_plan(plan=plan, by=actor("chutich"), note=" ")


def test_what_was_agreed_upon_is_returned_by_the_chair(refused: Refused) -> None:
    plan = plan_at(Plan.Status.REVIEWED)
    with refused("chỉ Chủ tịch trả lại được"):
        return_plan(plan=plan, by=actor("chanhvanphong"), note="Sửa")


def test_not_by_who_drafted_it(refused: Refused) -> None:
    plan = plan_at(Plan.Status.SUBMITTED)
    with refused("Việc này do người thẩm tra hoặc Chủ tịch"):
        return_plan(plan=plan, by=actor("vanphong"), note="Sửa")
