"""Hủy nhiệm vụ: it need not be done any more, and why; its open parts end with it."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Task


def why_not_cancel_task(*, task: Task, by: Actor, reason: str | None = None) -> Refusal | None:
    if refusal := why_not("cancel_task", task=task, by=by):
        return refusal
    if task.children.open().exists():
        return Refusal("Còn việc con chưa kết thúc. Hãy hủy hoặc hoàn thành việc con trước.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do hủy.")
    return None


@transaction.atomic
def cancel_task(*, task: Task, by: Actor, reason: str) -> Task:
    """The task ended without a product."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_cancel_task(task=task, by=by, reason=reason))
    at = now()
    task.extensions.withdraw(at, by.post)
    task.parts.unanswered().update(withdrawn_at=at)
    task.status, task.cancelled_at, task.paused_at, task.reason = Status.CANCELLED, at, None, reason.strip()
    task.save(update_fields=["status", "cancelled_at", "paused_at", "reason"])
    record_event("task_cancelled", subject=task, by=by, data={"reason": task.reason})
    return task
