"""Gọi lại: the number is shown as newly called."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.queue.lifecycle import why_not
from cchc.queue.models import Ticket


def why_not_call_ticket_again(*, ticket: Ticket, by: Actor) -> Refusal | None:
    return why_not("call_ticket_again", ticket=ticket, by=by)


@transaction.atomic
def call_ticket_again(*, ticket: Ticket, by: Actor) -> Ticket:
    """Called once more; the moment of the first call stays, because waiting ended then."""
    ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
    refuse(why_not_call_ticket_again(ticket=ticket, by=by))
    ticket.calls += 1
    ticket.save(update_fields=["calls"])
    record_event("ticket_called_again", subject=ticket, by=by, data={"number": str(ticket), "calls": ticket.calls})
    return ticket
