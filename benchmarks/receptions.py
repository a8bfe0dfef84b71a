"""P2: how many dossiers a second does the counter receive over HTTP, beside an empty view on the same stack?

`cchc serve` with its two workers, and four clerks on kept connections in a process of their own; each sends the
reception's form again as soon as it was answered (closed loop): sign-in, CSRF, form, number, due moment, papers,
event. The limit is the same server with an empty view that sends the statements of one such reception through a bare
cursor in one transaction (benchmarks/limit_urls.py). Both work on copies of one database, in turn.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from statistics import quantiles
from typing import Any

from benchmarks.installations import offices, served
from benchmarks.measuring import REPEATS, row
from tests.installation import ROOT

SECONDS = 8  # of one repeat
BARS = {
    "postgresql": {"receptions": ["ours ≥ 120", "ratio ≥ 0.6"], "p99": ["ours ≤ 150"]},
    "sqlite": {"receptions": [], "p99": []},  # for information
}


def run() -> list[dict[str, Any]]:
    return [each for engine in BARS for each in _on(engine)]


def _on(engine: str) -> list[dict[str, Any]]:
    with ExitStack() as stack:
        all_offices = stack.enter_context(offices(engine))
        first = all_offices.prepared()
        ours, limit = (all_offices.copy(first) for _ in range(2))
        our_address, _ = stack.enter_context(served(ours))
        limit_address, _ = stack.enter_context(served(limit, "benchmarks.limit_settings"))
        both: dict[str, list[list[float]]] = {our_address: [], limit_address: []}
        for _ in range(REPEATS):
            for address, measured in both.items():
                measured.append(_clerks(address))
        return _rows(engine, *both.values())


def _clerks(address: str) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.clerks", address, str(SECONDS)]
    ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    spent: list[float] = json.loads(ended.stdout)
    return spent


def _rows(engine: str, ours: list[list[float]], limit: list[list[float]]) -> list[dict[str, Any]]:
    bars, work = BARS[engine], f"reception over HTTP, 4 connections, {engine} / an empty view"
    rates = ([len(spent) / SECONDS for spent in side] for side in (ours, limit))
    middles, worsts = (
        [[quantiles(spent, n=100)[place - 1] for spent in side] for side in (ours, limit)] for place in (50, 99)
    )
    return [
        row("P2", work, *rates, unit="a second", must=bars["receptions"]),
        row("P2", f"{work}: half of the answers within", *middles, unit="ms"),
        row("P2", f"{work}: 99 of 100 answers within", *worsts, unit="ms", must=bars["p99"]),
    ]
