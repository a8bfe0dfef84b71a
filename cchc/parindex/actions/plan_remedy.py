"""Giao việc khắc phục: a task that is to win points back, tied to the lost point and to how many points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.parindex.lost_lifecycle import why_not
from cchc.parindex.models import LostPoint, Remedy
from cchc.parindex.numbers import written
from cchc.plans.actions.give_task import give_task, why_not_give_task
from cchc.plans.giving import TaskWords
from cchc.plans.models import Source


@dataclass(frozen=True, kw_only=True)
class RemedyWords:
    title: str
    product: str
    content: str  # reform content
    holder: Post
    due_on: date
    expected: Decimal


def why_not_plan_remedy(*, lost: LostPoint, by: Actor, words: RemedyWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may plan one now."""
    if refusal := why_not("plan_remedy", lost=lost, by=by):
        return refusal
    if words is None:
        return None
    if not 0 < words.expected <= lost.lost:
        return Refusal(f"Điểm dự kiến lấy lại phải lớn hơn 0 và không quá {written(lost.lost)} điểm đã mất.")
    return why_not_give_task(unit=lost.assessment.unit, by=by, words=_task_words(lost, words))


def _task_words(lost: LostPoint, words: RemedyWords) -> TaskWords:
    return TaskWords(
        title=words.title, product=words.product, content=words.content, unit=lost.assessment.unit,
        holder=words.holder, due_on=words.due_on, source=Source.LOST_POINT, source_id=lost.pk,
        source_text=f"Điểm bị trừ {lost.code}, {lost.assessment.round.title}"[:300],
    )  # fmt: skip


@transaction.atomic
def plan_remedy(*, lost: LostPoint, by: Actor, words: RemedyWords) -> Remedy:
    """The task is given in the same act."""
    lost = LostPoint.objects.lock(lost.pk)
    refuse(why_not_plan_remedy(lost=lost, by=by, words=words))
    task = give_task(words=_task_words(lost, words), by=by)
    remedy = Remedy(lost_point=lost, task=task, expected=words.expected)
    remedy.save(force_insert=True)
    record_event("remedy_planned", subject=lost, by=by, data={"task": task.code, "expected": str(words.expected)})
    return remedy
