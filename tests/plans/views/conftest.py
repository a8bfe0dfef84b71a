"""Every page of plans is opened on Monday 14/9/2026 at 09:00 by somebody who has signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at
from tests.factories.office import actor
from tests.plans.actions.conftest import MONDAY

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


@pytest.fixture
def sign_in() -> SignIn:
    """The browser of an official, in his first post."""

    def sign(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        session = client.session
        session["post"] = str(actor(username).post_id)
        session.save()
        return client

    return sign
