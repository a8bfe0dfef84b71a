"""Who sees a ticket, and who may act on one?"""

from __future__ import annotations

from cchc.organization.actor import Actor
from cchc.queue.models import Ticket, TicketQuerySet


def visible_to(rows: TicketQuerySet, actor: Actor) -> TicketQuerySet:
    """Those of the own unit."""
    return rows.filter(unit=actor.unit_id)


def at_counter(ticket: Ticket, by: Actor) -> bool:
    """Any clerk of the one-stop shop of the unit."""
    return by.role == "counter" and by.unit_id == ticket.unit_id


def called_it(ticket: Ticket, by: Actor) -> bool:
    """Whoever called the number serves it."""
    return at_counter(ticket, by) and ticket.called_by_id == by.post_id
