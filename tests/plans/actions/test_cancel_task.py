"""It need not be done any more."""

from __future__ import annotations

import pytest

from cchc.lifecycle.clock import today
from cchc.plans.actions.cancel_task import cancel_task
from cchc.plans.actions.give_task import give_task
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at, words
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_cancelled() -> None:
    task = cancel_task(task=task_at(Status.IN_PROGRESS), by=actor("chutich"), reason="Tỉnh thôi yêu cầu")
    assert (task.status, task.cancelled_at, task.is_open) == (Status.CANCELLED, MONDAY, False)


def test_refused(refused: Refused) -> None:
    task = task_at(Status.IN_PROGRESS)
    with refused("Hãy ghi lý do hủy"):
        cancel_task(task=task, by=actor("chutich"), reason="")
    with refused("Việc này do người giao"):
        cancel_task(task=task, by=actor(HOLDER), reason="Khó")
    give_task(words=words(parent=task, due_on=today()), by=actor(HOLDER))
    with refused("Còn việc con"):
        cancel_task(task=task, by=actor("chutich"), reason="Thôi")
