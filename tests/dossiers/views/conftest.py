"""A browser in which an official has signed in and chosen his post."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cchc.organization.actor import Actor

SignIn = Callable[[Actor], Client]


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
