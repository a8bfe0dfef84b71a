"""Where will a target stand at the end of the year, by the figures so far, and how far may that be wrong?

A straight line through the figures (least squares over the days). Its range: the same line drawn again with each figure
left out in turn, the lowest and the highest of them. Two figures have one line only, and no range.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

FEWEST = 2  # figures on different days
WITH_RANGE = 3
WHOLE = 100.0  # percent


@dataclass(frozen=True)
class Forecast:
    """The value at the end of the year, its range, and on how many figures it rests."""

    value: float
    low: float | None
    high: float | None
    figures: int


def forecast(figures: Sequence[tuple[date, float]], *, at: date, is_percent: bool) -> Forecast | None:
    """`figures` stand on different days, in order; nothing under two of them."""
    if len(figures) < FEWEST:
        return None
    value = _bounded(_line_at(figures, at), is_percent)
    if len(figures) < WITH_RANGE:
        return Forecast(value, None, None, len(figures))
    others = [_bounded(_line_at([*figures[:n], *figures[n + 1 :]], at), is_percent) for n in range(len(figures))]
    return Forecast(value, min(*others, value), max(*others, value), len(figures))


def _line_at(figures: Sequence[tuple[date, float]], at: date) -> float:
    days = [float(day.toordinal()) for day, _ in figures]
    mean_day, mean = sum(days) / len(days), sum(value for _, value in figures) / len(figures)
    over = sum((day - mean_day) ** 2 for day in days)
    slope = sum((day - mean_day) * (value - mean) for day, (_, value) in zip(days, figures, strict=True)) / over
    return mean + slope * (at.toordinal() - mean_day)


def _bounded(value: float, is_percent: bool) -> float:
    """No count lies under nothing, no share over the whole."""
    return min(max(value, 0.0), WHOLE) if is_percent else max(value, 0.0)
