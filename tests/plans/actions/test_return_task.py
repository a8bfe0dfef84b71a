"""Not mine: with the reason, within the days that the rules give."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.return_task import return_task
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_returned() -> None:
    task = return_task(task=task_at(Status.GIVEN), by=actor(HOLDER), reason="Thuộc Văn phòng")
    assert (task.status, task.reason) == (Status.RETURNED, "Thuộc Văn phòng")


def test_refused(refused: Refused) -> None:
    task = task_at(Status.GIVEN)
    with refused("Hãy ghi lý do"):
        return_task(task=task, by=actor(HOLDER), reason=" ")
    with refused("Việc này do người chủ trì"):
        return_task(task=task, by=actor("chutich"), reason="Nhầm")
    with clock_at(MONDAY + timedelta(days=3)), refused("Chỉ chuyển trả được đến"):
        return_task(task=task, by=actor(HOLDER), reason="Thuộc Văn phòng")
