"""How did figures go month by month in a year? Kept days in one query, everything else in one scan of each fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import ExtractMonth

from cchc.indicators.daily import at_hand
from cchc.indicators.facts import FACTS
from cchc.indicators.figures import NAMES, Figure, Window, counting, measures, read_figure
from cchc.indicators.models import DailyFigure
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import now, today

MONTHS = 12
ByMonth = dict[str, list[Figure]]  # by code of the indicator, one for each month that has begun


def months_begun(year: int) -> list[Window]:
    """The months of the year up to the one of today, which ends today: what falls due later is not late yet."""
    begun = [first for first in (date(year, month, 1) for month in range(1, MONTHS + 1)) if first <= today()]
    return [Window(first, min(last_of(first), today()), now()) for first in begun]


def month_by_month(indicators: Iterable[Indicator], year: int, units: Sequence[UUID], *, so_far: bool) -> ByMonth:
    """Each month alone, or (`so_far`) from the first of January until its end; all units together."""
    months, known = months_begun(year), list(indicators)
    windows = [Window(date(year, 1, 1), each.last, each.at) for each in months] if so_far else months
    if not windows:
        return {each.code: [] for each in known}
    kept, rest = at_hand(known)
    found = _kept(kept, months, units)
    if so_far:
        found = {code: list(accumulate(each)) for code, each in found.items()}
    return found | _scanned(rest, windows, units)


def last_of(first: date) -> date:
    """The last day of the month that begins so."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _kept(indicators: list[Indicator], months: list[Window], units: Sequence[UUID]) -> ByMonth:
    """One query."""
    found = {each.code: [Figure(each)] * len(months) for each in indicators}
    asked = {each.code: each for each in indicators}
    rows = DailyFigure.objects.within(months[0].first, months[-1].last, list(units)).filter(indicator__in=asked)
    grouped = rows.order_by().values_list("indicator", ExtractMonth("day"))
    for code, month, *counted in grouped.annotate(counts=Sum("of"), meets=Sum("met"), amount=Sum("total")):
        found[code][month - 1] = read_figure(asked[code], *counted)
    return found


def _scanned(indicators: list[Indicator], windows: list[Window], units: Sequence[UUID]) -> ByMonth:
    """One query for each fact, however many windows."""
    by_fact = defaultdict[str, list[Indicator]](list)
    for indicator in indicators:
        by_fact[indicator.fact].append(indicator)
    found: ByMonth = {}
    for name, alike in by_fact.items():
        asked = {
            f"{measure_name}{number}_{at}": measure
            for number, each in enumerate(alike)
            for at, window in enumerate(windows)
            for measure_name, measure in _measured(each, window)
        }
        fact = FACTS[name]
        row: Any = fact.rows().order_by().filter(**{f"{fact.unit}__in": units}).aggregate(**asked)
        for number, each in enumerate(alike):
            found[each.code] = [read_figure(each, *_counts(row, f"{number}_{at}")) for at in range(len(windows))]
    return found


def _counts(row: dict[str, Any], place: str) -> tuple[int, int | None, Any]:
    of, met, total = (row.get(f"{name}{place}") for name in NAMES)
    return of or 0, met, total


def _measured(indicator: Indicator, window: Window) -> list[tuple[str, Any]]:
    asked = measures(indicator, counting(indicator, window), window.moments)
    return [(name, measure) for name, measure in zip(NAMES, asked, strict=True) if measure is not None]
