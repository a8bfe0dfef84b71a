"""The responsible person accepts; out of a queue, whoever is first."""

from __future__ import annotations

import pytest

from cchc.plans.actions.accept_task import accept_task
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_accepted() -> None:
    task = accept_task(task=task_at(Status.GIVEN), by=actor(HOLDER))
    assert (task.status, task.accepted_at) == (Status.IN_PROGRESS, MONDAY)


def test_the_first_of_the_role_takes_it_out_of_the_queue(refused: Refused) -> None:
    task = task_at(Status.GIVEN, queue_role="counter")
    assert task.holder is None
    taken = accept_task(task=task, by=actor("motcua1"))
    assert (taken.holder, taken.queue_role) == (actor("motcua1").post, "")
    with refused("đang ở trạng thái «Đang thực hiện»"):
        accept_task(task=task, by=actor("motcua"))


def test_refused(refused: Refused) -> None:
    there = task_at(Status.GIVEN)
    with refused("Việc này do người được giao"):
        accept_task(task=there, by=actor("tuphap"))
