"""Không có mặt: called and not there; he may be put back when he comes."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.queue.lifecycle import why_not
from cchc.queue.models import Ticket


def why_not_mark_ticket_absent(*, ticket: Ticket, by: Actor) -> Refusal | None:
    return why_not("mark_ticket_absent", ticket=ticket, by=by)


@transaction.atomic
def mark_ticket_absent(*, ticket: Ticket, by: Actor) -> Ticket:
    """The ticket of nobody; it no longer waits."""
    ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
    refuse(why_not_mark_ticket_absent(ticket=ticket, by=by))
    ticket.status, ticket.ended_at = Ticket.Status.ABSENT, now()
    ticket.save(update_fields=["status", "ended_at"])
    record_event("ticket_absent", subject=ticket, by=by, data={"number": str(ticket)})
    return ticket
