"""The deadline stays, and the reason is said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import today
from cchc.plans.actions.refuse_extension import refuse_extension
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


def test_not_granted() -> None:
    task = refuse_extension(task=asked(), by=actor("chutich"), answer="Tỉnh đã chốt hạn")
    assert (task.due_at, task.extended, task.extensions.get().verdict) == (task.original_due_at, 0, "refused")


def test_refused(refused: Refused) -> None:
    there = asked()
    with refused("Hãy ghi lý do không gia hạn"):
        refuse_extension(task=there, by=actor("chutich"), answer=" ")
