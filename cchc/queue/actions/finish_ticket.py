"""Xong: the visitor has been served."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.queue.lifecycle import why_not
from cchc.queue.models import Ticket


def why_not_finish_ticket(*, ticket: Ticket, by: Actor) -> Refusal | None:
    return why_not("finish_ticket", ticket=ticket, by=by)


@transaction.atomic
def finish_ticket(*, ticket: Ticket, by: Actor) -> Ticket:
    """The served ticket; serving lasted from the first call until now."""
    ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
    refuse(why_not_finish_ticket(ticket=ticket, by=by))
    ticket.status, ticket.ended_at = Ticket.Status.SERVED, now()
    ticket.save(update_fields=["status", "ended_at"])
    record_event("ticket_served", subject=ticket, by=by, data={"number": str(ticket)})
    return ticket
