"""Called again: counted, and the wait still ended at the first call."""

from __future__ import annotations

import pytest

from cchc.lifecycle.refusal import ActionRefused
from cchc.queue.actions.call_ticket import call_ticket
from cchc.queue.actions.call_ticket_again import call_ticket_again
from tests.factories.office import actor
from tests.queue.tickets import taken

pytestmark = pytest.mark.django_db


def test_counted() -> None:
    ticket = call_ticket(by=actor("motcua"), ticket=taken())
    again = call_ticket_again(ticket=ticket, by=actor("motcua"))
    assert (again.calls, again.called_at) == (2, ticket.called_at)


def test_refused() -> None:
    with pytest.raises(ActionRefused, match="Đang chờ"):
        call_ticket_again(ticket=taken(), by=actor("motcua"))
