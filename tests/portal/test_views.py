"""Does the portal answer everybody, in every ward, with light pages that work without script?"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db.models import F
from django.test import Client
from django.urls import reverse

from cchc.catalogue.models import ProcedureVersion
from cchc.lifecycle.clock import today
from cchc.organization.models import Post
from cchc.portal.answers import UNSURE
from tests.factories.dossiers import BIRTH

pytestmark = pytest.mark.django_db
PAGES = ["/", "/tra-cuu/", "/thu-tuc-hanh-chinh/", f"/thu-tuc-hanh-chinh/{BIRTH}/", f"/thu-tuc-hanh-chinh/{BIRTH}/in/"]
LIMIT = 150_000  # bytes of a procedure's page, cold (docs/performance.md, P14)


def text(address: str, **asked: str) -> str:
    response = Client().get(address, asked)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_first_page_has_twelve_everyday_matters() -> None:
    html = text("/")
    assert len(re.findall(r'<ul class="c-twelve">.*?</ul>', html, re.S)[0].split("<li>")) == 13
    for words in ("Anh/chị cần làm thủ tục gì?", "Khai sinh cho con", "trong ngày, không mất tiền", "Mã hồ sơ"):
        assert words in html


def test_a_question_in_everyday_words() -> None:
    response = Client().get(reverse("public_procedures"), {"q": "moi sinh em be"})
    assert response.context["found"][0]["version"].procedure.code == BIRTH
    assert response.context["fields"] == []


def test_a_question_that_nobody_understands_shows_the_whole_list() -> None:
    html = text(reverse("public_procedures"), q="<b>qwertyuiop")
    assert "Chưa hiểu anh/chị cần gì" in html
    assert "thủ tục phường giải quyết" in html
    assert "<b>qwertyuiop" not in html


def test_five_answers_in_order() -> None:
    html = text(reverse("public_procedure", args=[BIRTH]))
    questions = re.findall(r'<h2 id="q\d">.*?</svg>(.*?)</h2>', html)
    assert questions == ["Cần giấy tờ gì", "Bao lâu", "Bao nhiêu tiền", "Làm ở đâu", "Nhận gì"]


def test_unverified_facts_are_marked_in_a_citizens_words() -> None:
    doubtful = reverse("public_procedure", args=["1.004222"])
    for html in (text(doubtful), text(f"{doubtful}in/")):
        assert UNSURE in html
        assert "theo trí nhớ" not in html
    assert UNSURE not in text(reverse("public_procedure", args=[BIRTH]))


@pytest.mark.parametrize("name", ["public_procedure", "print_public_procedure"])
def test_every_shipped_procedure_has_its_pages(name: str) -> None:
    for code in ProcedureVersion.objects.values_list("procedure__code", flat=True):
        text(reverse(name, args=[code]))


@pytest.mark.parametrize("name", ["public_procedure", "print_public_procedure"])
def test_only_what_is_in_force_is_offered(name: str) -> None:
    ProcedureVersion.objects.filter(procedure__code=BIRTH).update(effective_until=today())
    assert Client().get(reverse(name, args=[BIRTH])).status_code == 404
    assert Client().get(reverse(name, args=["khong-co"])).status_code == 404
    assert "Khai sinh cho con" not in text("/")


@pytest.mark.parametrize("address", PAGES)
def test_another_ward_answers_under_its_own_name_and_stays(address: str) -> None:
    html = text(address, phuong="H99.26.06")
    assert "Ủy ban nhân dân phường Hòa Lạc Tây" in html
    inner = [
        link for link in re.findall(r'href="(/(?:thu-tuc-hanh-chinh|tra-cuu)?/?[^"]*)"', html) if "/static/" not in link
    ]
    assert all("phuong=H99.26.06" in link for link in inner if link != "/viec-cua-toi/")


def test_an_unknown_ward_is_not_found() -> None:
    for address in PAGES:
        assert Client().get(address, {"phuong": "khong-co"}).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_before_the_first_ward_is_founded(address: str) -> None:
    Post.objects.filter(position__role="counter").update(held_until=F("held_from"))
    text(address)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_written_and_no_cookie_set(address: str) -> None:
    client = Client()
    assert client.get(address).cookies == {}
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_pages_hold_no_style_or_script_of_their_own(address: str) -> None:
    html = text(address)
    assert "style=" not in html
    assert not re.search(r"<script(?! src)|\son\w+=", html)


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_light(address: str) -> None:
    """Everything such a page loads, compressed as it is sent; the fonts are compressed already."""
    html = text(address)
    names = set(re.findall(r'(?:href|src)="/static/([^"#]+)', html))
    sizes = {name: _sent(name) for name in names}
    for name in [name for name in names if name.endswith(".css")]:
        for font in re.findall(r"url\((vendor/fonts/[\w-]+-(?:400|600)(?:-normal)?\.woff2)\)", _read(name).decode()):
            sizes[font] = len(_read(f"ui/{font}"))
    assert sum(sizes.values()) + len(gzip.compress(html.encode())) < LIMIT, sizes
    assert any(name.endswith(".woff2") for name in sizes)


def _sent(name: str) -> int:
    return len(gzip.compress(_read(name)))


def _read(name: str) -> bytes:
    return Path(str(finders.find(name))).read_bytes()
