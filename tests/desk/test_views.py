"""What do administrators, the level above and other wards see, and does a desk cost the same however full?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.desk import groups
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, today
from tests.desk.conftest import MONDAY, AtDesk
from tests.desk.looking import seen
from tests.factories.dossiers import dossier_at, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_an_administrator_sees_what_the_unit_lacks(at_desk: AtDesk) -> None:
    client = at_desk("vanthu")
    session = client.session
    session["post"] = str(actor("vanthu", role="admin").post_id)
    session.save()
    dossier_at(Status.RECEIVED)
    html = seen(client).content.decode()
    assert reverse("people") in html
    assert "Nguyễn Thị Đào" not in html


@pytest.mark.parametrize("username", ["captren", "thamdinh", "thanhtra"])
def test_the_level_above_compares_units(username: str, at_desk: AtDesk) -> None:
    dossier_at(Status.IN_PROCESS)
    dossier_at(Status.RESULT_READY)
    dossier_at(Status.RETURNED)
    with clock_at(MONDAY + timedelta(days=7)):
        units = seen(at_desk(username)).context["units"]
    assert [(unit.name, unit.running, unit.late, unit.share, unit.ready) for unit in units] == [
        ("Ủy ban nhân dân phường Tân Lập Đông", 1, 1, 100, 1),
        ("Ủy ban nhân dân phường Hòa Lạc Tây", 0, 0, 0, 0),
        ("Ủy ban nhân dân phường Bến Sậy", 0, 0, 0, 0),
    ]


@pytest.mark.parametrize("username", ["tuphap.hlt", "motcua.hlt", "chutich.hlt"])
def test_another_ward_sees_nothing(username: str, at_desk: AtDesk) -> None:
    for status in (Status.RECEIVED, Status.IN_PROCESS, Status.RESULT_READY, Status.AWAITING_SUPPLEMENT):
        dossier_at(status)
    with clock_at(MONDAY + timedelta(days=7)):
        response = seen(at_desk(username))
    assert response.context["groups"] == []
    assert "Nguyễn Thị Đào" not in response.content.decode()


def cost(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        seen(client)
    return len(queries)


USERNAMES = (
    "motcua", "tuphap", "tuphap2", "chanhvanphong", "vanphong", "vanthu", "chutich", "phochutich", "captren",
)  # fmt: skip


def ask_everybody(dossier: Dossier) -> None:
    """Questions to every desk, due today."""
    by = holder(dossier)
    for username in USERNAMES[:-1]:
        post = actor(username).post
        if post != by.post:
            request_consultation(dossier=dossier, by=by, consulted=post, question="Có vướng gì?", due_on=today())


def test_many_rows_cost_the_same_as_few(at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of everything, late and in time, on every desk; then four times as many, past what a group shows."""
    monkeypatch.setattr(groups, "SOME", 4)
    statuses = (
        Status.RECEIVED, Status.FORWARDED, Status.IN_PROCESS, Status.AWAITING_SUPPLEMENT, Status.DECIDED,
        Status.RESULT_READY, Status.AWAITING_COMPLETION, Status.AWAITING_PAYMENT,
    )  # fmt: skip

    def work(times: int) -> None:
        for _ in range(times):
            for status in statuses:
                dossier_at(status)
            ask_everybody(dossier_at(Status.IN_PROCESS))
            to_the_signing(dossier_at(Status.IN_PROCESS))

    with clock_at(MONDAY - timedelta(days=7)):
        work(2)
    work(2)
    clients = {username: at_desk(username) for username in USERNAMES}
    for client in clients.values():
        seen(client)
    few = {username: cost(client) for username, client in clients.items()}
    with clock_at(MONDAY - timedelta(days=7)):
        work(6)
    work(6)
    many = {username: cost(client) for username, client in clients.items()}
    assert many == few
    assert max(few.values()) <= 26
