"""Every test of hand-overs happens on Monday 14/9/2026 at 09:00, unless it says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client

from cchc.lifecycle.clock import clock_at
from cchc.organization.actor import Actor
from cchc.worktime.zone import ZONE

SignIn = Callable[[Actor], Client]
MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


@pytest.fixture
def sign_in() -> SignIn:
    def sign(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.post.official.user)
        session = client.session
        session["post"] = str(actor.post_id)
        session.save()
        return client

    return sign
