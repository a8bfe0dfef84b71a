"""Do the list, its neighbouring pages and the search read an index, on the engine at hand?"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from cchc.dossiers.forms.find import FindForm
from cchc.dossiers.holders import candidates
from cchc.dossiers.keyset import ROWS, order_of
from cchc.dossiers.models import Dossier, DossierQuerySet, Status
from cchc.dossiers.permissions import visible_to
from cchc.dossiers.searching import narrowed
from cchc.lifecycle.clock import now
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor
from tests.factories.shelves import copies, gather_statistics

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelves() -> None:
    """Most of it done, a little at each status, most of it another ward's."""
    for status in (Status.RECEIVED, Status.IN_PROCESS, Status.AWAITING_SUPPLEMENT):
        copies(dossier_at(status), 20)
    returned = dossier_at(Status.RETURNED)
    copies(returned, 300)
    copies(returned, 900, unit=Unit.objects.get(code="H99.26.06"))
    gather_statistics()


def plan(by: Actor, *, after: Dossier | None = None, **asked: str) -> str:
    """How the engine finds the keys of one page."""
    sent = QueryDict(mutable=True)
    sent.update(asked)
    form = FindForm(sent, actor=by)
    rows: DossierQuerySet = narrowed(visible_to(Dossier.objects.all(), by), form.cleaned_data, actor=by, at=now())
    order = order_of(form.cleaned_data)
    if after is not None:
        rows = order.beside(rows, (after.filed_at, after.pk))
    return order.applied(rows).values("pk")[: ROWS + 1].explain()


@pytest.mark.parametrize(
    ("asked", "indexes"),
    [
        ({}, ("dossier_newest", "dossier_search")),
        ({"sort": "oldest"}, ("dossier_newest", "dossier_search")),
        ({"timing": "late"}, ("dossier_worklist",)),
        ({"timing": "any_late", "sort": "oldest"}, ("dossier_worklist",)),
        ({"timing": "late", "sort": "due"}, ("dossier_worklist",)),
        ({"status": "running", "sort": "due_last"}, ("dossier_worklist",)),
        ({"status": "awaiting_supplement"}, ("dossier_worklist",)),
        ({"mine": "1"}, ("step_of_holder",)),
        ({"received_from": "14/09/2099"}, ("dossier_register",)),
    ],
)
def test_the_list_reads_an_index(asked: dict[str, str], indexes: tuple[str, ...], shelves: None) -> None:
    said = plan(actor("tuphap"), **asked)
    assert any(index in said for index in indexes), said


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"sort": "due_last"},
        {"status": "returned"},
        {"status": "returned", "sort": "due"},
        {"field": "ho-tich", "sort": "oldest"},
        {"field": "ho-tich", "received_from": "01/01/2025", "status": "returned"},
        {"received_from": "01/01/2025", "sort": "due"},
        {"q": "nguyen thi"},
    ],
)
def test_on_sqlite_a_list_reads_the_index_alone(asked: dict[str, str], shelves: None) -> None:
    """Whatever it is narrowed to and sorted by: no row of the table is looked up for what the list passes over."""
    if connection.vendor == "sqlite":
        said = plan(actor("motcua.hlt"), **asked)
        assert "dossiers_dossier USING COVERING INDEX dossier_" in said, said


def test_a_deep_page_begins_in_the_index(shelves: None) -> None:
    """The moment of the row beside it bounds the walk: it is a condition of the index, not a filter after it."""
    middle = Dossier.objects.filter(unit__code="H99.26.06").order_by("-filed_at")[500]
    said = plan(actor("motcua.hlt"), after=middle)
    bounded = "filed_at<" if connection.vendor == "sqlite" else "filed_at <="
    condition = next(line for line in said.splitlines() if bounded in line)
    assert "Filter" not in condition, said


def test_the_search_reads_the_index_alone(shelves: None) -> None:
    said = plan(actor("motcua.hlt"), q="00777")
    wanted = "COVERING INDEX dossier_search" if connection.vendor == "sqlite" else "dossier_"
    assert wanted in said, said


def test_the_whole_province_reads_an_index(shelves: None) -> None:
    said = plan(actor("captren"))
    assert any(index in said for index in ("dossier_newest_of_all", "dossier_newest", "dossier_search")), said


def test_what_is_late_in_the_province_is_sought_not_walked_to(shelves: None) -> None:
    """An index of the order would be read through everything that has ended."""
    for sort in ("due", "oldest", ""):
        said = plan(actor("captren"), timing="late", sort=sort)
        assert "dossier_by_due" not in said and "newest" not in said, said


def test_three_letters_where_the_server_knows_them() -> None:
    """The extension is there, or the index is an ordinary one."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'dossier_search'")
        [(statement,)] = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
        [(has_letters,)] = cursor.fetchall()
    found: Any = "gin_trgm_ops" in statement
    assert found == bool(has_letters)


def test_who_held_a_step_before_is_sought_in_its_own_dossier(shelves: None) -> None:
    """An index on the holder alone would read, at every step, all that each colleague ever held."""
    dossier = dossier_at(Status.IN_PROCESS)
    with CaptureQueriesContext(connection) as asked:
        candidates(dossier, dossier.step.number)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {asked[-1]['sql']}")
        said = "\n".join(str(line[-1]) for line in cursor.fetchall())
    own = "b USING INDEX sqlite_autoindex_dossiers_dossierstep_2 (dossier_id=?)"
    wanted = own if connection.vendor == "sqlite" else "step_order_once"
    assert wanted in said, said
