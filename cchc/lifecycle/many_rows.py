"""How do thousands of rows enter at once? As one array for each column: an object and a place in the statement for
every row cost the program more than the row costs the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from uuid_utils.compat import uuid7

from cchc.lifecycle.identity import Identified


def enter_rows(model: type[Identified], names: Sequence[str], rows: Sequence[tuple[Any, ...]], **same: Any) -> None:
    """New rows with the values of these attributes, and of others the `same` in all; a row that a unique constraint
    knows already is passed over."""
    if connection.vendor == "postgresql" and rows:
        arrays = [[uuid7() for _ in rows], *map(list, zip(*rows, strict=True))]
        with connection.cursor() as cursor:
            cursor.execute(_from_arrays(model, ("id", *names), tuple(same)), [*same.values(), *arrays])
    else:
        made = (model(**same, **dict(zip(names, row, strict=True))) for row in rows)
        model._default_manager.bulk_create(made, ignore_conflicts=True)


def _from_arrays(model: type[Identified], own: tuple[str, ...], same: tuple[str, ...]) -> str:
    """The arrays go in the binary format, in which no value is written out or escaped."""
    quoted, fields = connection.ops.quote_name, {field.attname: field for field in model._meta.local_concrete_fields}
    table, columns = quoted(model._meta.db_table), ", ".join(quoted(str(fields[name].column)) for name in (*same, *own))
    alike = [f"%s::{fields[name].db_type(connection)}" for name in same]
    arrays = ", ".join(f"%b::{fields[name].db_type(connection)}[]" for name in own)
    values = ", ".join([*alike, "own.*"])
    return f"INSERT INTO {table} ({columns}) SELECT {values} FROM unnest({arrays}) own ON CONFLICT DO NOTHING"  # noqa: S608  # nosec B608 (names of our own models)
