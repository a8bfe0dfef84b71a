"""Pages are opened on one Monday morning by officials who signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at
from tests.inspections.actions.conftest import MONDAY

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


@pytest.fixture
def as_() -> SignIn:
    """Signed in as the official with that account."""

    def sign_in(username: str) -> Client:
        client = Client()
        user = User.objects.get(username=username)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
