"""Who gave the task stops its clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.pause_task import pause_task
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_paused_is_never_late() -> None:
    task = pause_task(task=task_at(Status.IN_PROGRESS), by=actor("chutich"), reason="Chờ hướng dẫn")
    assert (task.status, task.paused_at) == (Status.PAUSED, MONDAY)
    assert not task.is_late(MONDAY + timedelta(days=99))


def test_refused(refused: Refused) -> None:
    task = task_at(Status.IN_PROGRESS)
    with refused("Hãy ghi lý do"):
        pause_task(task=task, by=actor("chutich"), reason="")
    with refused("Việc này do người giao"):
        pause_task(task=task, by=actor(HOLDER), reason="Chờ")
    with clock_at(MONDAY + timedelta(days=40)), refused("đã quá hạn"):
        pause_task(task=task, by=actor("chutich"), reason="Chờ")
    there = task_at(Status.GIVEN, queue_role="office")
    with refused("Chưa ai nhận"):
        pause_task(task=there, by=actor("chutich"), reason="Chờ")
