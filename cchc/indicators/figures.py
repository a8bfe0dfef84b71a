"""What is the value of every indicator in a period, for every unit and group? All indicators of a fact in one scan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum, Value

from cchc.indicators.facts import FACTS
from cchc.indicators.predicate import Moments, amount, condition
from cchc.indicators.schema import Indicator, Measure
from cchc.lifecycle.fact import Fact, Kind, OfUnit
from cchc.worktime.zone import ZONE

SHOWN, KEPT = Decimal("0.01"), Decimal("0.0001")


@dataclass(frozen=True)
class Window:
    """From the first day to the last, both counted; `at` is the moment from which it is looked at."""

    first: date
    last: date
    at: datetime

    @property
    def start(self) -> datetime:
        return datetime.combine(self.first, time.min, ZONE)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.last + timedelta(days=1), time.min, ZONE)

    @property
    def moments(self) -> Moments:
        """What predicates may name: what stands open is seen as of the end of the period, or as of now within it."""
        return {"period_start": self.start, "period_end": self.end, "as_of": min(self.end, self.at)}


@dataclass(frozen=True)
class Figure:
    """What was counted: rows that count, rows that meet, and the sum of what is summed."""

    indicator: Indicator
    of: int = 0
    met: int = 0
    total: Decimal = Decimal(0)

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.indicator, self.of + other.of, self.met + other.met, self.total + other.total)

    @property
    def exact(self) -> Decimal | None:
        """Percent for a share, else a number in the indicator's measure; None where nothing was to be counted."""
        match self.indicator.kind:
            case Measure.RATIO:
                return Decimal(100) * self.met / self.of if self.of else None
            case Measure.SURVEY:
                enough = self.of >= (self.indicator.at_least or 1)
                return Decimal(100) * self.met / self.of if enough else None
            case Measure.MEAN:
                return self.total / self.of if self.of else None
            case Measure.SUM:
                return self.total
            case Measure.FLAG:
                return Decimal(min(self.of, 1))
        return Decimal(self.of)

    @property
    def value(self) -> Decimal | None:
        """As it is shown: two decimals, half up."""
        return None if self.exact is None else self.exact.quantize(SHOWN, ROUND_HALF_UP)

    @property
    def failed(self) -> int:
        """Rows that count and do not meet."""
        return self.of - self.met


Key = tuple[UUID, str]  # unit, code of the group within it
Figures = dict[str, dict[Key, Figure]]


def figures(indicators: Iterable[Indicator], window: Window, units: Sequence[UUID] | None = None) -> Figures:
    """By code of the indicator, then by unit and group; from the facts themselves. One query for each fact."""
    by_fact = defaultdict[str, list[Indicator]](list)
    for indicator in indicators:
        by_fact[indicator.fact].append(indicator)
    found: Figures = {}
    for name, each in by_fact.items():
        found |= _scanned(FACTS[name], each, window, units)
    return found


def whole(figures_of: dict[Key, Figure], indicator: Indicator) -> Figure:
    """All units and groups together."""
    return sum(figures_of.values(), Figure(indicator))


def counting(indicator: Indicator, window: Window) -> Q:
    """The rows that count in the window; its day first, which decides for most rows."""
    fact, moments = FACTS[indicator.fact], window.moments
    counts = condition(indicator.of, fact, moments)
    return within(fact, indicator.day, window) & counts if indicator.day else counts


def within(fact: Fact, day: str, window: Window) -> Q:
    """The rows whose day or moment lies in the window, so that an index on it is used."""
    of = fact.columns[day].of
    path = of if isinstance(of, str) else day
    if fact.columns[day].kind == Kind.DAY:
        return condition(f"{day} between '{window.first}' and '{window.last}'", fact)
    return Q(**{f"{path}__gte": window.start, f"{path}__lt": window.end})


NAMES = ("of", "met", "total")


def measures(indicator: Indicator, counts: Q, moments: Moments) -> list[Any]:
    """Rows that count, rows that meet, sum: what one scan has to compute for the indicator."""
    fact = FACTS[indicator.fact]
    asked: list[Any] = [Count("pk", filter=counts)]
    asked.append(Count("pk", filter=counts & condition(indicator.met, fact, moments)) if indicator.met else None)
    asked.append(Sum(amount(indicator.value, fact, moments), filter=counts) if indicator.value else None)
    return asked


def read_figure(indicator: Indicator, of: int, met: int | None, total: Any) -> Figure:
    """A figure from what the database counted; a column that was not asked for is None. A sum has the places that it is
    kept with, so that the days of a year add up to it.
    """
    return Figure(indicator, of, met or 0, Decimal(str(total or 0)).quantize(KEPT, ROUND_HALF_UP))


def counted_groups(
    rows: QuerySet[Any], counts: Sequence[tuple[Indicator, Q]], moments: Moments
) -> Iterator[tuple[dict[str, Any], Figure]]:
    """The groups of the rows, each with every figure that counts anything in it; `counts` says what each indicator
    counts. What several ask alike is computed once.
    """
    columns: dict[Any, str] = {}
    named = [
        (indicator, [columns.setdefault(each, f"measure{len(columns)}") if each else "" for each in asked])
        for indicator, of in counts
        for asked in [measures(indicator, of, moments)]
    ]
    for row in rows.annotate(**{name: measure for measure, name in columns.items()}):
        for indicator, names in named:
            if (figure := read_figure(indicator, *(row.get(name) for name in names))).of:
                yield row, figure


def _scanned(fact: Fact, indicators: list[Indicator], window: Window, units: Sequence[UUID] | None) -> Figures:
    found: Figures = {indicator.code: {} for indicator in indicators}
    rows = grouped(fact, units).filter(_counting_somewhere(fact, indicators, window))
    counts = [(indicator, counting(indicator, window)) for indicator in indicators]
    for row, figure in counted_groups(rows, counts, window.moments):
        found[figure.indicator.code][row["unit_key"], row["group_key"] or ""] = figure
    return found


def _counting_somewhere(fact: Fact, indicators: Sequence[Indicator], window: Window) -> Q:
    """The rows that any of them may count: a scan of a month passes by the years before it."""
    days = dict.fromkeys(each.day for each in indicators if each.day)
    undated = dict.fromkeys(each.of for each in indicators if not each.day)
    of_days = [within(fact, day, window) for day in days]
    return reduce(or_, [*of_days, *(condition(text, fact, window.moments) for text in undated)])


def grouped(fact: Fact, units: Sequence[UUID] | None) -> QuerySet[Any]:
    group = F(fact.group) if fact.group else Value("")
    rows = fact.rows().order_by().values(unit_key=OfUnit(F(fact.unit)), group_key=group)
    return rows if units is None else rows.filter(unit_key__in=units)
