"""Dừng: it is not gone on with, for a reason; its task, where one was given, is cancelled on its own page."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import why_not
from cchc.parindex.models import Breakthrough, BreakthroughStatus


def why_not_stop_breakthrough(*, of: Breakthrough, by: Actor, reason: str | None = None) -> Refusal | None:
    """`reason` None asks whether the actor may stop it now."""
    if refusal := why_not("stop_breakthrough", of=of, by=by):
        return refusal
    return Refusal("Hãy ghi lý do dừng.") if reason is not None and not reason.strip() else None


@transaction.atomic
def stop_breakthrough(*, of: Breakthrough, by: Actor, reason: str) -> Breakthrough:
    """Its promise counts no longer."""
    of = Breakthrough.objects.lock(of.pk)
    refuse(why_not_stop_breakthrough(of=of, by=by, reason=reason))
    of.status, of.stop_reason = BreakthroughStatus.STOPPED, reason.strip()
    of.save(update_fields=["status", "stop_reason"])
    record_event("breakthrough_stopped", subject=of, by=by, data={"words": of.stop_reason})
    return of
