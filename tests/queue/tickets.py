"""Tickets of the demonstration ward, taken through the real action."""

from __future__ import annotations

from uuid import uuid4

from cchc.queue.actions.take_ticket import take_ticket
from cchc.queue.models import Ticket
from tests.factories.office import actor


def taken(line: str = "A", priority: str = "", by: str = "motcua") -> Ticket:
    return take_ticket(line=line, priority=priority, by=actor(by), submission=uuid4())
