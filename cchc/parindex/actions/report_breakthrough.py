"""Báo kết quả: the registrant tells how far it is, and what the measure has reached."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import why_not
from cchc.parindex.models import Breakthrough, BreakthroughStatus


def why_not_report_breakthrough(*, of: Breakthrough, by: Actor, result: str | None = None) -> Refusal | None:
    """`result` None asks whether the actor may report now."""
    if refusal := why_not("report_breakthrough", of=of, by=by):
        return refusal
    return Refusal("Hãy ghi đã làm được gì.") if result is not None and not result.strip() else None


@transaction.atomic
def report_breakthrough(*, of: Breakthrough, by: Actor, result: str, reached: str = "") -> Breakthrough:
    """The newest report stands on the row, the earlier ones on record."""
    of = Breakthrough.objects.lock(of.pk)
    refuse(why_not_report_breakthrough(of=of, by=by, result=result))
    of.status, of.result, of.reached = BreakthroughStatus.UNDER_WAY, result.strip(), reached.strip()
    of.save(update_fields=["status", "result", "reached"])
    record_event("breakthrough_reported", subject=of, by=by, data={"words": of.result, "reached": of.reached})
    return of
