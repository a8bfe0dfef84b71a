"""Cho chờ lại: who was called and not there has come; he keeps his number and the moment he took it."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.queue.lifecycle import why_not
from cchc.queue.models import Ticket


def why_not_put_ticket_back(*, ticket: Ticket, by: Actor) -> Refusal | None:
    if refusal := why_not("put_ticket_back", ticket=ticket, by=by):
        return refusal
    return None if ticket.day == today() else Refusal("Số này của ngày khác; mời lấy số mới.")


@transaction.atomic
def put_ticket_back(*, ticket: Ticket, by: Actor) -> Ticket:
    """The ticket, waiting again at its old place."""
    ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
    refuse(why_not_put_ticket_back(ticket=ticket, by=by))
    ticket.status, ticket.called_at, ticket.called_by, ticket.ended_at = Ticket.Status.WAITING, None, None, None
    ticket.save(update_fields=["status", "called_at", "called_by", "ended_at"])
    record_event("ticket_put_back", subject=ticket, by=by, data={"number": str(ticket)})
    return ticket
