"""Nghiệm thu: the Chair accepts it or finds that it failed; accepted only after its task is done."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import why_not
from cchc.parindex.models import Breakthrough, BreakthroughStatus
from cchc.plans.models import Status as TaskStatus


def why_not_conclude_breakthrough(
    *, of: Breakthrough, by: Actor, accepted: bool | None = None, conclusion: str = ""
) -> Refusal | None:
    """`accepted` None asks whether the actor may conclude now."""
    if refusal := why_not("conclude_breakthrough", of=of, by=by):
        return refusal
    if accepted is None:
        return None
    if not conclusion.strip():
        return Refusal("Hãy ghi kết luận: đạt được gì, chưa đạt gì.")
    if accepted and of.task is not None and of.task.status != TaskStatus.DONE:
        return Refusal(f"Nhiệm vụ {of.task.code} chưa hoàn thành; nghiệm thu sản phẩm của nhiệm vụ trước.")
    return None


@transaction.atomic
def conclude_breakthrough(*, of: Breakthrough, by: Actor, accepted: bool, conclusion: str) -> Breakthrough:
    """What it really won back is told by the next result, not here."""
    of = Breakthrough.objects.lock(of.pk)
    refuse(why_not_conclude_breakthrough(of=of, by=by, accepted=accepted, conclusion=conclusion))
    of.status = BreakthroughStatus.ACCEPTED if accepted else BreakthroughStatus.FAILED
    of.conclusion, of.concluded_at, of.concluded_by = conclusion.strip(), now(), by.post
    of.save(update_fields=["status", "conclusion", "concluded_at", "concluded_by"])
    record_event("breakthrough_concluded", subject=of, by=by, data={"accepted": accepted, "words": of.conclusion})
    return of
