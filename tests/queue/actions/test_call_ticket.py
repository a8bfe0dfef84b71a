"""Whoever goes first by law is called first, then whoever came first; calling ends the serving of the one before."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused
from cchc.queue.actions.call_ticket import call_ticket
from cchc.queue.models import Ticket
from tests.factories.office import actor
from tests.queue.tickets import taken

pytestmark = pytest.mark.django_db
S = Ticket.Status


def test_order() -> None:
    taken("A")
    taken("B")
    taken("B", "elderly")
    assert [str(call_ticket(by=actor("motcua"))) for _ in range(3)] == ["B002", "A001", "B001"]


def test_calling_ends_the_one_before() -> None:
    taken()
    taken()
    first = call_ticket(by=actor("motcua"))
    assert (first.status, first.called_at, first.place) == (S.CALLED, now(), actor("motcua").post.place)
    call_ticket(by=actor("motcua"))
    first.refresh_from_db()
    assert first.status == S.SERVED
    assert [event.name for event in events_of(first)] == ["ticket_taken", "ticket_called", "ticket_served"]


def test_of_one_line_or_a_chosen_one() -> None:
    taken("A")
    taken("B")
    third = taken("B")
    assert str(call_ticket(by=actor("motcua"), lines=frozenset("B"))) == "B001"
    assert call_ticket(by=actor("motcua1"), ticket=third) == third


def test_refused() -> None:
    with pytest.raises(ActionRefused, match="Không còn ai chờ"):
        call_ticket(by=actor("motcua"))
    ticket = taken()
    call_ticket(by=actor("motcua"), ticket=ticket)
    with pytest.raises(ActionRefused, match="Đang phục vụ"):
        call_ticket(by=actor("motcua1"), ticket=ticket)
    other = taken()
    for who in ("tuphap", "motcua.hlt"):
        with pytest.raises(ActionRefused, match="Một cửa của phường"):
            call_ticket(by=actor(who), ticket=other)


def test_a_refused_call_leaves_the_one_before() -> None:
    taken()
    first = call_ticket(by=actor("motcua"))
    with pytest.raises(ActionRefused):
        call_ticket(by=actor("motcua"))
    first.refresh_from_db()
    assert first.status == S.CALLED
