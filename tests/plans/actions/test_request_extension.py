"""Asked before the deadline, a limited number of times."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at, today
from cchc.plans.actions.grant_extension import grant_extension
from cchc.plans.actions.request_extension import request_extension
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_asked_and_the_deadline_stays() -> None:
    task = task_at(Status.IN_PROGRESS)
    asked = request_extension(task=task, by=actor(HOLDER), new_due_on=today() + timedelta(days=45), reason="Chờ tỉnh")
    task.refresh_from_db()
    assert asked.old_due_at == task.due_at == task.original_due_at


def test_refused(refused: Refused) -> None:
    task, later = task_at(Status.IN_PROGRESS), today() + timedelta(days=45)
    with refused("Hạn mới phải sau"):
        request_extension(task=task, by=actor(HOLDER), new_due_on=today(), reason="Chờ tỉnh")
    with refused("Hãy ghi lý do"):
        request_extension(task=task, by=actor(HOLDER), new_due_on=later, reason=" ")
    with clock_at(MONDAY + timedelta(days=40)), refused("trước khi hết hạn"):
        request_extension(task=task, by=actor(HOLDER), new_due_on=later, reason="Chờ tỉnh")
    request_extension(task=task, by=actor(HOLDER), new_due_on=later, reason="Chờ tỉnh")
    with refused("đang chờ người giao quyết định"):
        request_extension(task=task, by=actor(HOLDER), new_due_on=later, reason="Chờ tỉnh")
    grant_extension(task=task, by=actor("chutich"))
    with refused("nhiều nhất 1 lần"):
        request_extension(task=task, by=actor(HOLDER), new_due_on=later + timedelta(days=9), reason="Chờ tỉnh")
