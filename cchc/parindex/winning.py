"""What wins the most points soonest? For each computed criterion what its open records can still win, most first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import today
from cchc.parindex.open_records import OpenRecords, open_records_on, open_rows
from cchc.parindex.proposing import inputs_from, window_of
from cchc.parindex.rules.judged import NotApplicable
from cchc.parindex.schema import Leaf
from cchc.parindex.scoring import ZERO
from cchc.parindex.standpoint import Known, Standpoint

Counted = dict[str, Figure]


@dataclass(frozen=True)
class Open:
    """What of one indicator is still open, and how many records that is."""

    rule: OpenRecords
    indicator: Indicator
    records: int


@dataclass(frozen=True)
class Win:
    """One criterion: its points now, with everything open won, with everything open lost."""

    leaf: Leaf
    now: Decimal
    best: Decimal
    worst: Decimal
    open: Sequence[Open]
    first: int  # records that bring the first further points; 0 = none does
    first_gain: Decimal

    @property
    def gain(self) -> Decimal:
        return self.best - self.now

    @property
    def at_stake(self) -> Decimal:
        return self.now - self.worst

    @property
    def records(self) -> int:
        return sum(each.records for each in self.open)

    @property
    def each(self) -> Decimal:
        """Points for a record, when all that is open is won: what makes a small effort worth while."""
        return self.gain / self.records if self.records else ZERO


@dataclass(frozen=True)
class ByHand:
    """A criterion that no record computes, and what its sheet leaves open."""

    leaf: Leaf
    points: Decimal | None
    gain: Decimal


def closing_day(year: int) -> date:
    return date(year, 12, 31)


def wins_of(at: Standpoint) -> list[Win]:
    """The most points first; among equals those that fewer records bring."""
    rules, known = open_records_on(today()), indicators_on(today())
    codes = {source.partition(".")[0] for leaf in at.rubric.all_leaves() for source in leaf.sources.values()}
    window = window_of(at.year)
    opened = {
        code: Open(rules[code], known[code], open_rows(rules[code], known[code], window, [at.unit.pk]).count())
        for code in sorted(codes)
        if code in rules and code in known
    }
    found = [win for leaf in at.rubric.leaves() if (win := _win(at, leaf, opened))]
    return sorted(found, key=lambda win: (-win.gain, win.records, win.leaf.code))


def _win(at: Standpoint, leaf: Leaf, opened: dict[str, Open]) -> Win | None:
    codes = sorted({source.partition(".")[0] for source in leaf.sources.values()})
    can = [opened[code] for code in codes if code in opened and opened[code].records]
    now = _now(at, leaf, codes) if can else None
    if now is None:
        return None
    best, worst = _points(at, leaf, _won(at.counted, can)), _points(at, leaf, _lost(at.counted, can))
    if best is None:
        return None
    first, gained = _first_step(at, leaf, can, now, best)
    return Win(leaf, now, max(best, now), min(now if worst is None else worst, now), can, first, gained)


def _now(at: Standpoint, leaf: Leaf, codes: Sequence[str]) -> Decimal | None:
    """By the records; while they count nothing, as the sheet says, else 0. None: no record can change it."""
    standing = at.known.get(leaf.code)
    if standing is not None and standing.known == Known.FIGURES:
        return standing.answer if isinstance(standing.answer, Decimal) else None
    if any(code not in at.counted or at.counted[code].of for code in codes):
        return None
    if standing is None or standing.known == Known.EARLIER:
        return ZERO
    return standing.answer if isinstance(standing.answer, Decimal) and not at.is_settled(leaf) else None


def _points(at: Standpoint, leaf: Leaf, counted: Counted) -> Decimal | None:
    answer = at.points(leaf, inputs_from(leaf, counted))
    return min(max(answer, ZERO), leaf.max) if isinstance(answer, Decimal) else None


def _won(counted: Counted, can: Sequence[Open], most: int | None = None) -> Counted:
    """As if the open records, or so many of them, met."""
    left, found = most, dict(counted)
    for each in can:
        records = each.records if left is None else min(each.records, left)
        left = None if left is None else left - records
        code = each.indicator.code
        found[code] = _moved(counted[code], joins=records if each.rule.way == "joins" else 0, meet=records)
    return found


def _lost(counted: Counted, can: Sequence[Open]) -> Counted:
    """As if those that will count did not meet, as far as they can fail to."""
    joining = [each for each in can if each.rule.way == "joins" and each.rule.losable and each.indicator.met]
    moved = {each.indicator.code: _moved(counted[each.indicator.code], joins=each.records, meet=0) for each in joining}
    return counted | moved


def _moved(figure: Figure, *, joins: int, meet: int) -> Figure:
    met = figure.met + meet if figure.indicator.met else 0
    return replace(figure, of=figure.of + joins, met=met)


def _first_step(at: Standpoint, leaf: Leaf, can: Sequence[Open], now: Decimal, best: Decimal) -> tuple[int, Decimal]:
    """The fewest records after which the rule gives more, and how much more: a slope, or a step of bands."""
    if best <= now:
        return 0, ZERO
    low, high = 1, sum(each.records for each in can)
    while low < high:
        middle = (low + high) // 2
        points = _points(at, leaf, _won(at.counted, can, middle))
        if points is not None and points > now:
            high = middle
        else:
            low = middle + 1
    points = _points(at, leaf, _won(at.counted, can, low))
    return low, (points or now) - now


def by_hand(at: Standpoint, wins: Sequence[Win] = ()) -> list[ByHand]:
    """Of the running year's sheet, what the unit itself scores and no record computes or wins; most points first."""
    if not at.is_running:
        return []
    found, listed = [], {win.leaf.code for win in wins}
    for leaf in at.rubric.leaves():
        standing = at.known.get(leaf.code)
        if leaf.method == "survey" or leaf.code in listed or isinstance(leaf.rule, NotApplicable):
            continue
        if leaf.code in at.struck or (standing and standing.known == Known.FIGURES):
            continue
        scored = standing is not None and standing.known == Known.SHEET
        answer = standing.answer if standing and scored else None
        if scored and not isinstance(answer, Decimal):
            continue  # it does not apply
        points = answer if isinstance(answer, Decimal) else None
        if gain := leaf.max - (points or ZERO):
            found.append(ByHand(leaf, points, gain))
    return sorted(found, key=lambda each: (-each.gain, each.leaf.code))
