"""Định hạn: the event for which a task waited has come, and the task gets its deadline."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Task
from cchc.plans.rules import closing_on


def why_not_set_due(*, task: Task, by: Actor, due_on: date | None = None) -> Refusal | None:
    if refusal := why_not("set_due", task=task, by=by):
        return refusal
    if task.due_at is not None:
        return Refusal("Nhiệm vụ đã có hạn. Muốn đổi hạn, người chủ trì xin gia hạn.")
    if due_on is not None and due_on < today():
        return Refusal("Hạn hoàn thành đã qua. Hãy chọn ngày từ hôm nay trở đi.")
    return None


@transaction.atomic
def set_due(*, task: Task, by: Actor, due_on: date) -> Task:
    """The task with its first deadline."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_set_due(task=task, by=by, due_on=due_on))
    task.due_at = task.original_due_at = closing_on(task.unit, due_on)
    task.save(update_fields=["due_at", "original_due_at"])
    record_event("due_set", subject=task, by=by, data={"due": task.due_at.isoformat()})
    return task
