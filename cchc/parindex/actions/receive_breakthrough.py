"""Tiếp nhận: the office takes it in with its opinion, for the Chair to decide."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import why_not
from cchc.parindex.models import Breakthrough, BreakthroughStatus


def why_not_receive_breakthrough(*, of: Breakthrough, by: Actor, opinion: str | None = None) -> Refusal | None:
    """`opinion` None asks whether the actor may receive it now."""
    if refusal := why_not("receive_breakthrough", of=of, by=by):
        return refusal
    return Refusal("Hãy ghi ý kiến của Văn phòng.") if opinion is not None and not opinion.strip() else None


@transaction.atomic
def receive_breakthrough(*, of: Breakthrough, by: Actor, opinion: str) -> Breakthrough:
    """With who received it and when."""
    of = Breakthrough.objects.lock(of.pk)
    refuse(why_not_receive_breakthrough(of=of, by=by, opinion=opinion))
    of.status, of.office_opinion = BreakthroughStatus.RECEIVED, opinion.strip()
    of.received_at, of.received_by = now(), by.post
    of.save(update_fields=["status", "office_opinion", "received_at", "received_by"])
    record_event("breakthrough_received", subject=of, by=by, data={"words": of.office_opinion})
    return of
