"""Không gia hạn: the deadline stays, and the reason is said."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Extension, Task


def why_not_refuse_extension(*, task: Task, by: Actor, answer: str | None = None) -> Refusal | None:
    if refusal := why_not("refuse_extension", task=task, by=by):
        return refusal
    if not task.extensions.waiting().exists():
        return Refusal("Không có đề nghị gia hạn nào đang chờ.")
    if answer is not None and not answer.strip():
        return Refusal("Hãy ghi lý do không gia hạn.")
    return None


@transaction.atomic
def refuse_extension(*, task: Task, by: Actor, answer: str) -> Task:
    """The task as it was."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_refuse_extension(task=task, by=by, answer=answer))
    task.extensions.waiting().update(
        verdict=Extension.Verdict.REFUSED, decided_at=now(), decided_by=by.post, answer=answer.strip()
    )
    record_event("extension_refused", subject=task, by=by, data={"answer": answer.strip()})
    return task
