"""The office in which every test works: the demonstration ward, its neighbour, and the shipped catalogue."""

from __future__ import annotations

from django.test import Client

from cchc.accounts.loading import load_officials
from cchc.accounts.models import User
from cchc.catalogue.loading import load_catalogue
from cchc.content.reading import SHIPPED
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor, actors_of
from cchc.organization.loading import load_reference, load_units
from cchc.organization.models import Official, Unit
from cchc.parindex.loading import load_rubrics

PEOPLE = SHIPPED / "demonstration"
PASSWORD = "mat-khau-thu-nghiem"


def found_office() -> None:
    """Units, officials with accounts, and the catalogue, loaded through the product's own loading."""
    load_reference((SHIPPED,))
    load_units([PEOPLE / "units.yaml"])
    for name in ("officials.yaml", "neighbours.yaml", "police.yaml", "insurance.yaml"):
        load_officials(PEOPLE / name, password=PASSWORD)
    load_catalogue((SHIPPED,))
    load_rubrics((SHIPPED,))


def ward() -> Unit:
    return Unit.objects.get(code="H99.26.05")


def actor(username: str, *, role: str | None = None) -> Actor:
    """The official with this account, in his first post or in the one with the role."""
    actors = actors_of(User.objects.get(username=username).official, on=today())
    return next(each for each in actors if role in (None, each.role))


def system_actor() -> Actor:
    return actors_of(Official.objects.get(unit=ward(), full_name="Hệ thống"), on=today())[0]


def signed_in(username: str) -> Client:
    """A browser in which the official has signed in."""
    client = Client()
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    return client
