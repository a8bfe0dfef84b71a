"""Which statements does a piece of work send, and how long do the same ones take without the product around them?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

Statement = tuple[str, Any]  # as the database's driver gets it: text and values


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Every statement sent through Django inside; BEGIN and COMMIT are the driver's own and not among them."""
    statements: list[Statement] = []

    def keep(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: dict[str, Any]) -> Any:
        assert not many, sql
        if not sql.startswith("BEGIN"):  # SQLite's goes through Django
            statements.append((sql, values))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(keep):
        yield statements


def replay(cursor: Any, statements: list[Statement]) -> None:
    """Send them again and read the answers."""
    for sql, values in statements:
        cursor.execute(sql, values)
        if cursor.description:
            cursor.fetchall()
