"""How does a unit's index stand in a year, leaf by leaf: what it has won, what was lost, from where that is known?

What was appraised or published counts first, then the figures of the record, then what the unit gave itself. The
figures of a running year are those from the first of January until now, so that nothing counts as lost before its day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from cchc.indicators.figures import Figure
from cchc.indicators.monthly import ByMonth, month_by_month, months_begun
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.parindex.models import Assessment, LeafScore
from cchc.parindex.numbers import half_up
from cchc.parindex.permissions import assessments_visible_to, stage_seen
from cchc.parindex.proposing import Proposed, figures_named, proposed_from
from cchc.parindex.rules.base import Answer, AssessedYear, InputError
from cchc.parindex.schema import Leaf
from cchc.parindex.scoring import Score, Scored, answer_of, summed
from cchc.parindex.standing import SHOWN, ZERO, Stage, answer_at, appraised_at
from cchc.plans.rules import calendar_of


class Origin(StrEnum):
    """From where the points of a leaf are known."""

    RESULT = "kết quả công bố"
    APPRAISED = "thẩm định"
    RECORDS = "tính từ ghi chép"
    SELF = "tự chấm"
    NOTHING = "chưa có điểm"


@dataclass(frozen=True)
class Told:
    answer: Answer
    origin: Origin


@dataclass(frozen=True)
class Share:
    """A part of the tree in points: of `most` that apply, `open` are not scored yet."""

    won: Decimal
    most: Decimal
    open: Decimal

    @property
    def lost(self) -> Decimal:
        return self.most - self.open - self.won

    @property
    def percent(self) -> Decimal | None:
        """Of what is scored; None while nothing is."""
        known = self.most - self.open
        return half_up(self.won * 100 / known, SHOWN) if known else None


class YearStanding:
    """One unit and year, under the rubric of its round, else of its latest earlier one."""

    def __init__(self, unit: Unit, year: int, latest: Assessment, actor: Actor) -> None:
        self.unit, self.year, self.rubric = unit, year, latest.round.rubric.content
        self.sheet = latest if latest.round.year == year else None
        self.stage = Stage.SELF if self.sheet is None else stage_seen(self.sheet, actor)
        self.leaves = list(self.rubric.all_leaves())
        self.measured = [leaf for leaf in self.leaves if leaf.sources]
        self.figures = figures_named(self.measured, year)

    @property
    def until(self) -> date:
        """The last day that is looked at: of a running year today."""
        return min(date(self.year, 12, 31), today())

    @cached_property
    def lines(self) -> dict[str, LeafScore]:
        return {} if self.sheet is None else {line.code: line for line in self.sheet.lines.all()}

    @cached_property
    def so_far(self) -> ByMonth:
        """From the first of January until the end of each month that has begun."""
        return month_by_month(self.figures, self.year, [self.unit.pk], so_far=True)

    @cached_property
    def alone(self) -> ByMonth:
        """Each month by itself."""
        return month_by_month(self.figures, self.year, [self.unit.pk], so_far=False)

    @cached_property
    def counted(self) -> dict[str, Figure]:
        """Of the whole year until now."""
        return {code: months[-1] for code, months in self.so_far.items() if months}

    @cached_property
    def told(self) -> dict[str, Told]:
        by_records = self.answers(proposed_from(self.measured, self.counted))
        return {leaf.code: self._told(leaf, by_records.get(leaf.code)) for leaf in self.leaves}

    @cached_property
    def score(self) -> Score:
        return summed(self.rubric, {code: each.answer for code, each in self.told.items()})

    @cached_property
    def whole(self) -> Share:
        return self.share_of(self.score.fields)

    def share_of(self, scored: Iterable[Scored]) -> Share:
        most = {leaf.code: leaf.max for leaf in self.leaves}
        parts = list(scored)
        return Share(
            sum((each.points or ZERO for each in parts), ZERO),
            sum((each.applicable for each in parts), ZERO),
            sum((most[code] for each in parts for code in each.unscored), ZERO),
        )

    def shares_by_month(self, place: int | None = None) -> list[Share]:
        """At the end of each month, of the index or of its field at that place; before the unit came to be nothing."""
        ends = [each.fields if place is None else [each.fields[place]] for each in self.month_ends]
        lasts = (month.last for month in months_begun(self.year))
        return [
            self.share_of(scored) if last >= self.unit.valid_from else Share(ZERO, ZERO, ZERO)
            for scored, last in zip(ends, lasts, strict=False)
        ]

    @cached_property
    def month_ends(self) -> list[Score]:
        """At the end of each month: what records measure by the records until then, the rest as it stands now."""
        measured = self.answers(proposed_from(self.measured, self.counted))
        now = {code: each.answer for code, each in self.told.items() if code not in measured}
        found = []
        for at in range(len(next(iter(self.so_far.values()), []))):
            counted = {code: months[at] for code, months in self.so_far.items()}
            found.append(summed(self.rubric, now | self.answers(proposed_from(self.measured, counted))))
        return found

    def answers(self, proposed: Proposed) -> dict[str, Answer]:
        """What the rules say of the inputs; inputs that a rule cannot use say nothing."""
        year = AssessedYear(self.year, calendar_of(self.unit))
        outside = {leaf.code for leaf in self.rubric.penalties}
        found: dict[str, Answer] = {}
        for leaf in self.measured:
            if leaf.code in proposed:
                try:
                    found[leaf.code] = answer_of(leaf, proposed[leaf.code], year, penalty=leaf.code in outside)
                except InputError:
                    continue
        return found

    def _told(self, leaf: Leaf, by_records: Answer) -> Told:
        line = self.lines.get(leaf.code)
        if line is not None and self.sheet is not None and appraised_at(line, self.stage):
            origin = Origin.RESULT if self.sheet.round.is_published else Origin.APPRAISED
            return Told(answer_at(line, self.stage), origin)
        own = None if line is None or line.inputs is None else answer_at(line, Stage.SELF)
        locked = self.sheet is not None and self.sheet.is_locked
        if by_records is not None and not (locked and own is not None):
            return Told(by_records, Origin.RECORDS)
        return Told(own, Origin.NOTHING if own is None else Origin.SELF)


def standing_of(actor: Actor, unit: Unit, year: int) -> YearStanding | None:
    """None while the unit has no sheet at all that the actor may see; one query."""
    sheets = assessments_visible_to(actor).filter(unit=unit, round__year__lte=year)
    latest = sheets.order_by("-round__year", "round__rehearsal", "-round__opened_at").first()
    return None if latest is None else YearStanding(unit, year, latest, actor)
