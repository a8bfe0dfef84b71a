"""Trả lời phối hợp: the partner, or who stands in his post, gives what was asked; the clock of the part ends."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.evidence import Kept, Upload, attach, store
from cchc.plans.models import Task, TaskPart
from cchc.plans.part_lifecycle import why_not_part


def why_not_answer_part(*, part: TaskPart, by: Actor, answer: str | None = None) -> Refusal | None:
    """`answer` None asks whether the actor may at all."""
    if refusal := why_not_part("answer_part", part=part, by=by):
        return refusal
    if answer is not None and not answer.strip():
        return Refusal("Hãy ghi nội dung trả lời; tệp kèm theo không thay cho lời trả lời.")
    return None


def answer_part(*, part: TaskPart, by: Actor, answer: str, uploads: Sequence[Upload] = ()) -> TaskPart:
    """The answered part, its files among those of the task."""
    refuse(why_not_answer_part(part=part, by=by, answer=answer))
    return _answer(part=part, by=by, answer=answer.strip(), kept=store(uploads))


@transaction.atomic
def _answer(*, part: TaskPart, by: Actor, answer: str, kept: Kept) -> TaskPart:
    task = Task.objects.lock(part.task_id)
    part = TaskPart.objects.lock(part.pk)
    refuse(why_not_answer_part(part=part, by=by, answer=answer))
    part.answer, part.answered_at, part.answered_by = answer, now(), by.post
    part.save(update_fields=["answer", "answered_at", "answered_by"])
    names = attach(kept, subject=part, label=f"Phối hợp: {part.wanted}"[:500], by=by)
    record_event("part_answered", subject=task, by=by, data={
        "part": part.order, "unit": part.unit.short_name, "answer": answer, "files": names,
    })  # fmt: skip
    return part
