"""P6: how long does the daily reminder run of a province take, over 500,000 open tasks of 3,000 units?

Ten tasks of every kind are given through the real actions in one ward and copied by INSERT … SELECT, their deadlines
spread from ten days ago to ninety days ahead: a tenth is late, and of all that lateness the next above is told on the
first day. What is committed is durable as a ward's. The run is measured on a Monday that finds nothing, again on the
same day, and on the next day, when it reads what was told before.
"""

from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from typing import Any

import django

from benchmarks.installations import offices
from benchmarks.measuring import row
from tests.installation import Installation

UNITS, TASKS = 3_000, 500_000
SPREAD = 100  # days over which deadlines lie
QUICKLY_FILLED = {"max_wal_size": "4GB", "maintenance_work_mem": "256MB"}


def run() -> list[dict[str, Any]]:
    with offices("postgresql", **QUICKLY_FILLED) as postgresql, _apart() as processes:
        first, again, next_day, made = processes.submit(measured, postgresql.prepared()).result()
    where = f"{TASKS:,} open tasks of {UNITS:,} units, postgresql"
    return [
        row("P6", f"reminders of a first day ({made:,} made), {where}", [first], unit="s", must=["ours ≤ 60"]),
        row("P6", f"the same day again, nothing made, {where}", [again], unit="s", must=["ours ≤ 60"]),
        row("P6", f"the next day, {where}", [next_day], unit="s", must=["ours ≤ 60"]),
    ]


def _apart() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


def measured(office: Installation) -> tuple[float, float, float, int]:
    """Seconds of the first run, of a second one on the same day, of the next day's; and how many reminders came."""
    os.environ.update(office.environment)
    django.setup()
    from cchc.worktime.zone import ZONE

    fill(TASKS, UNITS)
    monday = datetime(2026, 11, 30, 0, 5, tzinfo=ZONE)
    first, made = _timed(monday)
    again, more = _timed(monday + timedelta(hours=1))
    next_day, later = _timed(monday + timedelta(days=1))
    assert made > 0 and later > 0 and more == 0, (made, more, later)
    return first, again, next_day, made


def _timed(at: datetime) -> tuple[float, int]:
    from cchc.lifecycle.clock import clock_at
    from cchc.plans.reminding import remind_all

    begun = time.perf_counter()
    with clock_at(at):
        done = remind_all()
    assert not done.failed, done.failed
    return time.perf_counter() - begun, done.reminders


def fill(tasks: int, units: int) -> None:
    """So many open tasks in so many wards like the first one."""
    from django.db import connection, transaction

    from benchmarks.filled import ENGINES, _copy_office

    played = _played()
    with transaction.atomic(), connection.cursor() as cursor:
        engine = ENGINES[connection.vendor]
        cursor.execute(engine.quick)
        for unit in range(1, units):
            _copy_office(cursor, engine, unit)
        _copy_tasks(cursor, engine, tasks // played, units, played)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _played() -> int:
    """Tasks as a ward has them: with officers, heads, the Vice-chair, unclaimed at the counter."""
    from cchc.lifecycle.clock import clock_at
    from cchc.plans.models import Status, Task
    from cchc.worktime.zone import ZONE
    from tests.factories.office import actor
    from tests.factories.tasks import task_at

    holders = ("vanhoaxahoi", "kinhte", "diachinh", "tuphap", "truongphongkinhte", "phochutich")
    with clock_at(datetime(2026, 10, 1, 9, tzinfo=ZONE)):
        due_on = date(2026, 11, 20)
        for name in holders:
            task_at(Status.GIVEN, holder=actor(name).post, due_on=due_on)
        for status in (Status.IN_PROGRESS, Status.IN_PROGRESS, Status.RETURNED):
            task_at(status, due_on=due_on)
        task_at(Status.GIVEN, holder=None, queue_role="counter", due_on=due_on)
    return Task.objects.count()


def _copy_tasks(cursor: Any, engine: Any, copies: int, units: int, played: int) -> None:
    """Copy number n of each goes to ward n modulo `units`, with its own number and deadline."""
    from benchmarks.filled import FIRST_WARD
    from cchc.organization.models import Post, Unit
    from cchc.plans.models import Task

    ward = f"(copies.n % {units})"

    def value(field: Any) -> str:
        column = f't."{field.column}"'
        if field.primary_key:
            return str(engine.copied.format(n="copies.n", key=column))
        if field.related_model in (Unit, Post):
            moved = engine.copied.format(n=f"({FIRST_WARD} + {ward})", key=column)
            return f"CASE WHEN {ward} = 0 THEN {column} ELSE {moved} END"
        if field.column == "number":
            return f"{column} + {played} * (copies.n / {units} + 1)"
        if field.column in ("due_at", "original_due_at"):
            return f"{column} + make_interval(days => ((copies.n * 7919) % {SPREAD})::integer)"
        return column

    fields = Task._meta.concrete_fields
    columns, values = ", ".join(f'"{each.column}"' for each in fields), ", ".join(map(value, fields))
    series = engine.series.format(first=1, last=copies - 1)
    cursor.execute(
        f"WITH {series} INSERT INTO plans_task ({columns}) SELECT {values} FROM plans_task t CROSS JOIN copies"
    )
