"""Five wrong passwords, and then? The same on both engines: the tests run on each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from cchc.accounts.actions.reset_password import reset_password
from cchc.accounts.models import User
from tests.factories.office import PASSWORD, actor

pytestmark = pytest.mark.django_db
HERE, THERE = "192.0.2.1", "192.0.2.2"


def status(username: str, password: str, address: str = HERE) -> int:
    answer = Client(REMOTE_ADDR=address).post("/dang-nhap/", {"username": username, "password": password})
    return answer.status_code


def fail(times: int, username: str = "motcua") -> list[int]:
    return [status(username, "sai") for _ in range(times)]


def test_the_fifth_failure_locks_even_the_right_password() -> None:
    assert fail(5) == [200, 200, 200, 200, 429]
    assert status("motcua", PASSWORD) == 429


def test_capitals_and_spaces_give_no_more_tries() -> None:
    names = ["motcua", "MOTCUA", "MotCua", " motcua", "motcua "]
    assert [status(name, "sai") for name in names][-1] == 429


def test_only_this_name_from_this_machine() -> None:
    fail(5)
    assert status("tuphap", PASSWORD) == 302
    assert status("motcua", PASSWORD, THERE) == 302


def test_behind_a_proxy_each_machine_for_itself(settings: Any) -> None:
    """What a visitor writes into the header himself stands before what the proxy adds, and is not believed."""
    settings.PROXIES = 1

    def through_proxy(password: str, said: str) -> int:
        client = Client(REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": said})
        return client.post("/dang-nhap/", {"username": "motcua", "password": password}).status_code

    assert [through_proxy("sai", f"203.0.113.{n}, {HERE}") for n in range(5)][-1] == 429
    assert through_proxy(PASSWORD, HERE) == 429
    assert through_proxy(PASSWORD, THERE) == 302


def test_a_success_forgets_the_failures_before() -> None:
    fail(4)
    assert status("motcua", PASSWORD) == 302
    assert fail(4) == [200] * 4


def test_the_page_says_until_when_and_whom_to_call() -> None:
    fail(5)
    answer = Client(REMOTE_ADDR=HERE).post("/dang-nhap/", {"username": "motcua", "password": PASSWORD})
    last = AccessAttempt.objects.get(username="motcua").attempt_time
    opens = timezone.localtime(last + timedelta(minutes=15))
    assert f"{opens:%H:%M, %d/%m/%Y}" in answer.text
    assert "nhập sai 5 lần" in answer.text
    assert "người quản trị hệ thống" in answer.text
    assert "0900 000 100" in answer.text  # the ward that has an administrator; its neighbour has none
    assert "0900 000 200" not in answer.text


def test_trying_on_does_not_prolong_it() -> None:
    fail(5)
    last = AccessAttempt.objects.get(username="motcua").attempt_time
    assert fail(3) == [429] * 3
    assert AccessAttempt.objects.get(username="motcua").attempt_time == last


def test_it_opens_again_after_a_quarter_of_an_hour() -> None:
    fail(5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert status("motcua", PASSWORD) == 302


def test_the_administrator_s_reset_opens_it_at_once() -> None:
    fail(5)
    password = reset_password(user=User.objects.get(username="motcua"), by=actor("vanthu", role="admin"))
    assert status("motcua", password) == 302


def test_an_unknown_name_is_locked_like_a_known_one() -> None:
    assert fail(5, "khong-co-ai") == [200, 200, 200, 200, 429]


def test_no_password_is_kept() -> None:
    fail(2)
    kept = AccessAttempt.objects.get(username="motcua")
    assert "sai" not in kept.post_data + kept.get_data
