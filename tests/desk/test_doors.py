"""Does every figure that is a door lead to exactly the dossiers it counts?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from cchc.dossiers.models import DossierStep, Status
from cchc.lifecycle.clock import clock_at
from tests.desk.conftest import MONDAY, AtDesk
from tests.desk.looking import seen
from tests.factories.dossiers import BIRTH, dossier_at, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward_at_work() -> None:
    """Late ones, ones due today and this week, results that wait, and what no door leads to."""
    for days in (7, 3, 0):
        with clock_at(MONDAY - timedelta(days=days)):
            for status in Status:
                dossier_at(status)
                if status != Status.AWAITING_PAYMENT:  # a birth waits for no payment
                    dossier_at(status, code=BIRTH)
    while not behind_his_pen():
        to_the_signing(dossier_at(Status.IN_PROCESS))


def behind_his_pen() -> bool:
    """Does anything wait for the Chair's signature?"""
    return DossierStep.objects.open().filter(holder=actor("chutich").post).exists()


def behind(client: Client, door: str) -> int:
    """How many dossiers the list shows there."""
    response = client.get(door)
    assert response.status_code == 200 and not response.context["form"].errors
    assert not response.context["older_url"]
    return len(response.context["rows"])


def test_the_chairs_doors(at_desk: AtDesk, ward_at_work: None) -> None:
    client = at_desk("chutich")
    shown = seen(client).context
    figures = shown["figures"]
    assert behind(client, shown["late_url"]) == figures.late > 0
    assert behind(client, shown["week_url"]) == figures.week > 0
    assert behind(client, shown["ready_url"]) == figures.ready > 0
    assert behind(client, shown["more_url"]) == shown["counts"].all > 0
    for bar in (*shown["names"], *shown["days"]):
        assert behind(client, bar.url) == bar.count > 0, bar


def test_the_doors_of_the_unit_above(at_desk: AtDesk, ward_at_work: None) -> None:
    client = at_desk("captren")
    shown = seen(client).context
    late = [unit for unit in shown["units"] if unit.late]
    assert late and sum(unit.late for unit in late) == behind(client, shown["late_url"])
    for unit in late:
        assert behind(client, unit.late_url) == unit.late
