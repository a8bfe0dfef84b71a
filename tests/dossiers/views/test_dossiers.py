"""Is every dossier found, and only by those who may see it, at the same cost however many there are?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers import keyset
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def listed(client: Any, address: str = "", **asked: str) -> list[str]:
    """The names in the list, in its order."""
    response = client.get(reverse("dossiers") + address, asked or None)
    assert response.status_code == 200, response
    return [row.cells[1].text for row in response.context["rows"]]


@pytest.fixture
def clerk(sign_in: SignIn) -> Any:
    return sign_in(actor("motcua"))


@pytest.mark.parametrize("words", ["nguyen thi dao", "Nguyễn Thị Đào", "NGUYỄN ĐÀO", " dao ", "099192004512"])
def test_found_with_or_without_accents(words: str, clerk: Any) -> None:
    dossier_at(Status.RECEIVED)
    dossier_at(Status.REFUSED, applicant_name="Lý Hoàng Nam", applicant_number="099090000276")
    assert listed(clerk, q=words) == ["Nguyễn Thị Đào"]


def test_the_owner_is_found_too(clerk: Any) -> None:
    dossier_at(Status.RECEIVED, owner_name="Đỗ Minh An", owner_number="099215000777")
    assert listed(clerk, q="do minh an") == listed(clerk, q="099215000777") == ["Đỗ Minh An"]


@pytest.mark.parametrize("write", [str, str.lower, " {} ".format])
def test_a_whole_code_opens_its_dossier(write: Any, clerk: Any) -> None:
    dossier = dossier_at(Status.RECEIVED)
    response = clerk.get(reverse("dossiers"), {"q": write(dossier.code)})
    assert (response.status_code, response["Location"]) == (302, reverse("dossier", args=[dossier.pk]))


def test_part_of_a_code_lists(clerk: Any) -> None:
    dossier_at(Status.RECEIVED)
    assert listed(clerk, q="260914-0001") == ["Nguyễn Thị Đào"]


def test_another_ward_finds_nothing(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.RECEIVED)
    stranger = sign_in(actor("motcua.hlt"))
    assert listed(stranger) == listed(stranger, q="dao") == listed(stranger, q=dossier.code or "") == []


def test_filters(sign_in: SignIn) -> None:
    dossier_at(Status.RECEIVED, applicant_name="Một")
    held = dossier_at(Status.IN_PROCESS, applicant_name="Hai")
    with clock_at(now() + timedelta(days=4)):
        dossier_at(Status.REFUSED, applicant_name="Ba")
        client = sign_in(holder(held))
        assert listed(client) == ["Ba", "Hai", "Một"]
        assert listed(client, status=Status.IN_PROCESS) == ["Hai"]
        assert listed(client, mine="on") == ["Hai"]
        assert listed(client, timing="late") == ["Hai", "Một"]
        assert listed(client, timing="late", status=Status.RECEIVED) == ["Một"]
        assert listed(client, q="mot", mine="on") == []


@pytest.mark.parametrize(
    "asked", [{"status": "khong-co"}, {"sau": "hôm qua"}, {"truoc": "2026-09-14T09:00:00 x"}, {"sau": "1 2 3"}]
)
def test_what_cannot_be_read_is_left_out(asked: dict[str, str], clerk: Any) -> None:
    dossier_at(Status.RECEIVED)
    assert listed(clerk, **asked) == ["Nguyễn Thị Đào"]


def test_nothing_found_says_what_to_do(clerk: Any) -> None:
    assert "Không tìm thấy hồ sơ nào." in clerk.get(reverse("dossiers"), {"q": "<b>khong</b>"}).content.decode()


def test_personal_numbers_are_masked(clerk: Any) -> None:
    dossier_at(Status.RECEIVED)
    html = clerk.get(reverse("dossiers")).content.decode()
    assert "099192004512" not in html
    assert "099 192 ••• 512" in html


def test_pages_neither_repeat_nor_skip(clerk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyset, "ROWS", 3)
    names = [f"Người {number}" for number in range(8)]
    for name in names:  # all in the same moment: the key decides
        dossier_at(Status.REFUSED, applicant_name=name)
    pages, address = [], ""
    for _ in range(3):
        response = clerk.get(reverse("dossiers") + address)
        pages.append([row.cells[1].text for row in response.context["rows"]])
        address = response.context["older_url"]
    assert [name for page in pages for name in page] == names[::-1]
    assert address == ""
    back = response.context["newer_url"]
    assert listed(clerk, back) == pages[1]
    again = clerk.get(reverse("dossiers") + back).context
    assert listed(clerk, again["newer_url"]) == pages[0]
    assert clerk.get(reverse("dossiers") + again["newer_url"]).context["newer_url"] == ""


def test_a_neighbouring_page_keeps_the_search(clerk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyset, "ROWS", 1)
    for _ in range(2):
        dossier_at(Status.RECEIVED)
        dossier_at(Status.REFUSED, applicant_name="Lý Hoàng Nam")
    response = clerk.get(reverse("dossiers"), {"q": "đào", "status": "received"})
    assert listed(clerk, response.context["older_url"]) == ["Nguyễn Thị Đào"]
    assert re.match(r"\?q=%C4%91%C3%A0o&status=received&sau=", response.context["older_url"])


def cost(client: Any) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("dossiers"))
    return [query["sql"] for query in queries]


def test_sixty_rows_cost_the_same_as_ten_and_nothing_is_counted(clerk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyset, "ROWS", 100)
    for _ in range(10):
        dossier_at(Status.IN_PROCESS)
    ten = cost(clerk)
    for _ in range(50):
        dossier_at(Status.REFUSED)
    sixty = cost(clerk)
    assert len(ten) == len(sixty) <= 10
    assert Dossier.objects.count() == 60
    assert not any("COUNT(" in query for query in sixty)
