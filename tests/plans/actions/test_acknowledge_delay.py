"""Who gave the task knows why it is late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.acknowledge_delay import acknowledge_delay
from cchc.plans.actions.explain_delay import explain_delay
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

LATER = MONDAY + timedelta(days=40)

pytestmark = pytest.mark.django_db


def test_acknowledged() -> None:
    task = task_at(Status.IN_PROGRESS)
    with clock_at(LATER):
        explain_delay(task=task, by=actor(HOLDER), reason="Chờ số liệu của tỉnh")
        task = acknowledge_delay(task=task, by=actor("chutich"))
    assert task.delay_acknowledged_at == LATER


def test_refused(refused: Refused) -> None:
    task = task_at(Status.IN_PROGRESS)
    with clock_at(LATER), refused("chưa giải trình"):
        acknowledge_delay(task=task, by=actor("chutich"))
