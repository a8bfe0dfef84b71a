"""A draft that is not gone on with stays on record."""

from __future__ import annotations

import pytest

from cchc.plans.actions.discard_plan import discard_plan
from cchc.plans.models import Plan
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, plan_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_discarded() -> None:
    plan = discard_plan(plan=plan_at(Plan.Status.DRAFTING), by=actor(DRAFTER))
    assert (plan.status, plan.lines.count()) == (Plan.Status.DISCARDED, 3)


def test_what_was_submitted_is_returned_first(refused: Refused) -> None:
    plan = plan_at(Plan.Status.SUBMITTED)
    with refused("kế hoạch đang ở trạng thái «Chờ thẩm tra»"):
        discard_plan(plan=plan, by=actor(DRAFTER))
