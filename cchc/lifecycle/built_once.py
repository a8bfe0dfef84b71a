"""How is a query asked that every page or every act asks? Its SQL is built at the first call only.

Building the SQL of a wide row with Django costs four times what the database needs to answer it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=models.Model)
# What stands in a place while the SQL is built: a value that no query has of its own.
STANDS_IN: dict[type[Any], Callable[[int], Any]] = {
    models.UUIDField: lambda place: UUID(int=place),
    models.DateField: lambda place: date(1, 1, place),
    models.DateTimeField: lambda place: datetime(1, 1, place, tzinfo=UTC),
    models.CharField: lambda place: f"‹{place}›",
}


@dataclass(frozen=True)
class _Built:
    """What Django made of the query; `parameters` has the name of a place where a value goes."""

    compiler: SQLCompiler
    sql: str
    parameters: list[Any]
    places: dict[int, str]
    converters: dict[int, Any]
    model: type[Any]
    attributes: list[str]
    populators: list[Any]


class BuiltOnce(Generic[Row]):
    """Rows of `build(**values)`: whole rows of one model, with those that its `select_related` names.

    `places` are the values that change from call to call, each with the field that knows how it is sent.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Row]], **places: models.Field[Any, Any]) -> None:
        self.build, self.places = build, places
        self.built: _Built | None = None

    def __call__(self, **values: Any) -> list[Row]:
        built = self.built = self.built or self._built()
        if built.compiler.query.select_for_update and not connection.in_atomic_block:
            raise transaction.TransactionManagementError("rows are locked outside a transaction")
        sent = self._sent(values)
        parameters = [sent[built.places[n]] if n in built.places else each for n, each in enumerate(built.parameters)]
        with connection.cursor() as cursor:
            cursor.execute(built.sql, parameters)
            lines = cursor.fetchall()
        rows = []
        for line in built.compiler.apply_converters(lines, built.converters):
            row = built.model.from_db(DEFAULT_DB_ALIAS, built.attributes, line[: len(built.attributes)])
            for populator in built.populators:
                populator.populate(line, row)
            rows.append(row)
        return rows

    def _built(self) -> _Built:
        stand_ins = {name: STANDS_IN[type(field)](n) for n, (name, field) in enumerate(self.places.items(), start=1)}
        compiler = self.build(**stand_ins).query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        names = {value: name for name, value in self._sent(stand_ins).items()}
        places = {n: names[each] for n, each in enumerate(parameters) if each in names}
        populators = get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
        converters = compiler.get_converters([expression for expression, *_ in compiler.select])
        model, columns = compiler.klass_info["model"], compiler.klass_info["select_fields"]
        attributes = [compiler.select[column][0].target.attname for column in columns]
        return _Built(compiler, sql, list(parameters), places, converters, model, attributes, populators)

    def _sent(self, values: dict[str, Any]) -> dict[str, Any]:
        return {name: field.get_db_prep_value(values[name], connection) for name, field in self.places.items()}
