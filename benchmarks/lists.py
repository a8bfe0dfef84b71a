"""P1, P11 and the export: does a page cost the same among a million dossiers as among a few thousand?

Server time of whole pages, through every middleware, in process, loaded as the server loads itself: of a ward with
3,500 dossiers, and of the same ward (10,000 of its own) among a hundred in a database of 1,000,000 (PostgreSQL); of a
ward that has 100,000 (SQLite). Every figure is the 95th of 100 answers; beside it stands an empty page of the same
stack. P11 is a whole dossier, received, walked and issued, among 10,000 and among 1,000,000; both without waiting for
the disk, which waits the same for either.
No page sends more queries there. The export writes 100,000 dossiers as a workbook, in a process that does nothing else.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from benchmarks.installations import offices
from benchmarks.measuring import row
from benchmarks.pages import QUERIES, Filled, exported, measured

QUICKLY_FILLED = {"fsync": "off", "synchronous_commit": "off", "max_wal_size": "16GB", "maintenance_work_mem": "256MB"}
WORKLIST = "my work, officer"
Measured = dict[str, list[float]]


def run() -> list[dict[str, Any]]:
    with offices("postgresql", **QUICKLY_FILLED) as postgresql, offices("sqlite") as sqlite:
        few, some, many, ward = (each.prepared() for each in (postgresql, postgresql, postgresql, sqlite))
        few_times = _apart(measured, Filled(few, 3_500, 1))
        some_times = _apart(measured, Filled(some, 10_000, 1, walks=True))
        many_times = _apart(measured, Filled(many, 1_000_000, 100, walks=True))
        ward_times = _apart(measured, Filled(ward, 99_900, 1))  # one export takes no more than 100,000
        memory, seconds = _apart(exported, ward)
    return [
        *_rows("3,500, postgresql", few_times),
        *_rows("1,000,000, postgresql", many_times),
        *_rows("100,000, sqlite", ward_times),
        _grown("1,000,000 / at 3,500, postgresql", many_times, few_times),
        _grown("100,000, sqlite / at 3,500, postgresql", ward_times, few_times),
        _more_queries("1,000,000 than at 3,500, postgresql", many_times, few_times),
        _more_queries("100,000, sqlite, than at 3,500, postgresql", ward_times, few_times),
        row("P11", "a whole dossier at 1,000,000 / at 10,000, postgresql", many_times["walk"], some_times["walk"],
            unit="ms", must=["ratio ≤ 1.2"]),
        row("export", "100,000 dossiers as a workbook, sqlite: all memory of the process", [memory], unit="MiB",
            must=["ours ≤ 200"]),
        row("export", "100,000 dossiers as a workbook, sqlite", [seconds], unit="s"),
    ]  # fmt: skip


def _apart(work: Any, *values: Any) -> Any:
    """In a new process: Django knows one database, and memory that was once used is not given back."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        return processes.submit(work, *values).result()


def _rows(where: str, times: Measured) -> list[dict[str, Any]]:
    return [
        row("P1", f"{page} at {where} / an empty page", spent, times["empty"], unit="ms",
            must=["ours ≤ 40" if page.startswith("my work") else "ours ≤ 100"])
        for page, spent in times.items()
        if page not in ("empty", "walk") and not page.startswith(QUERIES)
    ]  # fmt: skip


def _grown(where: str, many: Measured, few: Measured) -> dict[str, Any]:
    return row("P1", f"{WORKLIST} at {where}", many[WORKLIST], few[WORKLIST], unit="ms", must=["ratio ≤ 1.5"])


def _more_queries(where: str, many: Measured, few: Measured) -> dict[str, Any]:
    """Of the page whose number grew most; it asks no more of a million dossiers than of a few."""
    grown = max(many[name][0] - few[name][0] for name in few if name.startswith(QUERIES))
    return row("P1", f"queries more of any page at {where}", [grown], unit="queries", must=["ours ≤ 0"])
