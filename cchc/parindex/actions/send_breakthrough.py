"""Gửi Văn phòng: the registrant sends his form; after the term it is sent all the same, and marked late."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import why_not
from cchc.parindex.breakthrough_rules import registration_due_at
from cchc.parindex.models import Breakthrough, BreakthroughStatus


def why_not_send_breakthrough(*, of: Breakthrough, by: Actor) -> Refusal | None:
    return why_not("send_breakthrough", of=of, by=by)


@transaction.atomic
def send_breakthrough(*, of: Breakthrough, by: Actor) -> Breakthrough:
    """The first sending decides whether it came in time."""
    of = Breakthrough.objects.lock(of.pk)
    refuse(why_not_send_breakthrough(of=of, by=by))
    if of.sent_at is None:
        due_at = registration_due_at(of.assessment.round, of.assessment.unit)
        of.late = due_at is not None and now() > due_at
        of.sent_at = now()
    of.status = BreakthroughStatus.SENT
    of.save(update_fields=["status", "sent_at", "late"])
    record_event("breakthrough_sent", subject=of, by=by, data={"late": of.late})
    return of
