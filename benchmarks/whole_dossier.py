"""P3: how many whole dossiers a second does one connection carry, beside the same statements sent by a bare one?

A dossier of procedure 1.004873 is received, forwarded, assigned, examined, signed and issued by five officials: six
transactions, each with its rule of who may, its clock and its event, in one process on PostgreSQL (program and server
take turns, so that together they fill one core). The limit: the statements of such dossiers, recorded beforehand
with the borders of their transactions, sent by a plain psycopg connection to another copy of the same database.
Both print the median of three repeats, taken in turn. Then one act of a process of 60 steps beside one of 6 steps.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any

import django
import psycopg

from benchmarks.installations import offices
from benchmarks.measuring import REPEATS, row
from tests.installation import Installation

if TYPE_CHECKING:
    from benchmarks.dossier_walk import Walk
    from benchmarks.recording import Statement

BEFORE = 200  # dossiers that are there already, so that the planner knows the tables
DOSSIERS = 200  # of one repeat
LONG = 60  # steps
LONG_DOSSIERS = 6  # of one repeat, so that as many acts are timed as DOSSIERS would give in 6 steps
Transactions = list[list["Statement"]]


def run() -> list[dict[str, Any]]:
    with offices("postgresql") as all_offices:
        first = all_offices.prepared()
        os.environ.update(first.environment)
        django.setup()
        walk = _walk()
        _settle(walk, first)
        recorded, replayed, ours = (all_offices.copy(first) for _ in range(3))
        _connect(recorded)
        dossiers = [_record(walk) for _ in range(REPEATS * DOSSIERS)]
        rows = _whole(walk, dossiers, ours, replayed)
        assert _events(recorded) == _events(replayed), "the replay is not what was recorded"
        _connect(ours)
        rows.append(_steps(walk))
        _disconnect()
    return rows


def _walk() -> Walk:
    from benchmarks.dossier_walk import Walk
    from tests.factories.dossiers import filing
    from tests.factories.office import actor

    return Walk(filing(), actor("motcua"))


def _settle(walk: Walk, office: Installation) -> None:
    for _ in range(BEFORE):
        walk.whole()
    _disconnect()
    office.sql("VACUUM ANALYZE")


def _record(walk: Walk) -> Transactions:
    """The statements of one dossier, act by act; every act is one transaction."""
    from benchmarks.recording import recorded

    transactions: Transactions = []

    @contextmanager
    def keep(verb: str) -> Iterator[None]:
        with recorded() as statements:
            yield
        transactions.append(statements)

    walk.whole(keep)
    return transactions


def _whole(
    walk: Walk, dossiers: list[Transactions], ours: Installation, replayed: Installation
) -> list[dict[str, Any]]:
    rates, limits = [], []
    with psycopg.connect(replayed.address) as bare:
        for repeat in range(REPEATS):
            part = dossiers[repeat * DOSSIERS : (repeat + 1) * DOSSIERS]
            limits.append(_rate(lambda p=part: _replay(bare, p)))
            _connect(ours)
            walk.whole()
            rates.append(_rate(lambda: [walk.whole() for _ in range(DOSSIERS)]))
    count = median(sum(len(statements) for statements in each) for each in dossiers)
    return [
        row("P3", f"{DOSSIERS} whole dossiers / the same statements in a bare psycopg loop", rates, limits,
            unit="dossiers a second per core", must=["ours ≥ 80", "ratio ≥ 0.45"]),
        row("P3", "one whole dossier, without BEGIN and COMMIT", [count], unit="statements", must=["ours ≤ 45"]),
    ]  # fmt: skip


def _rate(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return DOSSIERS / (time.perf_counter() - begun)


def _replay(bare: psycopg.Connection[Any], dossiers: list[Transactions]) -> None:
    from benchmarks.recording import replay

    with bare.cursor() as cursor:
        for transactions in dossiers:
            for statements in transactions:
                replay(cursor, statements)
                bare.commit()


def _steps(walk: Walk) -> dict[str, Any]:
    """Milliseconds of one completed step, in the short process and in the long one."""
    from benchmarks.dossier_walk import Walk, longer, steps_before_signature

    long = Walk(replace(walk.filing, process=longer(walk.filing.process, LONG)), walk.clerk)
    short_dossiers = LONG_DOSSIERS * steps_before_signature(long.filing.process)
    in_long, in_short = [], []
    long.whole()
    for _ in range(REPEATS):
        in_long.append(_completing(long, LONG_DOSSIERS))
        in_short.append(_completing(walk, short_dossiers))
    return row("P3", f"one step of a process of {LONG} steps / of {len(walk.filing.process.path)}", in_long, in_short,
               unit="ms", must=["ratio ≤ 1.2"])  # fmt: skip


def _completing(walk: Walk, dossiers: int) -> float:
    spent: dict[str, list[float]] = defaultdict(list)

    @contextmanager
    def watch(verb: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        spent[verb].append((time.perf_counter() - begun) * 1000)

    for _ in range(dossiers):
        walk.whole(watch)
    return median(spent["complete_step"])


def _connect(office: Installation) -> None:
    from django.db import connection

    _disconnect()
    connection.settings_dict["NAME"] = office.address.rpartition("/")[2]


def _disconnect() -> None:
    from django.db import connection

    connection.close()


def _events(office: Installation) -> list[tuple[Any, ...]]:
    return office.sql("SELECT hash FROM audit_event ORDER BY hash")
