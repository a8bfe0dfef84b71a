"""What does one measurement say? A row: ours and the limit of the same run, their ratio, and what the bar asks."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from importlib import import_module
from statistics import median
from typing import Any

REPEATS = 3
ASKS = {"≤": operator.le, "≥": operator.ge}


def measured_by(module: str) -> list[dict[str, Any]]:
    """Every row of one benchmark."""
    rows: list[dict[str, Any]] = import_module(f"benchmarks.{module}").run()
    return rows


def row(
    bar: str, work: str, ours: Sequence[float], limit: Sequence[float] = (), *, unit: str, must: Sequence[str] = ()
) -> dict[str, Any]:
    """The medians of the repeats; `must` are sentences like «ratio ≥ 0.45» over `ours` or `ratio`."""
    ends = [f"ours {_span(ours)}", f"limit {_span(limit)}"] if limit else [f"ours {_span(ours)}"]
    middle = median(limit) if limit else None
    return {
        "bar": bar,
        "work": work,
        "ours": median(ours),
        "limit": middle,
        "unit": unit,
        "ratio": median(ours) / middle if middle else None,
        "spread": ", ".join(ends) if len(ours) > 1 else "",
        "must": list(must),
    }


def is_met(measured: dict[str, Any], sentence: str) -> bool:
    what, asks, value = sentence.split()
    return bool(ASKS[asks](measured[what], float(value)))


def short(number: float | None) -> str:
    """Three digits that count: 0.0123, 4.56, 78.9, 1,234."""
    if number is None:
        return ""
    size = abs(number)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 4
    return f"{number:,.{digits}f}"


def _span(values: Sequence[float]) -> str:
    return f"{short(min(values))}–{short(max(values))}"
