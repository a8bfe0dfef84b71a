"""Chấp nhận giải trình: who gave the task knows why it is late; it is reminded less often from then on."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Task


def why_not_acknowledge_delay(*, task: Task, by: Actor) -> Refusal | None:
    if refusal := why_not("acknowledge_delay", task=task, by=by):
        return refusal
    if task.delay_explained_at is None:
        return Refusal("Người chủ trì chưa giải trình.")
    if task.delay_acknowledged_at:
        return Refusal("Giải trình đã được chấp nhận.")
    if task.holder and task.holder.official_id == by.official_id:
        return Refusal("Không ai tự chấp nhận giải trình của mình.")
    return None


@transaction.atomic
def acknowledge_delay(*, task: Task, by: Actor) -> Task:
    """The task, still late."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_acknowledge_delay(task=task, by=by))
    task.delay_acknowledged_at = now()
    task.save(update_fields=["delay_acknowledged_at"])
    record_event("delay_acknowledged", subject=task, by=by)
    return task
