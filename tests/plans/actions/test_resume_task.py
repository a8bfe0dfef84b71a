"""The deadline moves by the working time of the pause."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.resume_task import resume_task
from cchc.plans.models import Status
from cchc.plans.rules import calendar_of
from tests.factories.office import actor
from tests.factories.tasks import task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_the_pause_is_added() -> None:
    paused = task_at(Status.PAUSED)
    with clock_at(MONDAY + timedelta(days=7)):
        task = resume_task(task=paused, by=actor("chutich"))
    assert task.status == Status.IN_PROGRESS
    assert calendar_of(task.unit).working_minutes(task.original_due_at, task.due_at) == 5 * 480


def test_refused(refused: Refused) -> None:
    there = task_at(Status.IN_PROGRESS)
    with refused("«Đang thực hiện»"):
        resume_task(task=there, by=actor("chutich"))
