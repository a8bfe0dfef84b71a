"""How long does the server take over each page of the lists, on one filled database? In a process of its own."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from statistics import quantiles
from typing import TYPE_CHECKING, Any

import django

from benchmarks.measuring import REPEATS
from tests.installation import Installation

if TYPE_CHECKING:
    from django.test import Client

PAGES = 40  # of one repeat
DEEP = 20  # pages turned before the deep one is measured
WALKS = 30  # dossiers of one repeat
KIBIBYTES = 1024
QUERIES = "queries: "


@dataclass(frozen=True)
class Filled:
    """How many dossiers in how many wards, and whether whole dossiers walk there as well."""

    office: Installation
    dossiers: int
    wards: int
    walks: bool = False


def measured(filled: Filled) -> dict[str, list[float]]:
    """By page, the milliseconds of each repeat within which 95 of 100 answers came; «walk» is a whole dossier's, and
    «queries: …» how many a page sends."""
    os.environ.update(filled.office.environment)
    django.setup()
    from benchmarks.filled import fill
    from cchc.config.loaded import keep_what_is_loaded

    keep_what_is_loaded()
    fill(filled.dossiers, wards=filled.wards)
    _settle()
    pages = {"empty": empty_page(), **_pages(), **_pages_from_above()}
    for page in pages.values():
        page()
    found: dict[str, list[float]] = {f"{QUERIES}{name}": [_queries(page)] for name, page in pages.items()}
    found |= {name: [] for name in pages}
    for _ in range(REPEATS):
        for name, page in pages.items():
            found[name].append(worst_but_five(page))
    if filled.walks:
        found["walk"] = _walks()
    return found


def exported(office: Installation) -> tuple[float, float]:
    """Mebibytes that the process held at most while it exported a hundred thousand dossiers, and the seconds."""
    os.environ.update(office.environment)
    django.setup()
    client, begun = client_of("vanphong"), time.perf_counter()
    response = client.post("/ho-so/xuat-excel/")
    size = sum(len(part) for part in response)  # type: ignore[arg-type]
    assert (response.status_code, size > 0) == (200, True), response
    spent = time.perf_counter() - begun
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES, spent


def _settle() -> None:
    """The statistics that autovacuum gathers on PostgreSQL, and on SQLite the server's rounds."""
    from django.db import connection

    from cchc.config.query_plans import gather_statistics

    gather_statistics()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def client_of(username: str) -> Client:
    from django.test import Client

    from cchc.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_at(client: Client, address: str) -> Callable[[], Any]:
    def ask() -> Any:
        response = client.get(address)
        assert response.status_code == 200, (address, response)
        return response

    return ask


def empty_page() -> Callable[[], Any]:
    from django.test import override_settings

    ask = page_at(client_of("motcua"), "/trang-trong/")

    def ask_elsewhere() -> Any:
        with override_settings(ROOT_URLCONF="benchmarks.empty_urls"):
            return ask()

    return ask_elsewhere


def _pages() -> dict[str, Callable[[], Any]]:
    """What the ward's people look at all day."""
    from cchc.dossiers.models import Dossier
    from cchc.lifecycle.clock import today
    from tests.factories.office import ward

    clerk, officer, chair = (client_of(name) for name in ("motcua", "tuphap", "chutich"))
    one = Dossier.objects.filter(unit=ward(), status="returned").order_by("-received_at")[40]
    return {
        "my work, counter": page_at(clerk, "/viec-cua-toi/"),
        "my work, officer": page_at(officer, "/viec-cua-toi/"),
        "my work, Chair": page_at(chair, "/viec-cua-toi/"),
        "list": page_at(clerk, "/ho-so/"),
        "list, page 20": page_at(clerk, _deep(clerk)),
        "list, by due moment": page_at(clerk, "/ho-so/?sort=due_last"),
        "list, late": page_at(chair, "/ho-so/?timing=any_late&sort=due"),
        "list, field and period": page_at(clerk, "/ho-so/?field=ho-tich&received_from=01/01/2025&status=returned"),
        "search, a frequent name": page_at(clerk, "/ho-so/?q=nguyen+thi"),
        "search, one number": page_at(clerk, f"/ho-so/?q={one.applicant_number}"),
        "search, nothing found": page_at(clerk, "/ho-so/?q=zzyx+qwv"),
        "dossier": page_at(officer, f"/ho-so/{one.pk}/"),
        "register of a month": page_at(clerk, "/ho-so/so-theo-doi/"),
        "what went late in a month": page_at(chair, f"/ho-so/tre-han/?thang={today() - timedelta(days=60):%Y-%m}"),
    }


def _pages_from_above() -> dict[str, Callable[[], Any]]:
    """The whole province in one list."""
    above = client_of("captren")
    from cchc.dossiers.models import Dossier

    number = Dossier.objects.order_by("filed_at").values_list("applicant_number", flat=True)[10]
    return {
        "list of all wards": page_at(above, "/ho-so/"),
        "list of all wards, page 20": page_at(above, _deep(above)),
        "list of all wards, late": page_at(above, "/ho-so/?timing=late&sort=due"),
        "search in all wards, one number": page_at(above, f"/ho-so/?q={number}"),
        "search in all wards, nothing found": page_at(above, "/ho-so/?q=zzyx+qwv"),
    }


def _deep(client: Client) -> str:
    address = "/ho-so/"
    for _ in range(DEEP - 1):
        found = client.get(address)
        address = "/ho-so/" + (_older(found.content.decode()) or address.removeprefix("/ho-so/"))
    return address


def _older(html: str) -> str:
    """The address behind the button of the next page."""
    from html import unescape

    before, _, _ = html.partition('" rel="next"')
    return unescape(before.rpartition('href="')[2]) if 'rel="next"' in html else ""


def worst_but_five(page: Callable[[], Any]) -> float:
    spent = []
    for _ in range(PAGES):
        begun = time.perf_counter()
        page()
        spent.append((time.perf_counter() - begun) * 1000)
    return quantiles(spent, n=20)[-1]


def _queries(page: Callable[[], Any]) -> float:
    from django.db import connection

    sent: list[str] = []

    def count(execute: Any, sql: str, *values: Any) -> Any:
        sent.append(sql)
        return execute(sql, *values)

    with connection.execute_wrapper(count):
        page()
    return len(sent)


def _walks() -> list[float]:
    """Milliseconds of one whole dossier, in each repeat."""
    from benchmarks.dossier_walk import Walk
    from tests.factories.dossiers import filing
    from tests.factories.office import actor

    walk, spent = Walk(filing(), actor("motcua")), []
    walk.whole()
    for _ in range(REPEATS):
        begun = time.perf_counter()
        for _ in range(WALKS):
            walk.whole()
        spent.append((time.perf_counter() - begun) * 1000 / WALKS)
    return spent
