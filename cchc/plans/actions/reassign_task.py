"""Giao cho người khác: the task goes to another responsible person; its deadline and its story stay."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Task


def why_not_reassign_task(
    *, task: Task, by: Actor, to: Post | None = None, reason: str | None = None
) -> Refusal | None:
    """`to` None asks whether the actor may at all."""
    if refusal := why_not("reassign_task", task=task, by=by):
        return refusal
    if to is not None and to.unit_id != task.unit_id:
        return Refusal("Người nhận phải làm việc tại đơn vị thực hiện nhiệm vụ. Hãy chọn lại.")
    if to is not None and to.pk == task.holder_id and task.status != Status.RETURNED:
        return Refusal(f"{to.official.full_name} đang chủ trì nhiệm vụ này. Hãy chọn người khác.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do giao cho người khác.")
    return None


@transaction.atomic
def reassign_task(*, task: Task, by: Actor, to: Post, reason: str) -> Task:
    """The task with its new responsible person, who has yet to accept it."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_reassign_task(task=task, by=by, to=to, reason=reason))
    before = task.holder
    task.extensions.withdraw(now(), by.post)  # asked by who no longer answers for it
    task.status, task.holder, task.queue_role, task.reason = Status.GIVEN, to, "", reason.strip()
    task.accepted_at = task.paused_at = None
    task.save(update_fields=["status", "holder", "queue_role", "reason", "accepted_at", "paused_at"])
    record_event("task_reassigned", subject=task, by=by, data={
        "from": str(before) if before else "", "to": str(to), "reason": task.reason,
    })  # fmt: skip
    return task
