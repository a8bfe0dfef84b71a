"""How are rows named and written? By a UUIDv7, so that records of two installations never collide and addresses cannot
be guessed; and by SQL that is built once for each set of columns, because building it costs more than sending it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models, transaction
from uuid_utils.compat import uuid7

KEY = models.UUIDField()  # knows how a key is sent


class Identified(models.Model):
    """A row named by a UUIDv7."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True

    def save(
        self,
        *args: Any,
        force_insert: Any = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
        **options: Any,
    ) -> None:
        """Django's. A new row and named columns are sent without what none of our tables has: a table for the model's
        parent, signals, values that only the database knows."""
        if args or options:
            super().save(*args, force_insert=force_insert, using=using, update_fields=update_fields, **options)
            return
        columns: tuple[str, ...] | None = None
        if update_fields is not None:
            columns = tuple(update_fields)
        elif not force_insert and not self._state.adding:
            columns = self._loaded()
        if columns == ():
            return
        alias = using or DEFAULT_DB_ALIAS
        with transaction.mark_for_rollback_on_error(alias):
            if not _written(type(self), alias, columns).send(self):
                raise DatabaseError(f"{self!r} is not there to be changed")
        self._state.db, self._state.adding = alias, False

    def _loaded(self) -> tuple[str, ...]:
        """What may have changed: every column but the key and those that were not asked for."""
        deferred = self.get_deferred_fields() | {"id"}
        return tuple(field.name for field in self._meta.local_concrete_fields if field.attname not in deferred)


@dataclass(frozen=True)
class _Written:
    """A statement and the fields whose values it takes, in their order."""

    alias: str
    sql: str
    fields: tuple[models.Field[Any, Any], ...]

    def send(self, row: models.Model) -> bool:
        """Whether a row was written, as far as the database has said."""
        connection = connections[self.alias]
        values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in self.fields]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            return cursor.rowcount != 0


@cache
def _written(model: type[Identified], alias: str, names: tuple[str, ...] | None) -> _Written:
    """An UPDATE of those columns; with None an INSERT of the whole row."""
    quoted = connections[alias].ops.quote_name
    table, fields = quoted(model._meta.db_table), {field.name: field for field in model._meta.local_concrete_fields}
    columns = {name: quoted(str(field.column)) for name, field in fields.items()}
    if names is None:
        places = ", ".join(["%s"] * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns.values())}) VALUES ({places})"  # noqa: S608  # nosec B608 (names of our own models)
        return _Written(alias, sql, tuple(fields.values()))
    changes = ", ".join(f"{columns[name]} = %s" for name in names)
    sql = f"UPDATE {table} SET {changes} WHERE {columns['id']} = %s"  # noqa: S608  # nosec B608 (names of our own models)
    return _Written(alias, sql, tuple(fields[name] for name in (*names, "id")))
