"""What is a fact: the plain row that figures are counted from, and what may be asked of its columns?

Each package that has records says in its `facts.py` how they flatten; `cchc.indicators` reads nothing else. A column is
a path of the model or an expression, and costs nothing where no figure asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import DateField, F, FloatField, Func, Q, QuerySet, UUIDField
from django.db.models.expressions import BaseExpression, Combinable

Expressed = BaseExpression | Combinable | Q


class Kind(StrEnum):
    MOMENT = "moment"  # UTC in the database
    DAY = "day"  # of the office's own clock
    NUMBER = "number"
    TEXT = "text"
    FLAG = "flag"
    POST = "post"  # somebody who answers


@dataclass(frozen=True)
class Column:
    """One plain column. `act` marks a moment (or the day) at which somebody did something: it never moves unless an
    event of the record tells of it, so that a day's figure may be kept."""

    kind: Kind
    says: str  # Vietnamese, as the page of an indicator explains it
    of: str | Expressed | None = None  # path or expression; None = the field of that name
    act: bool = False


@dataclass(frozen=True)
class Fact:
    """One table of facts. `unit` and `group` are paths: whose figure it is, and by what it is divided within a unit."""

    name: str
    says: str  # «hồ sơ»
    rows: Callable[[], QuerySet[Any]]
    unit: str
    columns: Mapping[str, Column]
    group: str = ""  # path of a code; "" = not divided
    group_says: str = ""
    shown: tuple[str, ...] = ()  # columns of the list behind a figure
    link: Callable[[Any], str] | None = None  # the page of a row

    def expression(self, name: str) -> Any:
        """The column for use in a query."""
        of = self.columns[name].of
        if of is None:
            return F(name)
        return F(of) if isinstance(of, str) else of


class LocalDay(Func):
    """The day on the office's clock, computed by the database itself; Vietnam keeps UTC+7 the whole year. PostgreSQL
    needs five times as long for a zone by its name.
    """

    output_field = DateField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template="date(%(expressions)s, '+7 hours')", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "((%(expressions)s) AT TIME ZONE interval '7 hours')::date"
        return super().as_sql(compiler, connection, template=template, **context)


class OfUnit(Func):
    """Whose row it is, where all rows are read. SQLite serves one ward: by its index of the unit it would look up every
    row of the table one by one, and begin a join at the wrong end; the plus keeps it from that.
    """

    output_field = UUIDField()
    arity = 1
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template="+%(expressions)s", **context)


class _Between(Func):
    """From the first to the second, in the words of each engine."""

    output_field = FloatField()
    arity = 2
    on_sqlite: str
    on_postgresql: str

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self._between(compiler, self.on_sqlite)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self._between(compiler, self.on_postgresql)

    def _between(self, compiler: Any, written: str) -> Any:
        (start, of_start), (end, of_end) = (compiler.compile(each) for each in self.source_expressions)
        return written.format(start=start, end=end), (*of_end, *of_start)


class Minutes(_Between):
    """Minutes from the first moment to the second, by the wall clock; to the places that a kept sum has."""

    on_sqlite = "round((julianday({end}) - julianday({start})) * 1440, 4)"
    on_postgresql = "round(extract(epoch from ({end}) - ({start})) / 60, 4)"


class Days(_Between):
    """From the first day to the second."""

    on_sqlite = "(julianday({end}) - julianday({start}))"
    on_postgresql = "(({end}) - ({start}))"
