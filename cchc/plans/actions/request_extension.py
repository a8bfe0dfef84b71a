"""Xin gia hạn: asked before the deadline passes, with the reason and the new day."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Extension, Task
from cchc.plans.rules import closing_on, plan_rules_on


def why_not_request_extension(
    *, task: Task, by: Actor, new_due_on: date | None = None, reason: str | None = None
) -> Refusal | None:
    """`new_due_on` None asks whether the actor may at all."""
    if refusal := why_not("request_extension", task=task, by=by):
        return refusal
    if task.due_at is None:
        return Refusal("Nhiệm vụ chưa có hạn nên chưa cần gia hạn.")
    if now() > task.due_at:
        return Refusal("Chỉ xin gia hạn được trước khi hết hạn. Nay hãy giải trình lý do chậm.")
    most = plan_rules_on(today()).extensions_at_most.value
    if task.extended >= most:
        return Refusal(f"Nhiệm vụ đã được gia hạn {task.extended} lần, nhiều nhất {most} lần.")
    if task.extensions.waiting().exists():
        return Refusal("Đề nghị gia hạn trước đang chờ người giao quyết định.")
    if new_due_on is not None and closing_on(task.unit, new_due_on) <= task.due_at:
        return Refusal("Hạn mới phải sau hạn hiện tại.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do xin gia hạn.")
    return None


@transaction.atomic
def request_extension(*, task: Task, by: Actor, new_due_on: date, reason: str) -> Extension:
    """What was asked; the deadline stays until who gave the task decides."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_request_extension(task=task, by=by, new_due_on=new_due_on, reason=reason))
    assert task.due_at is not None  # noqa: S101 (refused before)
    asked = Extension(
        task=task, asked_at=now(), asked_by=by.post, reason=reason.strip(), old_due_at=task.due_at,
        new_due_at=closing_on(task.unit, new_due_on),
    )  # fmt: skip
    asked.save(force_insert=True)
    record_event("extension_requested", subject=task, by=by, data={
        "new_due": asked.new_due_at.isoformat(), "reason": asked.reason,
    })  # fmt: skip
    return asked
