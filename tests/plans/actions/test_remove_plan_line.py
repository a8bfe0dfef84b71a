"""A line goes, and those below it move up."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.plans.actions.remove_plan_line import remove_plan_line
from cchc.plans.models import Plan
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, plan_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_removed() -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    first, second, third = plan.lines.all()
    remove_plan_line(plan=plan, by=actor(DRAFTER), line=second)
    assert [(each.pk, each.order) for each in plan.lines.all()] == [(first.pk, 1), (third.pk, 2)]
    assert events_of(plan).last().data == {"line": 2, "title": second.title}


def test_not_twice(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    gone = plan.lines.all()[1]
    remove_plan_line(plan=plan, by=actor(DRAFTER), line=gone)
    with refused("Dòng này đã được bỏ trước đó"):
        remove_plan_line(plan=plan, by=actor(DRAFTER), line=gone)


def test_not_by_others(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    with refused("Việc này do Văn phòng của đơn vị làm"):
        remove_plan_line(plan=plan, by=actor("chutich"), line=plan.lines.all()[0])
