"""Yêu cầu bổ sung: the office or the Chair sends it back with what is lacking."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import why_not
from cchc.parindex.models import Breakthrough, BreakthroughStatus


def why_not_return_breakthrough(*, of: Breakthrough, by: Actor, reason: str | None = None) -> Refusal | None:
    """`reason` None asks whether the actor may return it now."""
    if refusal := why_not("return_breakthrough", of=of, by=by):
        return refusal
    return Refusal("Hãy ghi cần bổ sung gì.") if reason is not None and not reason.strip() else None


@transaction.atomic
def return_breakthrough(*, of: Breakthrough, by: Actor, reason: str) -> Breakthrough:
    """The registrant amends it and sends it again."""
    of = Breakthrough.objects.lock(of.pk)
    refuse(why_not_return_breakthrough(of=of, by=by, reason=reason))
    of.status, of.return_reason = BreakthroughStatus.RETURNED, reason.strip()
    of.save(update_fields=["status", "return_reason"])
    record_event("breakthrough_returned", subject=of, by=by, data={"words": of.return_reason})
    return of
