"""Why it is late; late it stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.explain_delay import explain_delay
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

LATER = MONDAY + timedelta(days=40)

pytestmark = pytest.mark.django_db


def test_explained() -> None:
    task = task_at(Status.IN_PROGRESS)
    with clock_at(LATER):
        task = explain_delay(task=task, by=actor(HOLDER), reason="Chờ số liệu của tỉnh")
    assert (task.delay_reason, task.delay_explained_at) == ("Chờ số liệu của tỉnh", LATER)
    assert task.is_late(LATER)


def test_refused(refused: Refused) -> None:
    task = task_at(Status.IN_PROGRESS)
    with refused("chưa quá hạn"):
        explain_delay(task=task, by=actor(HOLDER), reason="Chờ")
    with clock_at(LATER), refused("Hãy ghi lý do chậm"):
        explain_delay(task=task, by=actor(HOLDER), reason=" ")
