"""Tạm dừng nhiệm vụ: who gave it stops its clock, with the reason."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Task


def why_not_pause_task(*, task: Task, by: Actor, reason: str | None = None) -> Refusal | None:
    if refusal := why_not("pause_task", task=task, by=by):
        return refusal
    if task.holder_id is None:
        return Refusal("Chưa ai nhận nhiệm vụ này. Hãy giao cho một người hoặc hủy.")
    if task.is_late(now()):
        return Refusal("Nhiệm vụ đã quá hạn, không tạm dừng được nữa.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do tạm dừng.")
    return None


@transaction.atomic
def pause_task(*, task: Task, by: Actor, reason: str) -> Task:
    """The task at rest; its deadline moves by the working time of the pause when it goes on."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_pause_task(task=task, by=by, reason=reason))
    task.status, task.paused_at, task.reason = Status.PAUSED, now(), reason.strip()
    task.save(update_fields=["status", "paused_at", "reason"])
    record_event("task_paused", subject=task, by=by, data={"reason": task.reason})
    return task
