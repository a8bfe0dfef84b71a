"""Đồng ý gia hạn: the current deadline moves, the original one stays on record."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Extension, Task


def why_not_grant_extension(*, task: Task, by: Actor) -> Refusal | None:
    if refusal := why_not("grant_extension", task=task, by=by):
        return refusal
    if not task.extensions.waiting().exists():
        return Refusal("Không có đề nghị gia hạn nào đang chờ.")
    if task.holder and task.holder.official_id == by.official_id:
        return Refusal("Không ai tự gia hạn cho mình. Hãy để lãnh đạo khác của đơn vị quyết định.")
    return None


@transaction.atomic
def grant_extension(*, task: Task, by: Actor, answer: str = "") -> Task:
    """The task with its new deadline."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_grant_extension(task=task, by=by))
    asked = task.extensions.waiting().get()
    asked.verdict, asked.decided_at, asked.decided_by = Extension.Verdict.GRANTED, now(), by.post
    asked.answer = answer.strip()
    asked.save(update_fields=["verdict", "decided_at", "decided_by", "answer"])
    task.due_at, task.extended = asked.new_due_at, task.extended + 1
    task.save(update_fields=["due_at", "extended"])
    record_event("extension_granted", subject=task, by=by, data={
        "old_due": asked.old_due_at.isoformat(), "new_due": asked.new_due_at.isoformat(), "answer": asked.answer,
    })  # fmt: skip
    return task
