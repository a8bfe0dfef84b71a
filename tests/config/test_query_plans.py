"""Pages that only show are planned with their values; whatever happens there, the next act is not. SQLite knows what
its indexes find."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cchc.config.query_plans import PlannedWithValues, gather_statistics
from cchc.dossiers.models import Dossier, Status
from tests.factories.dossiers import dossier_at

pytestmark = pytest.mark.django_db
PLANNED = {"postgresql": "force_custom_plan 10000"}.get(connection.vendor, "")


def mode() -> str:
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('plan_cache_mode') || ' ' || current_setting('parallel_setup_cost')")
        return str(cursor.fetchone()[0])


def shown(request: HttpRequest) -> HttpResponse:
    return HttpResponse(mode())


def failing(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError(mode())


def test_only_pages_that_show() -> None:
    usual, browser = mode(), RequestFactory()
    assert PlannedWithValues(shown)(browser.get("/")).content.decode() == PLANNED  # type: ignore[attr-defined]
    assert PlannedWithValues(shown)(browser.post("/")).content.decode() == usual  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError, match=f"^{PLANNED}$"):
        PlannedWithValues(failing)(browser.get("/"))
    assert mode() == usual


def test_sqlite_counts_what_an_index_finds() -> None:
    """PostgreSQL's own server counts there."""
    dossier_at(Status.RECEIVED), dossier_at(Status.RECEIVED)
    gather_statistics()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [Dossier._meta.db_table])
            counted = [stat.split()[0] for (stat,) in cursor.fetchall()]
            assert set(counted) == {"2", "1"}  # of an index of what there is none it says one
            assert counted.count("1") == 1
