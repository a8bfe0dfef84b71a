"""Yêu cầu làm lại: the product is not good enough; each time is counted."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Submission, Task


def why_not_demand_redo(*, task: Task, by: Actor, reason: str | None = None) -> Refusal | None:
    if refusal := why_not("demand_redo", task=task, by=by):
        return refusal
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi rõ chỗ chưa đạt để người chủ trì sửa được ngay.")
    return None


@transaction.atomic
def demand_redo(*, task: Task, by: Actor, reason: str) -> Task:
    """The task back in progress, its clock running again against the same deadline."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_demand_redo(task=task, by=by, reason=reason))
    task.submissions.filter(verdict="").update(
        verdict=Submission.Verdict.AGAIN, judged_at=now(), judged_by=by.post, judgement=reason.strip()
    )
    task.status, task.submitted_at, task.redone = Status.IN_PROGRESS, None, task.redone + 1
    task.save(update_fields=["status", "submitted_at", "redone"])
    record_event("redo_demanded", subject=task, by=by, data={"reason": reason.strip(), "time": task.redone})
    return task
