"""Duyệt, giao việc: the Chair approves it, and its task is given to the registrant in the same act."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import why_not
from cchc.parindex.models import Breakthrough, BreakthroughStatus
from cchc.parindex.registering import lost_of
from cchc.plans.actions.give_task import give_task, why_not_give_task
from cchc.plans.giving import TaskWords
from cchc.plans.models import Source


def why_not_approve_breakthrough(*, of: Breakthrough, by: Actor) -> Refusal | None:
    if refusal := why_not("approve_breakthrough", of=of, by=by):
        return refusal
    return why_not_give_task(unit=of.assessment.unit, by=by, words=_task_words(of))


def _task_words(of: Breakthrough) -> TaskWords:
    lost = lost_of(of.assessment)
    first = next((lost[each.code].pk for each in of.promises.all() if each.code in lost), None)
    return TaskWords(
        title=f"Đột phá: {of.title}", product=of.product, content=of.content, unit=of.assessment.unit,
        holder=of.registrant, due_on=of.ends_on, source=Source.LOST_POINT, source_id=first,
        source_text=f"Đăng ký đột phá sau {of.assessment.round.title}"[:300],
    )  # fmt: skip


@transaction.atomic
def approve_breakthrough(*, of: Breakthrough, by: Actor, approval: str = "") -> Breakthrough:
    """The day of the task is the day that was registered."""
    of = Breakthrough.objects.lock(of.pk)
    refuse(why_not_approve_breakthrough(of=of, by=by))
    of.task = give_task(words=_task_words(of), by=by)
    of.status, of.approval = BreakthroughStatus.APPROVED, approval.strip()
    of.approved_at, of.approved_by = now(), by.post
    of.save(update_fields=["status", "approval", "approved_at", "approved_by", "task"])
    record_event("breakthrough_approved", subject=of, by=by, data={"task": of.task.code, "words": of.approval})
    return of
