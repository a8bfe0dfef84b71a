"""A target goes from a draft."""

from __future__ import annotations

import pytest

from cchc.plans.actions.remove_plan_target import remove_plan_target
from cchc.plans.actions.save_plan_target import save_plan_target
from cchc.plans.models import Plan
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, goal, plan_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_removed_and_not_twice(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    second = save_plan_target(plan=plan, by=actor(DRAFTER), words=goal(name="Văn bản ký số"))
    first = plan.targets.all()[0]
    remove_plan_target(plan=plan, by=actor(DRAFTER), target=first)
    assert [(each.pk, each.order) for each in plan.targets.all()] == [(second.pk, 1)]
    with refused("Chỉ tiêu này đã được bỏ trước đó"):
        remove_plan_target(plan=plan, by=actor(DRAFTER), target=first)


def test_not_by_others(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    with refused("Việc này do Văn phòng của đơn vị làm"):
        remove_plan_target(plan=plan, by=actor("tuphap"), target=plan.targets.get())
