"""How does PostgreSQL plan what a page asks? Anew each time, knowing the values.

A statement sent often is planned once for any value (`prepare_threshold`). That halves the time of an act, whose
statements find rows by key; but a list's plan for any status cannot use the index of the open rows, and takes twenty
times as long (docs/decisions/0026). So pages that only show are planned with their values.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponseBase


class PlannedWithValues:
    """Middleware around pages that only show; nothing on SQLite, which plans every statement with its values."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or connection.vendor != "postgresql":
            return self.get_response(request)
        _plan("force_custom_plan")
        try:
            return self.get_response(request)
        finally:
            _plan("auto")


def _plan(mode: str) -> None:
    """Past Django's count of queries: it is the server's setting, no question of the page. A connection that the
    server dropped is marked so, and the next request makes a new one."""
    connection.ensure_connection()
    if not connection.needs_rollback:
        with connection.wrap_database_errors:
            connection.connection.execute(f"SET plan_cache_mode TO {mode}")
