"""The pages of coordination: asking, answering, and who kept whom waiting; the numbers are those of the lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.answer_part import answer_part
from cchc.plans.models import Status, TaskPart
from tests.factories.office import actor
from tests.factories.parts import OTHER_UNIT, PARTNER, part
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY

pytestmark = pytest.mark.django_db
AsOf = Callable[[str], Client]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


@pytest.fixture
def signed_in() -> AsOf:
    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def said(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_asked_on_the_page_and_answered_on_the_page(signed_in: AsOf) -> None:
    task = task_at(Status.IN_PROGRESS)
    lead, url = signed_in(HOLDER), reverse("ask_partner", args=[task.pk])
    seen = lead.get(url).context["form"].initial["seen"]
    asked = {"partner": str(actor(PARTNER).post_id), "wanted": "Số liệu", "due_on": "18/09/2026", "seen": seen}
    assert lead.post(url, asked).status_code == 302
    assert "đã thay đổi" in said(lead.post(url, asked))  # pressed twice
    found = TaskPart.objects.get()
    assert "Chờ anh/chị trả lời" in said(signed_in(PARTNER).get(reverse("my_parts")))
    answer = reverse("answer_part", args=[found.pk])
    seen = signed_in(PARTNER).get(answer).context["form"].initial["seen"]
    assert signed_in(PARTNER).post(answer, {"answer": "Đây là số liệu", "seen": seen}).status_code == 302
    page = said(lead.get(reverse("task", args=[task.pk])))
    assert "Trả lời đúng hạn" in page
    assert "Đây là số liệu" in page


def test_another_unit_is_found_by_name_and_its_people_offered(signed_in: AsOf) -> None:
    task = task_at(Status.IN_PROGRESS)
    lead, url = signed_in(HOLDER), reverse("ask_partner", args=[task.pk])
    found = lead.get(url, {"tim": "hoa lac"}).context["found"]
    assert [unit.code for unit in found] == ["H99.26.06"]
    people = lead.get(url, {"don_vi": found[0].pk}).context["form"].fields["partner"].queryset
    assert actor(OTHER_UNIT).post in people


def test_the_product_page_asks_why_nobody_waits(signed_in: AsOf) -> None:
    asked = part()
    url = reverse("submit_product", args=[asked.task_id])
    form = signed_in(HOLDER).get(url).context["form"]
    assert "Tạ Hữu Nghĩa" in form.fields["unanswered"].help_text
    other = task_at(Status.IN_PROGRESS)
    assert "unanswered" not in signed_in(HOLDER).get(reverse("submit_product", args=[other.pk])).context["form"].fields


def test_who_kept_whom_waiting_and_the_lists_behind_the_numbers(signed_in: AsOf) -> None:
    late = part()
    part(to=OTHER_UNIT)
    part(to="tuphap", of=late.task)
    client, url = signed_in("chutich"), reverse("kept_waiting")
    with clock_at(MONDAY + timedelta(days=7)):  # all are due at the closing of this day
        page = client.get(url, {"thang": "2026-09"})
        assert (page.context["count"], page.context["late"]) == (3, 0)
    with clock_at(MONDAY + timedelta(days=8)):  # the next morning at nine
        answer_part(part=late, by=actor(PARTNER), answer="Số liệu")
    with clock_at(MONDAY + timedelta(days=9)):
        page = client.get(url, {"thang": "2026-09"})
        for table in page.context["tables"]:
            assert sum(line["asked"] for line in table["lines"]) == 3
            assert sum(line["late"] for line in table["lines"]) == 3
            for line in table["lines"]:
                narrowed = client.get(url + line["url"].partition("#")[0])
                assert len(narrowed.context["lines"]) == line["asked"]
        minutes = {line["name"].partition(",")[0]: line["minutes"] for line in page.context["tables"][1]["lines"]}
        assert minutes[late.partner.official.full_name] < minutes["Vũ Thị Ngọc Ánh"]  # who has not answered yet


def test_constant_queries(signed_in: AsOf) -> None:
    task = task_at(Status.IN_PROGRESS)
    part(of=task)
    client = signed_in(PARTNER)
    urls = [reverse("my_parts"), reverse("kept_waiting"), reverse("task", args=[task.pk])]
    counts = [_queries(client, url) for url in urls]
    for username in ("tuphap", "kinhte", "vanphong"):
        part(of=task, to=username)
    for _ in range(3):
        part()
    assert [_queries(client, url) for url in urls] == counts


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
