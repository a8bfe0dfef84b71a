"""P5: how long does it take to forward 300 dossiers by one press, and 600 by two, beside as many single ones?

The clerk's batch (cchc/dossiers/batch.py) in process on PostgreSQL with durable commits: each dossier in a transaction
of its own, with the look at the state in which it was shown, the verb's own guard, holder, clock and event. The limit
is the same verb called for as many dossiers without a batch around it. Three repeats, taken in turn.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import django

from benchmarks.installations import offices
from benchmarks.measuring import REPEATS, row

if TYPE_CHECKING:
    from cchc.dossiers.models import Dossier

FEW, MANY = 300, 600


def run() -> list[dict[str, Any]]:
    with offices("postgresql") as all_offices:
        office = all_offices.prepared()
        os.environ.update(office.environment)
        django.setup()
        _forward_at_once(_received(FEW))  # what is built once
        office.sql("VACUUM ANALYZE")
        few, many, single = [], [], []
        for _ in range(REPEATS):
            few.append(_seconds(_forward_at_once, FEW))
            single.append(_seconds(_forward_one_by_one, FEW))
            many.append(_seconds(_forward_at_once, MANY))
        from django.db import connection

        connection.close()
    doubled = [twice / 2 for twice in many]
    return [
        row("P5", f"forward {FEW} dossiers at once / one by one", few, single, unit="s", must=["ours ≤ 2"]),
        row("P5", f"half of {MANY} at once / {FEW}: linear", doubled, few, unit="s", must=["ratio ≤ 1.2"]),
    ]  # fmt: skip


def _seconds(forward: Callable[[list[Dossier]], None], count: int) -> float:
    dossiers = _received(count)
    begun = time.perf_counter()
    forward(dossiers)
    return time.perf_counter() - begun


def _received(count: int) -> list[Dossier]:
    from cchc.dossiers.actions.receive_dossier import receive_dossier
    from tests.factories.dossiers import filing
    from tests.factories.office import actor

    clerk = actor("motcua")
    return [receive_dossier(filing=filing(), by=clerk) for _ in range(count)]


def _forward_at_once(dossiers: list[Dossier]) -> None:
    from cchc.dossiers.batch import run as run_batch
    from cchc.dossiers.batch import state_of
    from tests.factories.office import actor

    shown = {dossier.pk: state_of(dossier) for dossier in dossiers}
    done = run_batch(shown, "forward_dossier", by=actor("motcua"), words={})
    assert list(done.values()) == [""] * len(dossiers)


def _forward_one_by_one(dossiers: list[Dossier]) -> None:
    from cchc.dossiers.actions.forward_dossier import forward_dossier
    from tests.factories.office import actor

    clerk = actor("motcua")
    for dossier in dossiers:
        forward_dossier(dossier=dossier, by=clerk)
