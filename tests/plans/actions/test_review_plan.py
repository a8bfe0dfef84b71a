"""Somebody else than who drafted it looks through the plan."""

from __future__ import annotations

import pytest

from cchc.plans.actions.review_plan import review_plan
from cchc.plans.models import Plan
from tests.factories.office import actor
from tests.factories.plans import plan_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["chanhvanphong", "phochutich"])
def test_agreed(who: str) -> None:
    plan = review_plan(plan=plan_at(Plan.Status.SUBMITTED), by=actor(who), note="Đồng ý")
    assert (plan.status, plan.reviewed_at, plan.reviewed_by) == (Plan.Status.REVIEWED, MONDAY, actor(who).post)


@pytest.mark.parametrize("who", ["vanphong", "chutich", "tuphap"])
def test_not_by_others(who: str, refused: Refused) -> None:
    plan = plan_at(Plan.Status.SUBMITTED)
    with refused("Việc này do phụ trách lĩnh vực hoặc Phó Chủ tịch"):
        review_plan(plan=plan, by=actor(who))


def test_not_a_draft(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    with refused("kế hoạch đang ở trạng thái «Đang soạn»"):
        review_plan(plan=plan, by=actor("chanhvanphong"))
