"""How does a test look at a desk? The page of an official, its groups, and work that lies before somebody."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from cchc.dossiers.models import Dossier, Status
from tests.factories.dossiers import dossier_at, holder, to_the_signing

LEADERS = ("chutich", "phochutich")


def seen(client: Client) -> Any:
    """The answer of the first screen."""
    response = client.get(reverse("my_work"))
    assert response.status_code == 200
    return response


def groups_of(client: Client) -> dict[str, list[str]]:
    """Title and codes of each group, in order."""
    return {group.title: [row.code for row in group.rows] for group in seen(client).context["groups"]}


def desk_of(dossier: Dossier) -> str:
    """The account of whoever holds it."""
    return holder(dossier).official.user.username  # type: ignore[attr-defined,no-any-return]


def in_the_hands_of(username: str, **changes: Any) -> Dossier:
    """A dossier that this official holds; the office gives out work in turn."""
    for _ in range(6):
        dossier = dossier_at(Status.IN_PROCESS, **changes)
        if username in LEADERS:
            to_the_signing(dossier)
        if desk_of(dossier) == username:
            return dossier
    raise AssertionError(f"{username} gets none")
