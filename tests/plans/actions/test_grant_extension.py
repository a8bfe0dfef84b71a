"""The current deadline moves, the original one stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import today
from cchc.plans.actions.grant_extension import grant_extension
from cchc.plans.actions.request_extension import request_extension
from cchc.plans.models import Status, Task
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import Refused


def asked() -> Task:
    task = task_at(Status.IN_PROGRESS)
    request_extension(task=task, by=actor(HOLDER), new_due_on=today() + timedelta(days=45), reason="Chờ tỉnh")
    return task


pytestmark = pytest.mark.django_db


def test_granted() -> None:
    task = grant_extension(task=asked(), by=actor("chutich"), answer="Lần cuối")
    given = task.extensions.get()
    assert (task.due_at, task.original_due_at, task.extended) == (given.new_due_at, given.old_due_at, 1)
    assert (given.verdict, given.answer) == ("granted", "Lần cuối")


def test_refused(refused: Refused) -> None:
    there = task_at(Status.IN_PROGRESS)
    with refused("Không có đề nghị gia hạn"):
        grant_extension(task=there, by=actor("chutich"))
    there2 = asked()
    with refused("Việc này do người giao"):
        grant_extension(task=there2, by=actor("tuphap"))
