"""Tiếp nhận nhiệm vụ: the responsible person takes it on; out of a role's queue, whoever is first."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Task


def why_not_accept_task(*, task: Task, by: Actor) -> Refusal | None:
    return why_not("accept_task", task=task, by=by)


@transaction.atomic
def accept_task(*, task: Task, by: Actor) -> Task:
    """The task in progress, with one responsible person."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_accept_task(task=task, by=by))
    task.status, task.holder, task.accepted_at, task.queue_role = Status.IN_PROGRESS, by.post, now(), ""
    task.save(update_fields=["status", "holder", "accepted_at", "queue_role"])
    record_event("task_accepted", subject=task, by=by)
    return task
