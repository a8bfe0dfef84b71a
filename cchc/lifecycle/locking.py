"""How is one row locked before an act changes it? By a query whose SQL is built once.

Building the query of a wide row costs four times what the database needs to run it, and every act begins with one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=models.Model)


def lock_row(model: type[Row], pk: UUID, *, joined: tuple[str, ...] = ()) -> Row:
    """The row, locked until the transaction ends, with the rows that its foreign keys `joined` name (not locked)."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"{model.__name__} is locked outside a transaction")
    sql, compiler = _statement(model, joined)
    with connection.cursor() as cursor:
        cursor.execute(sql, [model._meta.pk.get_db_prep_value(pk, connection)])
        rows = cursor.fetchall()
    converters = compiler.get_converters([expression for expression, *_ in compiler.select])
    for values in compiler.apply_converters(rows, converters) if converters else rows:
        row = _built(model, compiler, compiler.klass_info["select_fields"], values)
        for related in compiler.klass_info["related_klass_infos"]:
            other = _built(related["model"], compiler, related["select_fields"], values)
            related["local_setter"](row, other if other.pk else None)
        return row
    raise ObjectDoesNotExist(f"{model.__name__} {pk}")


@cache
def _statement(model: type[models.Model], joined: tuple[str, ...]) -> tuple[str, SQLCompiler]:
    rows = model._default_manager.select_for_update(of=("self",)).select_related(*joined).filter(pk=UUID(int=0))
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    return compiler.as_sql()[0], compiler


def _built(model: type[Row], compiler: SQLCompiler, columns: Sequence[int], values: Sequence[Any]) -> Row:
    names = [compiler.select[column][0].target.attname for column in columns]
    return model.from_db(DEFAULT_DB_ALIAS, names, [values[column] for column in columns])
