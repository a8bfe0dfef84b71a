"""Who was not there when called keeps his number and his turn; not on another day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at, now
from cchc.lifecycle.refusal import ActionRefused
from cchc.queue.actions.call_ticket import call_ticket
from cchc.queue.actions.mark_ticket_absent import mark_ticket_absent
from cchc.queue.actions.put_ticket_back import put_ticket_back
from cchc.queue.models import Ticket
from tests.factories.office import actor
from tests.queue.tickets import taken

pytestmark = pytest.mark.django_db


def absent() -> Ticket:
    return mark_ticket_absent(ticket=call_ticket(by=actor("motcua"), ticket=taken()), by=actor("motcua"))


def test_keeps_his_turn() -> None:
    ticket = absent()
    taken()
    assert put_ticket_back(ticket=ticket, by=actor("motcua1")).status == Ticket.Status.WAITING
    assert call_ticket(by=actor("motcua")) == ticket


def test_refused() -> None:
    with pytest.raises(ActionRefused, match="Đang chờ"):
        put_ticket_back(ticket=taken(), by=actor("motcua"))
    ticket = absent()
    with clock_at(now() + timedelta(days=1)), pytest.raises(ActionRefused, match="ngày khác"):
        put_ticket_back(ticket=ticket, by=actor("motcua"))
