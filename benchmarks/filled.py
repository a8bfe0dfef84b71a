"""How does a database come to hold a million dossiers in minutes? A few are played through the real actions, and copied
by INSERT … SELECT with everything that hangs on them: steps, clocks, papers, requests, events.

Copy number n of a row has the row's key with n in place of its first eight digits, so that what belonged together
still does. Copies go round the wards: ward 0 is the office that was played, the others are copies of it with posts and
officials of their own. What has ended spreads over three years; what is open stays as near as it was, because no ward
has more open dossiers only because it keeps old ones. Who reads a few tables from end to end asks for these alone, and
for no index: five million dossiers then take minutes, not hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.db import connection, models, transaction

from cchc.audit.models import Event
from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.models import (
    ClockRun,
    Dossier,
    DossierPaper,
    DossierStep,
    Extension,
    PaymentRequest,
    Status,
    Stoppage,
    SupplementRequest,
)
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at, now
from cchc.organization.models import Official, Post, Unit
from cchc.ui.text import fold
from cchc.worktime.zone import local
from tests.factories.dossiers import BIRTH, LAND, MARITAL_STATUS, dossier_at, holder, to_the_signing
from tests.factories.office import actor
from tests.factories.office import ward as first_ward

OPEN_OF_WARD = 150
GONE = (Status.REFUSED, Status.RETURNED, Status.ARCHIVED, Status.WITHDRAWN, Status.STOPPED)
YEAR = 365 * 24 * 3600  # seconds
FIRST_WARD = 0xF0000000  # numbers of wards, beyond those of copies
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
MIDDLES = ("Thị", "Văn", "Hữu", "Minh", "Ngọc", "Thu", "Đức", "Thanh", "Quốc", "Hồng", "Xuân")
NAMES = (
    "Đào",
    "Lan",
    "Hùng",
    "Dũng",
    "Hương",
    "Bình",
    "Sơn",
    "Ánh",
    "Yến",
    "Tuấn",
    "Khôi",
    "Vy",
    "Phúc",
    "Thắm",
    "Quý",
)
OF_DOSSIER = (DossierStep, ClockRun, DossierPaper, SupplementRequest, PaymentRequest, Extension, Stoppage, Event)


@dataclass(frozen=True)
class Engine:
    """What the two engines write differently."""

    copied: str  # the key of a copy, from {n} and {key}
    earlier: str  # {moment} less {seconds}
    series: str  # a table `copies` of the numbers n from {first} to {last}
    indexes: str  # name and statement of every index of a table that no constraint needs
    quick: str = "SELECT 1"  # before filling


ENGINES = {
    "postgresql": Engine(
        copied="(lpad(to_hex({n}), 8, '0') || substr(replace({key}::text, '-', ''), 9))::uuid",
        earlier="{moment} - make_interval(secs => {seconds})",
        series="copies AS (SELECT n FROM generate_series({first}::bigint, {last}::bigint) AS n)",
        indexes="SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        quick="SET LOCAL session_replication_role = replica",  # no look-up for each key: all come from rows that stand
    ),
    "sqlite": Engine(
        copied="(printf('%08x', {n}) || substr({key}, 9))",
        earlier="strftime('%Y-%m-%d %H:%M:%f', {moment}, '-' || ({seconds}) || ' seconds')",
        indexes="SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s",
        series="copies AS (SELECT {first} AS n UNION ALL SELECT n + 1 FROM copies WHERE n < {last})",
    ),
}


def fill(
    dossiers: int,
    *,
    wards: int = 1,
    years: int = 3,
    with_: Sequence[type[models.Model]] = OF_DOSSIER,
    indexed: bool = True,
) -> None:
    """About so many dossiers of so many years in all, in so many wards, with their rows of the tables `with_`; the
    connection is the product's own.
    """
    open_ones, ended = _played()
    engine = ENGINES[connection.vendor]
    copies_of_open = wards * OPEN_OF_WARD // len(open_ones)
    copies_of_ended = max(0, dossiers - copies_of_open * len(open_ones)) // len(ended)
    with (
        transaction.atomic(),
        connection.cursor() as cursor,
        _people(cursor),
        _without_indexes(cursor, engine, indexed),
    ):
        cursor.execute(engine.quick)
        for ward in range(1, wards):
            _copy_office(cursor, engine, ward)
        for rows, first, count, spread in (
            (open_ones, 1, copies_of_open, 3600),
            (ended, 1, copies_of_ended, years * YEAR),
        ):
            copying = _Copying(cursor, engine, wards, [row.pk for row in rows], first, first + count - 1, spread)
            copying.run(with_)


def _played() -> tuple[list[Dossier], list[Dossier]]:
    """One at each status, begun a few days ago; of those that ended mostly the usual end."""
    walked = []
    for days in (6, 1):
        with clock_at(now() - timedelta(days=days)):
            walked += [
                dossier_at(status, code=code)
                for status in Status
                for code in ((LAND,) if status == Status.AWAITING_PAYMENT else (BIRTH, MARITAL_STATUS))
            ]
            walked += [dossier_at(Status.RETURNED, code=code) for code in 4 * (BIRTH, MARITAL_STATUS)]
    walked += [_ended_late(announced=False), _ended_late(announced=True)]
    at_hand = [row for row in walked if row.status not in GONE]  # a result waits for days, not for years
    return at_hand, [row for row in walked if row.status in GONE]


def _ended_late(*, announced: bool) -> Dossier:
    """Begun long ago and held far too long, once with an apology and a new date in time: one of thirty that ended."""
    with clock_at(now() - timedelta(days=20)):
        dossier = dossier_at(Status.IN_PROCESS, code=MARITAL_STATUS)
        if announced:
            new = next(
                day for day in _days_after(dossier.due_at) if calendar_of(dossier.unit.calendar).is_working_day(day)
            )
            announce_delay(dossier=dossier, by=actor("vanphong"), new_due_on=new, reason="Chờ xác minh ở nơi khác")
    with clock_at(now() - timedelta(days=3)):
        decide_dossier(dossier=to_the_signing(dossier), by=holder(dossier), decision=Dossier.Decision.APPROVED)
        issue_result(dossier=dossier, by=holder(dossier), result_number="16/XN")
        return hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Nguyễn Thị Đào")


def _days_after(moment: datetime) -> Iterator[date]:
    return (local(moment).date() + timedelta(days=days) for days in count(1))


@contextmanager
def _people(cursor: Any) -> Iterator[None]:
    """Names to give to the copies, plain and folded."""
    names = [f"{family} {middle} {name}" for family in FAMILIES for middle in MIDDLES for name in NAMES]
    cursor.execute("CREATE TABLE benchmark_person (k integer PRIMARY KEY, name varchar(60), folded varchar(60))")
    cursor.executemany(
        "INSERT INTO benchmark_person VALUES (%s, %s, %s)", [(k, name, fold(name)) for k, name in enumerate(names)]
    )
    yield
    cursor.execute("DROP TABLE benchmark_person")


@contextmanager
def _without_indexes(cursor: Any, engine: Engine, indexed: bool) -> Iterator[None]:
    """To build an index once costs a tenth of keeping it right row by row; unless `indexed` there is none after it."""
    found = []
    for model in (Dossier, *OF_DOSSIER):
        cursor.execute(engine.indexes, [model._meta.db_table])
        found += cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    for _, statement in found if indexed else ():
        cursor.execute(statement)


def _copy_office(cursor: Any, engine: Engine, ward: int) -> None:
    """Another ward like the first one: the unit, its officials, its posts with their fields."""
    own = models.UUIDField().get_db_prep_value(first_ward().pk, connection)

    def key(column: str) -> str:
        return engine.copied.format(n=FIRST_WARD + ward, key=column)

    def new(model: type[models.Model], changed: dict[str, str], where: str) -> None:
        columns = [field.column for field in model._meta.concrete_fields]
        values = ", ".join(changed.get(column, f'"{column}"') for column in columns)
        table, names = model._meta.db_table, ", ".join(f'"{column}"' for column in columns)
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {where} = %s", [own])

    new(Unit, {"id": key("id"), "code": f"code || '.{ward}'", "name": f"name || ' {ward}'"}, "id")
    new(Official, {"id": key("id"), "unit_id": key("unit_id")}, "unit_id")
    new(Post, {"id": key("id"), "unit_id": key("unit_id"), "official_id": key("official_id")}, "unit_id")


@dataclass(frozen=True)
class _Copying:
    """Copies number `first` to `last` of some dossiers, each earlier by its own part of `spread` seconds."""

    cursor: Any
    engine: Engine
    wards: int
    keys: list[Any]
    first: int
    last: int
    spread: int

    def run(self, with_: Sequence[type[models.Model]]) -> None:
        own = "SELECT id FROM dossiers_dossier WHERE id IN ({keys})"
        self._copy(Dossier, f"t.id IN ({own})")
        for model in with_:
            of_dossier = "t.subject_kind = 'dossier' AND t.subject_id" if model is Event else "t.dossier_id"
            self._copy(model, f"{of_dossier} IN ({own})")

    def _copy(self, model: type[models.Model], where: str) -> None:
        fields = model._meta.concrete_fields
        columns, values = ", ".join(f'"{field.column}"' for field in fields), ", ".join(map(self._value, fields))
        series = self.engine.series.format(first=self.first, last=self.last)
        places = ", ".join(["%s"] * len(self.keys))
        self.cursor.execute(
            f"WITH RECURSIVE {series} INSERT INTO {model._meta.db_table} ({columns}) SELECT {values}"
            f" FROM {model._meta.db_table} t CROSS JOIN copies"
            f" JOIN benchmark_person p ON p.k = (copies.n * 7) %% {len(FAMILIES) * len(MIDDLES) * len(NAMES)}"
            f" WHERE {where.format(keys=places)}",
            [models.UUIDField().get_db_prep_value(key, connection) for key in self.keys],
        )

    def _value(self, field: models.Field[Any, Any]) -> str:
        """What stands in the column of a copy."""
        column = f't."{field.column}"'
        if (of_model := OVERRIDES.get((field.model, field.column))) is not None:
            return of_model(column)
        if self._is_of_dossier(field):
            return self.engine.copied.format(n="copies.n", key=column)
        if field.related_model in (Unit, Post, Official) or field.column in ("unit_id", "post_id", "official_id"):
            ward = f"(copies.n %% {self.wards})"
            moved = self.engine.copied.format(n=f"({FIRST_WARD} + {ward})", key=column)
            return f"CASE WHEN {ward} = 0 THEN {column} ELSE {moved} END"
        if isinstance(field, models.DateTimeField):
            seconds = f"((copies.n * 102947) %% {self.spread})"
            return self.engine.earlier.format(moment=column, seconds=seconds)
        return column

    def _is_of_dossier(self, field: models.Field[Any, Any]) -> bool:
        is_named = field.primary_key or field.column in ("submission", "subject_id")
        return is_named or field.related_model in (Dossier, DossierStep)


OVERRIDES: dict[tuple[type[models.Model], str], Callable[[str], str]] = {
    (Dossier, "code"): lambda column: f"{column} || '-' || copies.n",
    (Dossier, "applicant_name"): lambda column: "p.name",
    (Dossier, "applicant_number"): lambda column: _padded(),
    (Dossier, "search_text"): lambda column: (
        f"lower(coalesce(t.code, '')) || '-' || copies.n || ' ' || p.folded || ' ' || {_padded()}"
    ),
}


def _padded() -> str:
    """A personal number of twelve digits, another one for each copy."""
    return "('0991' || substr(cast(100000000 + copies.n AS varchar(9)), 2))"
