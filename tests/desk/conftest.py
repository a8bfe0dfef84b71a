"""Every desk is looked at on Monday 14/9/2026 at 09:00, unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE

AtDesk = Callable[[str], Client]
MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


@pytest.fixture
def at_desk() -> AtDesk:
    """The browser of an official who has signed in."""

    def sit(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return sit
