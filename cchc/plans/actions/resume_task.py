"""Tiếp tục nhiệm vụ: the deadline moves by the working time that the pause took."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Task
from cchc.plans.rules import calendar_of


def why_not_resume_task(*, task: Task, by: Actor) -> Refusal | None:
    return why_not("resume_task", task=task, by=by)


@transaction.atomic
def resume_task(*, task: Task, by: Actor) -> Task:
    """The task in progress again."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_resume_task(task=task, by=by))
    calendar, at = calendar_of(task.unit), now()
    rested = calendar.working_minutes(task.paused_at or at, at)
    if task.due_at and rested:
        task.due_at = calendar.add_working_minutes(task.due_at, rested)
    task.status, task.paused_at, task.accepted_at = Status.IN_PROGRESS, None, task.accepted_at or at
    task.save(update_fields=["status", "paused_at", "accepted_at", "due_at"])
    record_event("task_resumed", subject=task, by=by, data={
        "rested_minutes": rested, "due": task.due_at.isoformat() if task.due_at else "",
    })  # fmt: skip
    return task
