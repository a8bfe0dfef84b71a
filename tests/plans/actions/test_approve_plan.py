"""The Chair decides upon a complete plan."""

from __future__ import annotations

import pytest

from cchc.plans.actions.approve_plan import approve_plan
from cchc.plans.models import Plan
from tests.factories.office import actor
from tests.factories.plans import plan_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_approved() -> None:
    plan = approve_plan(plan=plan_at(Plan.Status.REVIEWED), by=actor("chutich"))
    assert (plan.status, plan.approved_at, plan.approved_by) == (Plan.Status.APPROVED, MONDAY, actor("chutich").post)


@pytest.mark.parametrize("who", ["vanphong", "phochutich", "chanhvanphong"])
def test_not_by_others(who: str, refused: Refused) -> None:
    plan = plan_at(Plan.Status.REVIEWED)
    with refused("Việc này do Chủ tịch Ủy ban nhân dân làm"):
        approve_plan(plan=plan, by=actor(who))


def test_not_before_the_review(refused: Refused) -> None:
    plan = plan_at(Plan.Status.SUBMITTED)
    with refused("kế hoạch đang ở trạng thái «Chờ thẩm tra»"):
        approve_plan(plan=plan, by=actor("chutich"))


def test_not_with_an_unfinished_line(refused: Refused) -> None:
    plan = plan_at(Plan.Status.REVIEWED)
    plan.lines.filter(order=2).update(lead=None)
    with refused("dòng 2 thiếu chủ trì"):
        approve_plan(plan=plan, by=actor("chutich"))
