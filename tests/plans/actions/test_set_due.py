"""The event has come, and the task gets its deadline."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import today
from cchc.plans.actions.give_task import give_task
from cchc.plans.actions.set_due import set_due
from cchc.plans.models import DueKind, Status
from tests.factories.office import actor
from tests.factories.tasks import task_at, words
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_the_first_deadline_is_the_original_one() -> None:
    waiting = give_task(words=words(due_on=None, due_kind=DueKind.EVENT), by=actor("chutich"))
    assert waiting.due_at is None
    task = set_due(task=waiting, by=actor("chutich"), due_on=today() + timedelta(days=10))
    assert task.due_at == task.original_due_at is not None


def test_refused(refused: Refused) -> None:
    there = task_at(Status.GIVEN)
    with refused("Nhiệm vụ đã có hạn"):
        set_due(task=there, by=actor("chutich"), due_on=today())
    waiting = give_task(words=words(due_on=None, due_kind=DueKind.EVENT), by=actor("chutich"))
    with refused("đã qua"):
        set_due(task=waiting, by=actor("chutich"), due_on=today() - timedelta(days=1))
