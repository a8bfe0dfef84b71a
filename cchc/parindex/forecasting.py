"""Where will the fields end the year? What was counted so far, carried on as in the last days kept.

The year so far plus the days left at the pace of the stretches just past: all of them together give the forecast; its
range is from the least to the most that they give together or each alone. The same way, asked on the same day a year
ago, tells how far off it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Annotated, Literal
from uuid import UUID

from django.conf import settings
from pydantic import Field

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel, content_files, read
from cchc.indicators.daily import kept_figures
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure, Window, whole
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import now
from cchc.parindex.proposing import inputs_from
from cchc.parindex.rules.base import AssessedYear
from cchc.parindex.schema import Leaf
from cchc.parindex.scoring import ZERO, Scored
from cchc.parindex.standpoint import Standpoint, points_for
from cchc.parindex.winning import closing_day
from cchc.parindex.year_standing import share_of
from cchc.plans.rules import calendar_of

Counted = dict[str, Figure]


class ForecastRules(ContentModel):
    kind: Literal["forecast_rules"]
    effective_from: date
    source: str
    mark: Mark
    blocks: Annotated[int, Field(ge=2, le=12)]
    block_days: Annotated[int, Field(ge=7, le=60)]
    least_records: Annotated[int, Field(ge=1)]


@cache
def _files() -> tuple[ForecastRules, ...]:
    files = (read(path, ForecastRules) for path in content_files("forecast", roots=settings.CONTENT_ROOTS))
    return tuple(sorted(files, key=lambda each: each.effective_from, reverse=True))


def forecast_rules_on(day: date) -> ForecastRules:
    """The newest rules in force on the day; of days before any, the first."""
    return next((each for each in _files() if each.effective_from <= day), _files()[-1])


@dataclass(frozen=True)
class Days:
    """The counts of one series: the year so far, and each stretch just past."""

    so_far: Figure
    blocks: Sequence[Figure]

    def carried(self, days_left: int, block_days: int) -> tuple[Figure, list[Figure]]:
        """The end of the year by all stretches together, and by each alone."""
        together = sum(self.blocks, Figure(self.so_far.indicator))
        wide = _carried(self.so_far, together, days_left, block_days * len(self.blocks))
        return wide, [_carried(self.so_far, each, days_left, block_days) for each in self.blocks]


def _carried(so_far: Figure, pace: Figure, days_left: int, days: int) -> Figure:
    def more(amount: int) -> int:
        return int((Decimal(amount) * days_left / days).quantize(Decimal(1), ROUND_HALF_UP))

    of = so_far.of + more(pace.of)
    met = min(of, so_far.met + more(pace.met))
    return Figure(so_far.indicator, of, met, so_far.total + pace.total * days_left / days)


class Foreseen:
    """An end of the year, and between which two it lies: by all stretches together, then by each alone."""

    ends: Sequence[Decimal]

    @property
    def points(self) -> Decimal:
        return self.ends[0]

    @property
    def low(self) -> Decimal:
        return min(self.ends)

    @property
    def high(self) -> Decimal:
        return max(self.ends)


@dataclass(frozen=True)
class LeafForecast(Foreseen):
    """Points of one criterion; without ends there are too few records to say."""

    leaf: Leaf
    ends: Sequence[Decimal] = ()
    reached: Decimal | None = None  # of a year that is over

    @property
    def enough(self) -> bool:
        return bool(self.ends)


@dataclass
class FieldForecast(Foreseen):
    """One field: what stands still, what is carried on, and how far off the same way was a year ago."""

    code: str
    name: str
    max: Decimal  # of what is known
    now: Decimal
    ends: Sequence[Decimal]  # as of a leaf, by the sums of the whole tree
    unknown: int
    foreseen: list[LeafForecast] = field(default_factory=list)
    too_few: list[Leaf] = field(default_factory=list)
    error: Decimal | None = None  # forecast less what was reached; None: that year cannot be asked
    tested: int = 0  # criteria of which the error is told
    within: bool = True  # what was reached lay in the range


def series_of(leaves: Iterable[Leaf], unit: UUID, on: date, rules: ForecastRules) -> dict[str, Days]:
    """From the kept days, by code of the indicator; a query for the year and one for each stretch."""
    asked = kept_sources(leaves, on)
    if not asked:
        return {}
    so_far = _counted(asked, date(on.year, 1, 1), on, unit)
    ends = [on - timedelta(days=n * rules.block_days) for n in range(rules.blocks)]
    blocks = [_counted(asked, end - timedelta(days=rules.block_days - 1), end, unit) for end in ends]
    return {each.code: Days(so_far[each.code], [block[each.code] for block in blocks]) for each in asked}


def kept_sources(leaves: Iterable[Leaf], on: date) -> list[Indicator]:
    """Indicators whose days are kept, of the leaves that name nothing else."""
    known = indicators_on(on)
    codes = {code for leaf in leaves if (found := _codes(leaf)) for code in found if _all_kept(found, known)}
    return [known[code] for code in sorted(codes)]


def _codes(leaf: Leaf) -> set[str]:
    return {source.partition(".")[0] for source in leaf.sources.values()}


def _all_kept(codes: set[str], known: dict[str, Indicator]) -> bool:
    return all(code in known and known[code].is_additive for code in codes)


def _counted(asked: list[Indicator], first: date, last: date, unit: UUID) -> Counted:
    found = kept_figures(asked, Window(first, last, now()), [unit])
    return {each.code: whole(found[each.code], each) for each in asked}


def leaf_forecast(
    leaf: Leaf, series: dict[str, Days], on: date, year: AssessedYear, rules: ForecastRules
) -> LeafForecast | None:
    """None for a leaf whose days are not kept."""
    codes = _codes(leaf)
    if not codes or any(code not in series for code in codes):
        return None
    if sum(block.of for code in codes for block in series[code].blocks) < rules.least_records:
        return LeafForecast(leaf)
    left = (closing_day(on.year) - on).days
    carried = {code: series[code].carried(left, rules.block_days) for code in codes}
    ends: list[Counted] = [{code: each[0] for code, each in carried.items()}]
    ends += [{code: each[1][n] for code, each in carried.items()} for n in range(rules.blocks)]
    points = [_points(leaf, counted, year) for counted in ends]
    if any(each is None for each in points):
        return LeafForecast(leaf)
    return LeafForecast(leaf, [each for each in points if each is not None])


def _points(leaf: Leaf, counted: Counted, year: AssessedYear) -> Decimal | None:
    answer = points_for(leaf, inputs_from(leaf, counted), year)
    return min(max(answer, ZERO), leaf.max) if isinstance(answer, Decimal) else None


def back_test(leaves: Sequence[Leaf], at: Standpoint, on: date, rules: ForecastRules) -> dict[str, LeafForecast]:
    """The same way on the same day of the year before, with what that year reached."""
    then = date(on.year - 1, on.month, min(on.day, 28) if on.month == 2 else on.day)
    year = AssessedYear(then.year, calendar_of(at.unit))
    series = series_of(leaves, at.unit.pk, then, rules)
    asked = kept_sources(leaves, then)
    reached = _counted(asked, date(then.year, 1, 1), closing_day(then.year), at.unit.pk) if asked else {}
    found = {}
    for leaf in leaves:
        told = leaf_forecast(leaf, series, then, year, rules)
        if told and told.enough and (end := _points(leaf, reached, year)) is not None:
            found[leaf.code] = LeafForecast(leaf, told.ends, end)
    return found


def forecast_of(at: Standpoint, on: date) -> list[FieldForecast]:
    """By field, in the order of the rubric; each end is summed as the sheet is, what stands still as it stands."""
    rules, inside = forecast_rules_on(on), at.rubric.codes_inside()
    counted = [leaf for leaf in at.rubric.leaves() if leaf.sources and not at.is_settled(leaf)]
    series, tested = series_of(counted, at.unit.pk, on, rules), back_test(counted, at, on, rules)
    asked = (leaf_forecast(leaf, series, on, at.assessed, rules) for leaf in counted)
    told = {each.leaf.code: each for each in asked if each is not None}
    foreseen = {code: each for code, each in told.items() if each.enough}
    ends = [at.score({code: each.ends[n] for code, each in foreseen.items()}).fields for n in range(1 + rules.blocks)]
    found = []
    for now_scored, *scored in zip(at.score().fields, *ends, strict=True):
        code = now_scored.node.code
        one = _field(at, now_scored, scored)
        of_it = [told[each] for each in inside.get(code, [code]) if each in told]
        one.foreseen = [each for each in of_it if each.enough]
        one.too_few = [each.leaf for each in of_it if not each.enough]
        _test(one, tested)
        found.append(one)
    return found


def _field(at: Standpoint, now_scored: Scored, ends: Sequence[Scored]) -> FieldForecast:
    """Of a field's sums: now, and at each end."""
    node, known = now_scored.node, share_of(at.rubric, [ends[0]]).known
    points = [each.points or ZERO for each in ends]
    return FieldForecast(node.code, node.name, known, now_scored.points or ZERO, points, len(ends[0].unscored))


def _test(one: FieldForecast, tested: dict[str, LeafForecast]) -> None:
    told = [tested[each.leaf.code] for each in one.foreseen if each.leaf.code in tested]
    if not told:
        return
    reached = sum((each.reached or ZERO for each in told), ZERO)
    ends = [sum(each, ZERO) for each in zip(*(each.ends for each in told), strict=True)]
    one.tested, one.error = len(told), ends[0] - reached
    one.within = min(ends) <= reached <= max(ends)
