"""Not good enough: each time is counted, and the clock runs on."""

from __future__ import annotations

import pytest

from cchc.plans.actions.demand_redo import demand_redo
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_again_and_counted() -> None:
    task = demand_redo(task=task_at(Status.SUBMITTED), by=actor("chutich"), reason="Thiếu phụ lục")
    assert (task.status, task.redone, task.submitted_at) == (Status.IN_PROGRESS, 1, None)
    again = submit_product(task=task, by=actor(HOLDER), note="Đã bổ sung", product_number="12/KH-UBND")
    assert again.number == 2


def test_refused(refused: Refused) -> None:
    there = task_at(Status.SUBMITTED)
    with refused("Hãy ghi rõ chỗ chưa đạt"):
        demand_redo(task=there, by=actor("chutich"), reason="")
