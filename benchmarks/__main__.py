"""`python -m benchmarks [p3 …]`: each benchmark in a process of its own; their rows go into docs/performance.md."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks import report
from benchmarks.measuring import measured_by

BENCHMARKS = {
    "p1": "lists",
    "p2": "receptions",
    "p3": "whole_dossier",
    "p4": "assessment",
    "p5": "batch",
    "p6": "reminders",
    "p7": "tasks",
    "p8": "footprint",
    "p9": "figures",
    "p10": "due_moments",
    "p13": "receipt_pdf",
    "round": "ranking",
}


def main(names: list[str]) -> int:
    if unknown := set(names) - set(BENCHMARKS):
        print(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed product is compiled once, not at each start
    rows = []
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as processes:
        for name in names or BENCHMARKS:
            print(f"── {name} ──", flush=True)
            measured = processes.submit(measured_by, BENCHMARKS[name]).result()
            for each in measured:
                print(report.line(each), flush=True)
            rows += measured
    print(f"written: {report.write(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
