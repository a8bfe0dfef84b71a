"""P9: what do figures cost, from the facts and from the kept days, beside the bare scan and one query per indicator?

A ward with the 30,000 dossiers of a year on SQLite: every shipped indicator of that year. A province on PostgreSQL:
5,000,000 dossiers, a year of 150 units like that ward, without the rows around them; all indicators of the fact
«dossier» for all units and that year. The limit is the server's own scan of the columns that they read, grouped alike.

One query per indicator is the query that we would send for it alone, as a board of figures does that asks for each of
its numbers: a share is one query, its WHERE passes by what lies outside the year, and the workers are the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from benchmarks.installations import offices
from benchmarks.measuring import REPEATS, row
from tests.installation import Installation

QUICKLY_FILLED = {"fsync": "off", "synchronous_commit": "off", "max_wal_size": "16GB", "maintenance_work_mem": "256MB"}
BARE = """
SELECT d.unit_id, f.code, count(*), count(d.received_at), count(d.due_at), count(d.first_due_at), count(d.ended_at),
       count(d.filed_at), count(d.clock_stopped_at), count(d.delay_announced_at), count(d.papers_looked_up),
       max(d.channel), max(d.status), max(v.online)
FROM dossiers_dossier d
JOIN catalogue_procedureversion v ON v.id = d.procedure_id
JOIN catalogue_procedure p ON p.id = v.procedure_id
JOIN organization_field f ON f.id = p.field_id
GROUP BY d.unit_id, f.code
"""
WARD_YEAR, PROVINCE, UNITS = 30_000, 5_000_000, 150  # the first two are dossiers


def run() -> list[dict[str, Any]]:
    with offices("postgresql", **QUICKLY_FILLED) as postgresql, offices("sqlite") as sqlite:
        province, ward = postgresql.prepared(), sqlite.prepared()
        of_ward = _apart(of_a_ward, ward, WARD_YEAR)
        of_province = _apart(of_a_province, province, PROVINCE)
    where = f"{PROVINCE:,} dossiers, {UNITS} units, postgresql"
    return [
        row("P9", "every indicator of a year from the facts, 30,000 dossiers, sqlite", of_ward["facts"], unit="s",
            must=["ours ≤ 1"]),
        row("P9", "every kept indicator of a year from its days, 30,000 dossiers, sqlite", of_ward["kept"], unit="s",
            must=["ours ≤ 0.05"]),
        row("P9", f"all indicators of the dossier / the bare scan, {where}", of_province["scan"], of_province["bare"],
            unit="s", must=["ratio ≤ 3"]),
        row("P9", f"one query per indicator / all in one scan, {where}", of_province["each"], of_province["scan"],
            unit="s", must=["ratio ≥ 10"]),
    ]  # fmt: skip


def _apart(work: Any, *values: Any) -> Any:
    """In a new process: Django knows one database."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        return processes.submit(work, *values).result()


def of_a_ward(office: Installation, dossiers: int) -> dict[str, list[float]]:
    _begin(office)
    from benchmarks.filled import fill
    from cchc.indicators.daily import keep_daily_figures, kept_figures, kept_indicators
    from cchc.indicators.definitions import indicators_on
    from cchc.indicators.figures import figures
    from cchc.lifecycle.clock import today
    from tests.factories.office import ward

    fill(dossiers, years=1)
    window, units, known = _year(), [ward().pk], list(indicators_on(today()).values())
    keep_daily_figures()
    kept = kept_indicators()
    return {
        "facts": _timed(lambda: figures(known, window, units)),
        "kept": _timed(lambda: kept_figures(kept, window, units)),
    }


def of_a_province(office: Installation, dossiers: int) -> dict[str, list[float]]:
    _begin(office)
    from django.db import connection

    from benchmarks.filled import fill
    from cchc.indicators.definitions import indicators_on
    from cchc.indicators.figures import figures
    from cchc.lifecycle.clock import today

    fill(dossiers, wards=UNITS, years=1, with_=(), indexed=False)  # an index of a unit helps no scan of all of them
    known = [each for each in indicators_on(today()).values() if each.fact == "dossier"]
    window = _year()

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE)
            cursor.fetchall()

    def one_by_one() -> None:
        for each in known:
            figures([each], window)

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return {"bare": _timed(bare), "scan": _timed(lambda: figures(known, window)), "each": _timed(one_by_one)}


def _begin(office: Installation) -> None:
    """The product's own connection, on the office's database."""
    import os

    import django

    os.environ.update(office.environment)
    django.setup()


def _year() -> Any:
    from datetime import timedelta

    from cchc.indicators.figures import Window
    from cchc.lifecycle.clock import now, today

    return Window(today() - timedelta(days=364), today(), now())


def _timed(work: Callable[[], Any]) -> list[float]:
    work()  # once to warm up
    spent = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return spent
