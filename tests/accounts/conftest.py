"""Who sits before the screen? A browser of the test client, signed in as somebody, in one of his posts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cchc.accounts.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"
SignedIn = Callable[..., Client]


@pytest.fixture
def signed_in(db: None) -> SignedIn:
    """`signed_in("vanthu", role="admin")` acts in the post with that role."""

    def sign_in(username: str, *, role: str | None = None) -> Client:
        client = Client()
        user = User.objects.get(username=username)
        client.force_login(user, backend=BACKEND)
        if role:
            post = user.official.posts.get(position__role=role)
            client.post("/tai-khoan/vi-tri/", {"post": str(post.pk)})
        return client

    return sign_in
