"""The digest's page: the newest or the chosen one, for the heads and the office, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at
from tests.factories.urging import digest, late_task
from tests.plans.actions.conftest import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


def sitting(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def test_before_the_first_one() -> None:
    assert "Chưa có bản tin nào" in sitting("chutich").get(reverse("digests")).content.decode()


def test_the_chair_reads_what_is_late() -> None:
    made = digest()
    for address in (reverse("digests"), reverse("digest", args=[made.pk])):
        page = sitting("chutich").get(address)
        assert page.context["counts"]["late"] == 1
        assert "Bản tin tuần 21/09/2026" in page.content.decode()


def test_it_is_on_the_chairs_desk() -> None:
    assert reverse("digests") in sitting("chutich").get(reverse("my_work")).content.decode()


def test_another_wards_digest_is_not_there() -> None:
    assert sitting("chutich.hlt").get(reverse("digest", args=[digest().pk])).status_code == 404


def test_many_tasks_cost_the_same_as_few() -> None:
    client = sitting("chutich")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("digests"))
        return len(queries)

    digest()
    cost()
    few = cost()
    for _ in range(4):
        late_task()
    with clock_at(MONDAY + timedelta(days=7)):
        digest()
    assert cost() == few
