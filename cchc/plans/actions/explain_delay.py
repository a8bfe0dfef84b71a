"""Giải trình chậm: why the task is past its deadline; lateness stays, urging becomes quieter once accepted."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Task


def why_not_explain_delay(*, task: Task, by: Actor, reason: str | None = None) -> Refusal | None:
    if refusal := why_not("explain_delay", task=task, by=by):
        return refusal
    if not task.is_late(now()):
        return Refusal("Nhiệm vụ chưa quá hạn nên chưa cần giải trình.")
    if task.delay_acknowledged_at:
        return Refusal("Giải trình đã được chấp nhận.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do chậm.")
    return None


@transaction.atomic
def explain_delay(*, task: Task, by: Actor, reason: str) -> Task:
    """The task with its reason, which waits for who gave it."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_explain_delay(task=task, by=by, reason=reason))
    task.delay_reason, task.delay_explained_at = reason.strip(), now()
    task.save(update_fields=["delay_reason", "delay_explained_at"])
    record_event("delay_explained", subject=task, by=by, data={"reason": task.delay_reason})
    return task
