"""What does docs/performance.md say? The machine, every row beside its limit, and whether each bar is met."""

from __future__ import annotations

import os
import platform
import sqlite3
from datetime import UTC, datetime
from typing import Any

import django
import psutil
import psycopg

from benchmarks.measuring import is_met, short
from scripts.private_postgres import private_cluster
from tests.installation import ROOT

PAGE = ROOT / "docs" / "performance.md"
HEAD = """# Performance

Written by `make bench` (`python -m benchmarks`), last on {day}; `python -m benchmarks p2 p3` measures those bars alone
and replaces their rows. Every row is the median of three repeats on one machine, with the smallest and largest repeat
beside it; the limit (a bare loop, an empty view, a bare Django, numpy, the typesetter alone) is measured in the same
run. The figures say how far we are from the limit, not how fast another machine is.

Machine: {cores} cores, {memory:.0f} GiB of memory, {system}; Python {python}, Django {django}, SQLite {sqlite},
PostgreSQL {postgresql} with durable commits. Client, server and database share the cores.

| bar | work / limit | ours | limit | ratio | unit | spread | asked | measured on |
|---|---|---|---|---|---|---|---|---|
"""


def line(measured: dict[str, Any]) -> str:
    beside = f", limit {short(measured['limit'])}, ratio {short(measured['ratio'])}" if measured["limit"] else ""
    spread = f" ({measured['spread']})" if measured["spread"] else ""
    asked = "".join(f"; {each}: {said(measured, each)}" for each in measured.get("must", ()))
    return f"{measured['bar']} {measured['work']}: {short(measured['ours'])} {measured['unit']}{beside}{spread}{asked}"


def said(measured: dict[str, Any], sentence: str) -> str:
    return "met" if is_met(measured, sentence) else "NOT MET"


def write(rows: list[dict[str, Any]]) -> str:
    """Write docs/performance.md, the rows of bars that were not measured as they stand there; gives its name."""
    with private_cluster() as cluster, psycopg.connect(cluster + "postgres") as connection:
        version = connection.info.server_version // 10000
    head = HEAD.format(
        day=f"{datetime.now(UTC):%d/%m/%Y}",
        cores=os.cpu_count(),
        memory=psutil.virtual_memory().total / 2**30,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        django=django.__version__,
        sqlite=sqlite3.sqlite_version,
        postgresql=version,
    )
    measured = {each["bar"] for each in rows}
    lines = [(each, bar) for each in _standing() if (bar := each.split("|")[1].strip()) not in measured]
    lines += [(_table_row(each), each["bar"]) for each in rows]
    lines.sort(key=lambda each: _place(each[1]))
    PAGE.write_text(head + "".join(line for line, _ in lines))
    return str(PAGE.relative_to(ROOT))


def _standing() -> list[str]:
    """The rows of the table as they stand."""
    text = PAGE.read_text() if PAGE.exists() else ""
    _, _, table = text.partition("|---|---|---|---|---|---|---|---|---|\n")
    return table.splitlines(keepends=True)


def _place(bar: str) -> tuple[bool, int, str]:
    """P2 stands before P10; what has no number stands last."""
    number = bar.removeprefix("P")
    return not number.isdigit(), int(number) if number.isdigit() else 0, bar


def _table_row(measured: dict[str, Any]) -> str:
    asked = "; ".join(f"{each} ({said(measured, each)})" for each in measured.get("must", ()))
    cells = (
        measured["bar"], measured["work"], short(measured["ours"]), short(measured["limit"]),
        short(measured["ratio"]), measured["unit"], measured["spread"], asked, f"{datetime.now(UTC):%d/%m/%Y}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"
