"""Numbers run from 1 in each line and each day; one touch is one ticket."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, now
from cchc.lifecycle.refusal import ActionRefused
from cchc.queue.actions.take_ticket import take_ticket
from cchc.queue.models import Ticket
from tests.factories.office import actor
from tests.queue.tickets import taken

pytestmark = pytest.mark.django_db


def test_numbers_of_each_line_and_day() -> None:
    assert [str(taken(line)) for line in "AABA"] == ["A001", "A002", "B001", "A003"]
    with clock_at(now() + timedelta(days=1)):
        assert str(taken("A")) == "A001"
    assert str(taken("A", by="motcua.hlt")) == "A001"


def test_one_touch_is_one_ticket() -> None:
    submission = uuid4()
    first, second = (take_ticket(line="A", by=actor("motcua"), submission=submission) for _ in range(2))
    assert first == second
    assert Ticket.objects.count() == 1
    assert [event.name for event in events_of(first)] == ["ticket_taken"]


@pytest.mark.parametrize(
    ("line", "priority", "who", "said"),
    [
        ("Z", "", "motcua", "Chọn việc"),
        ("A", "vip", "motcua", "Diện ưu tiên"),
        ("A", "", "tuphap", "Một cửa"),
    ],
)
def test_refused(line: str, priority: str, who: str, said: str) -> None:
    with pytest.raises(ActionRefused, match=said):
        take_ticket(line=line, priority=priority, by=actor(who), submission=uuid4())
    assert not Ticket.objects.exists()
