"""Only whoever called the number, and only while it is being served."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused
from cchc.queue.actions.call_ticket import call_ticket
from cchc.queue.actions.mark_ticket_absent import mark_ticket_absent
from cchc.queue.models import Ticket
from tests.factories.office import actor
from tests.queue.tickets import taken

pytestmark = pytest.mark.django_db


def test_ends_it() -> None:
    ticket = call_ticket(by=actor("motcua"), ticket=taken())
    ended = mark_ticket_absent(ticket=ticket, by=actor("motcua"))
    assert (ended.status, ended.ended_at) == (Ticket.Status.ABSENT, now())
    assert [event.name for event in events_of(ended)][-1] == "ticket_absent"


def test_refused() -> None:
    ticket = taken()
    with pytest.raises(ActionRefused, match="Đang chờ"):
        mark_ticket_absent(ticket=ticket, by=actor("motcua"))
    call_ticket(by=actor("motcua"), ticket=ticket)
    with pytest.raises(ActionRefused, match="người đã gọi"):
        mark_ticket_absent(ticket=ticket, by=actor("motcua1"))
