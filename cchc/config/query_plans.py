"""How does the database plan what a page asks? Knowing the values, and how many rows each index finds.

On PostgreSQL a statement sent often is planned once for any value (`prepare_threshold`). That halves the time of an
act, whose statements find rows by key; but a list's plan for any status cannot use the index of the open rows, and
takes twenty times as long (docs/decisions/0026). So pages that only show are planned with their values, start
helpers only for what takes long, and are not compiled. SQLite plans so by itself, but counts its rows only when told
to (0027).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.apps import apps
from django.db import connection
from django.http import HttpRequest, HttpResponseBase


class PlannedWithValues:
    """Middleware around pages that only show; nothing on SQLite, which plans every statement with its values."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or connection.vendor != "postgresql":
            return self.get_response(request)
        _set(f"SET {name} TO {value}" for name, value in WHILE_SHOWING.items())
        try:
            return self.get_response(request)
        finally:
            _set(f"RESET {name}" for name in WHILE_SHOWING)


WHILE_SHOWING = {
    "plan_cache_mode": "force_custom_plan",
    # To start helpers takes 10 to 20 ms where many pages are answered at once; the server believes it takes one.
    "parallel_setup_cost": 10_000,
    "jit": "off",  # to compile takes longer than anybody waits for a page
}


def _set(statements: Iterable[str]) -> None:
    """Past Django's count of queries: it is the server's setting, no question of the page. A connection that the
    server dropped is marked so, and the next request makes a new one."""
    connection.ensure_connection()
    if not connection.needs_rollback:
        with connection.wrap_database_errors:
            connection.connection.execute("; ".join(statements), prepare=False)


ROWS_OF_INDEX = 400  # enough to tell an index of many equal entries from one of few; SQLite advises 100 to 1,000


def gather_statistics() -> None:
    """How many rows each index of the dossiers finds on SQLite, from its first ones: 40 ms, however many there are. On
    PostgreSQL autovacuum does it."""
    if connection.vendor == "sqlite":
        tables = [model._meta.db_table for model in apps.get_app_config("dossiers").get_models()]
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_OF_INDEX}")
            for table in tables:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
            cursor.execute(f"{NOTHING_IS_FEW} AND tbl_name IN ({', '.join(['%s'] * len(tables))})", tables)
            cursor.execute("ANALYZE sqlite_schema")  # reads what was written


# Of an index without rows ANALYZE says nothing, and SQLite believes that it has very many.
NOTHING_IS_FEW = """
INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT tbl_name, name, '1 1 1 1 1 1 1 1 1' FROM sqlite_master
WHERE type = 'index' AND name NOT IN (SELECT idx FROM sqlite_stat1 WHERE idx IS NOT NULL)"""
