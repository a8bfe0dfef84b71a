"""A letter of urging: a task that is late by now, urged by the office."""

from __future__ import annotations

from datetime import timedelta

from cchc.lifecycle.clock import clock_at, now
from cchc.plans.actions.compile_digest import compile_digest
from cchc.plans.actions.send_urging import send_urging
from cchc.plans.models import Digest, Status, Task, UrgingLetter
from tests.factories.office import actor, system_actor, ward
from tests.factories.tasks import task_at


def late_task(status: Status = Status.IN_PROGRESS, **changes: object) -> Task:
    """Given four weeks ago, due a week ago."""
    with clock_at(now() - timedelta(days=28)):
        return task_at(status, due_on=(now() + timedelta(days=21)).date(), **changes)


def letter(task: Task | None = None) -> UrgingLetter:
    made = send_urging(unit=ward(), tasks=[task or late_task()], by=actor("vanphong"))
    return made.letters.get()


def digest() -> Digest:
    """Of a week in which a task became late, compiled on the next Monday."""
    late_task()
    monday = now() + timedelta(days=7 - now().weekday())
    with clock_at(monday):
        return compile_digest(unit=ward(), by=system_actor())
