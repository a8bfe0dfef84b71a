"""Every route × every role × (own unit, other unit, anonymous): who gets in, who is told no, who learns nothing?

A route without a row in routes.py fails, and so does a row without a route.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cchc.organization.access import PUBLIC
from cchc.organization.actor import Actor
from cchc.organization.roles import ROLES
from tests.access.routes import MATRIX
from tests.access.row import GET, POST, SIGNED_IN, Row
from tests.access.world import WALKED, World, build_world
from tests.structure.tree import told


def _routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        else:
            assert isinstance(pattern, URLPattern)
            yield route, pattern.callback


ROUTES = dict(_routes(get_resolver()))
OBJECT_ROUTES = sorted(route for route, row in MATRIX.items() if row.of)
CLOSED_ROUTES = sorted(route for route, row in MATRIX.items() if row.roles != PUBLIC)


def test_every_route_has_its_row() -> None:
    assert set(ROUTES) == set(MATRIX), told(sorted(set(ROUTES) ^ set(MATRIX)))


def test_every_role_is_in_the_table() -> None:
    assert set(ROLES) == SIGNED_IN


@pytest.mark.parametrize("route", sorted(MATRIX))
def test_every_view_is_marked_as_the_table_says(route: str) -> None:
    assert getattr(ROUTES[route], "opens_to", None) == MATRIX[route].roles


@pytest.mark.parametrize("route", sorted(MATRIX))
def test_routes_of_objects_say_so(route: str) -> None:
    names_one = "<uuid:" in route
    assert names_one == bool(MATRIX[route].of)


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(MATRIX))
def test_own_unit(route: str) -> None:
    """The roles of the table get an answer, all others the page that says why not."""
    row, world = MATRIX[route], build_world(MATRIX[route].of)
    wrong = [
        f"{role} {method}: {met}"
        for role in WALKED
        for method in sorted(row.methods)
        if (met := _meets(world, route, method, world.own[role]))
        != ("open" if row.roles == PUBLIC or role in row.roles else "refused")
    ]
    assert not wrong, told(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize("route", OBJECT_ROUTES)
def test_other_unit(route: str) -> None:
    """Whoever may do it at home does not even learn that the object is there."""
    row, world = MATRIX[route], build_world(MATRIX[route].of)
    wrong = [
        f"{role} {method}: {met}"
        for role in WALKED
        for method in sorted(row.methods)
        if (met := _meets(world, route, method, world.other[role])) != ("unseen" if role in row.roles else "refused")
    ]
    assert not wrong, told(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(MATRIX))
def test_anonymous(route: str) -> None:
    row, world = MATRIX[route], build_world(MATRIX[route].of)
    for method in sorted(row.methods):
        expected = "open" if row.roles == PUBLIC else "asked to sign in"
        assert _meets(world, route, method, None) == expected, method


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(route for route, row in MATRIX.items() if row.methods == POST))
def test_what_only_writes_refuses_to_be_read(route: str) -> None:
    row, world = MATRIX[route], build_world(MATRIX[route].of)
    role = next(role for role in WALKED if role in row.roles)
    assert _meets(world, route, "GET", world.own[role]) == "method not allowed"


@pytest.mark.django_db
@pytest.mark.parametrize("route", CLOSED_ROUTES)
def test_the_first_password_opens_nothing_but_its_change(route: str) -> None:
    row, world = MATRIX[route], build_world(MATRIX[route].of)
    official = world.own["chair"].official
    official.user.must_change_password = True  # type: ignore[attr-defined]
    official.user.save()  # type: ignore[attr-defined]
    method = "GET" if row.methods >= GET else "POST"
    expected = "open" if route in ("tai-khoan/", "dang-xuat/") else "sent to the password"
    assert _meets(world, route, method, world.own["chair"]) == expected


def _meets(world: World, route: str, method: str, by: Actor | None) -> str:
    """What the visitor meets; whatever the request did is undone."""
    row = MATRIX[route]
    client = Client() if by is None else world.client(by)
    sent = row.sent(world, by) if row.sent and by and method == "POST" else {}
    address = _address(route, row, world)
    with transaction.atomic():
        response = client.get(address) if method == "GET" else client.post(address, sent)
        transaction.set_rollback(True)
    if response.streaming:
        list(response.streaming_content)  # read to its end, the test client closes the file
    return _said(response)


def _address(route: str, row: Row, world: World) -> str:
    arguments = world.objects[row.of] | row.path
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(arguments[found[1]]), route)


def _said(response: HttpResponseBase) -> str:
    location = response.headers.get("Location", "")
    if location.startswith("/dang-nhap/?next="):
        return "asked to sign in"
    if location == "/tai-khoan/":
        return "sent to the password"
    known = {403: "refused", 404: "unseen", 405: "method not allowed"}
    if response.status_code >= 500:
        return f"broken: {response.status_code}"
    return known.get(response.status_code, "open")
