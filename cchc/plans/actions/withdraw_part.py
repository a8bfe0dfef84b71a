"""Không chờ nữa: a part is no longer needed; how long it was waited for stays on record."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import Task, TaskPart
from cchc.plans.part_lifecycle import why_not_part


def why_not_withdraw_part(*, part: TaskPart, by: Actor, reason: str | None = None) -> Refusal | None:
    """`reason` None asks whether the actor may at all."""
    if refusal := why_not_part("withdraw_part", part=part, by=by):
        return refusal
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do không chờ nữa.")
    return None


@transaction.atomic
def withdraw_part(*, part: TaskPart, by: Actor, reason: str) -> TaskPart:
    """The part that nobody waits for any more."""
    task = Task.objects.lock(part.task_id)
    part = TaskPart.objects.lock(part.pk)
    refuse(why_not_withdraw_part(part=part, by=by, reason=reason))
    part.withdrawn_at = now()
    part.save(update_fields=["withdrawn_at"])
    record_event("part_withdrawn", subject=task, by=by, data={
        "part": part.order, "partner": str(part.partner), "unit": part.unit.short_name, "reason": reason.strip(),
    })  # fmt: skip
    return part
