"""The four pages: what each shows, at a constant number of queries, and nothing of anybody on the wall."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at, now
from cchc.queue.actions.call_ticket import call_ticket
from cchc.queue.actions.finish_ticket import finish_ticket
from cchc.queue.models import Ticket
from tests.factories.office import actor, ward
from tests.queue.tickets import taken

pytestmark = pytest.mark.django_db


def signed_in(username: str = "motcua") -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_touch_gives_a_ticket_and_says_how_many_are_before() -> None:
    taken("B")
    form = {"line": "A", "priority": "", "submission": str(uuid4())}
    answer = signed_in().post("/hang-doi/lay-so/", form, follow=True)
    assert "A001" in answer.text
    assert 'Còn <b class="num">1</b> người trước' in answer.text


def test_a_touch_of_nothing_says_what_to_do() -> None:
    answer = signed_in().post("/hang-doi/lay-so/", {"submission": str(uuid4())})
    assert answer.status_code == 422
    assert "Chọn việc cần làm trong các ô" in answer.text
    assert not Ticket.objects.exists()


def test_calling_from_the_page() -> None:
    client = signed_in()
    assert "Không còn ai chờ" in client.post("/hang-doi/goi/", follow=True).text
    ticket = taken()
    assert "Quầy của tôi" in client.post("/hang-doi/goi/", follow=True).text
    client.post(f"/hang-doi/{ticket.pk}/finish_ticket/")
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.SERVED


def test_wall_shows_numbers_and_nobody() -> None:
    call_ticket(by=actor("motcua"), ticket=taken("C"))
    taken("D")
    answer = Client().get(f"/hang-doi/man-hinh/{ward().code}/")
    assert "C001" in answer.text
    assert "D001" in answer.text
    assert actor("motcua").official_name not in answer.text
    assert Client().get("/hang-doi/man-hinh/H99.99.99/").status_code == 404


def test_times_of_the_day() -> None:
    begun = now()
    ticket = taken("A", "elderly")
    with clock_at(begun + timedelta(minutes=12)):
        call_ticket(by=actor("motcua"), ticket=ticket)
    with clock_at(begun + timedelta(minutes=20)):
        finish_ticket(ticket=ticket, by=actor("motcua"))
    answer = signed_in("chutich").get("/hang-doi/thoi-gian/")
    assert "chờ không quá 12 phút" in answer.text
    assert "8 phút" in answer.text
    assert "Người cao tuổi" in answer.text


def test_days_in_the_wrong_order_are_told() -> None:
    answer = signed_in("chutich").get("/hang-doi/thoi-gian/?first=02/11/2026&last=01/11/2026")
    assert answer.status_code == 422
    assert "Ngày cuối phải sau ngày đầu" in answer.text


@pytest.mark.parametrize("address", ["/hang-doi/", "/hang-doi/thoi-gian/", "/hang-doi/man-hinh/H99.26.05/"])
def test_queries_do_not_grow(address: str) -> None:
    client = signed_in()
    counts = []
    for more in (3, 20):
        for _ in range(more):
            taken()
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
