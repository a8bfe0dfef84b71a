"""How is a query asked that every page or every act asks? Its SQL is built at the first call only.

Building the SQL of a wide row with Django costs four times what the database needs to answer it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
# What stands in a place while the SQL is built: a value that no query has of its own.
STANDS_IN: dict[type[Any], Callable[[int], Any]] = {
    models.UUIDField: lambda place: UUID(int=place),
    models.DateField: lambda place: date.fromordinal(place),
    models.DateTimeField: lambda place: datetime(1, 1, 1, tzinfo=UTC) + timedelta(days=place),
    models.CharField: lambda place: f"‹{place}›",
}


Place = tuple[str, int]  # of a value: its name, and which of several it is


@dataclass(frozen=True)
class _Built:
    """What Django made of the query; in `places` goes what changes from call to call."""

    compiler: SQLCompiler
    sql: str
    parameters: list[Any]
    places: dict[int, Place]
    converters: dict[int, Any]
    line: Callable[[Any], Any]


class BuiltOnce(Generic[Row]):
    """Rows of `build(**values)`: of one model, with those that its `select_related` names and its annotations; or the
    lines of its `values_list`.

    `places` are the values that change from call to call, each with the field that knows how it is sent. A tuple of
    values stands where one of them may be; its SQL is built once for each length, and of none nothing is found.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Row]], **places: models.Field[Any, Any]) -> None:
        self.build, self.places = build, places
        self.built: dict[tuple[int, ...], _Built] = {}

    def __call__(self, **values: Any) -> list[Row]:
        shape = tuple(len(values[name]) for name in self.places if isinstance(values[name], tuple))
        if 0 in shape:
            return []
        built = self.built.get(shape) or self.built.setdefault(shape, self._built(values))
        if built.compiler.query.select_for_update and not connection.in_atomic_block:
            raise transaction.TransactionManagementError("rows are locked outside a transaction")
        sent = self._sent(values)
        parameters = [sent[built.places[n]] if n in built.places else each for n, each in enumerate(built.parameters)]
        with connection.cursor() as cursor:
            cursor.execute(built.sql, parameters)
            lines = cursor.fetchall()
        return [built.line(line) for line in built.compiler.apply_converters(lines, built.converters)]

    def _built(self, values: dict[str, Any]) -> _Built:
        stand_ins = self._stand_ins(values)
        found = self.build(**stand_ins)
        compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        names = {value: name for name, value in self._sent(stand_ins).items()}
        places = {n: names[each] for n, each in enumerate(parameters) if each in names}
        if forgotten := {name for name, _ in names.values()} - {name for name, _ in places.values()}:
            raise ValueError(f"these values never reach the SQL as they are: {', '.join(sorted(forgotten))}")
        converters = compiler.get_converters([expression for expression, *_ in compiler.select])
        line = tuple if found._fields else _as_row(compiler)  # type: ignore[attr-defined]
        return _Built(compiler, sql, list(parameters), places, converters, line)

    def _stand_ins(self, values: dict[str, Any]) -> dict[str, Any]:
        numbers = count(1)
        stand_ins = {}
        for name, field in self.places.items():
            stand_in, value = STANDS_IN[type(field)], values[name]
            many = isinstance(value, tuple)
            stand_ins[name] = tuple(stand_in(next(numbers)) for _ in value) if many else stand_in(next(numbers))
        return stand_ins

    def _sent(self, values: dict[str, Any]) -> dict[Place, Any]:
        return {
            (name, n): field.get_db_prep_value(each, connection)
            for name, field in self.places.items()
            for n, each in enumerate(values[name] if isinstance(values[name], tuple) else (values[name],))
        }


def _as_row(compiler: SQLCompiler) -> Callable[[Any], Any]:
    """What makes a row of a line, as Django's own iterator does."""
    model, columns = compiler.klass_info["model"], compiler.klass_info["select_fields"]
    first, end = columns[0], columns[-1] + 1
    attributes = [compiler.select[column][0].target.attname for column in columns]
    populators = get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
    annotations = list(compiler.annotation_col_map.items())

    def row_of(line: Any) -> Any:
        row = model.from_db(DEFAULT_DB_ALIAS, attributes, line[first:end])
        for populator in populators:
            populator.populate(line, row)
        for name, column in annotations:
            setattr(row, name, line[column])
        return row

    return row_of
