"""Chuyển trả nhiệm vụ: not mine, with the reason, soon after it was given."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Task
from cchc.plans.rules import calendar_of, plan_rules_on
from cchc.worktime.spoken import spoken_moment


def why_not_return_task(*, task: Task, by: Actor, reason: str | None = None) -> Refusal | None:
    if refusal := why_not("return_task", task=task, by=by):
        return refusal
    until = calendar_of(task.unit).due(task.given_at, plan_rules_on(today()).returned_within.limit)
    if now() > until:
        return Refusal(
            f"Chỉ chuyển trả được đến {spoken_moment(until)}. Nếu không làm được, hãy xin gia hạn hoặc báo người giao."
        )
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do chuyển trả.")
    return None


@transaction.atomic
def return_task(*, task: Task, by: Actor, reason: str) -> Task:
    """The task back with who gave it; nobody works on it until it is given again."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_return_task(task=task, by=by, reason=reason))
    task.status, task.reason = Status.RETURNED, reason.strip()
    task.save(update_fields=["status", "reason"])
    record_event("task_returned", subject=task, by=by, data={"reason": task.reason})
    return task
