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
from cchc.parindex.models import Assessment, LeafScore, RoundStatus
from cchc.parindex.numbers import half_up
from cchc.parindex.permissions import assessments_visible_to, stage_seen
from cchc.parindex.proposing import Proposed, figures_named, proposed_from
from cchc.parindex.rules.base import Answer, AssessedYear, InputError
from cchc.parindex.schema import RubricContent
from cchc.parindex.scoring import Score, Scored, answer_of, summed
from cchc.parindex.standing import SHOWN, ZERO, Stage, answer_at, appraised_at, struck_at, struck_seen
from cchc.plans.rules import calendar_of

INDEX_NAMES = ("Chỉ số cải cách hành chính", "Chỉ số CCHC")  # under which a plan sets a target for it


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
    def known(self) -> Decimal:
        return self.most - self.open

    @property
    def lost(self) -> Decimal:
        return self.known - self.won

    @property
    def percent(self) -> Decimal | None:
        """Of what is scored; None while nothing is."""
        return half_up(self.won * 100 / self.known, SHOWN) if self.known else None


def share_of(rubric: RubricContent, scored: Iterable[Scored]) -> Share:
    """Of some parts of its tree together."""
    most, parts = {leaf.code: leaf.max for leaf in rubric.all_leaves()}, list(scored)
    return Share(
        sum((each.points or ZERO for each in parts), ZERO),
        sum((each.applicable for each in parts), ZERO),
        sum((most[code] for each in parts for code in each.unscored), ZERO),
    )


def told_of(sheet: Assessment | None, line: LeafScore | None, stage: Stage, by_records: Answer) -> Told:
    """What was appraised or published first; what a penalty struck has nothing, whatever the records say; of a locked
    sheet what the unit gave itself; else what the records say, and last what the unit gave itself."""
    if sheet is not None and line is not None:
        if appraised_at(line, stage):
            return Told(answer_at(line, stage), Origin.RESULT if sheet.round.is_published else Origin.APPRAISED)
        struck = bool(struck_at(line, Stage.SELF))
        own = answer_at(line, Stage.SELF) if struck or line.inputs is not None else None
        if own is not None and (struck or sheet.is_locked or by_records is None):
            return Told(own, Origin.SELF)
    return Told(by_records, Origin.NOTHING if by_records is None else Origin.RECORDS)


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
        return {
            leaf.code: told_of(self.sheet, self.lines.get(leaf.code), self.stage, by_records.get(leaf.code))
            for leaf in self.leaves
        }

    @cached_property
    def score(self) -> Score:
        return summed(self.rubric, {code: each.answer for code, each in self.told.items()})

    @cached_property
    def whole(self) -> Share:
        return self.share_of(self.score.fields)

    def share_of(self, scored: Iterable[Scored]) -> Share:
        return share_of(self.rubric, scored)

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
        """At the end of each month: what records measure by the records until then, the rest as it stands now; what a
        penalty struck has nothing in any of them."""
        measured = self.answers(proposed_from(self.measured, self.counted))
        now = {code: each.answer for code, each in self.told.items() if code not in measured}
        struck, found = struck_seen(self.lines.values(), self.stage), []
        for at in range(len(next(iter(self.so_far.values()), []))):
            counted = {code: months[at] for code, months in self.so_far.items()}
            found.append(summed(self.rubric, now | self.answers(proposed_from(self.measured, counted)), struck))
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


def latest_sheet(actor: Actor, unit: Unit, year: int) -> Assessment | None:
    """Of the year, else of the latest before; a rehearsal only where there is nothing else, and while it runs."""
    sheets = assessments_visible_to(actor).filter(unit=unit, round__year__lte=year)
    sheets = sheets.exclude(round__rehearsal=True, round__status=RoundStatus.CLOSED)
    return sheets.order_by("-round__year", "round__rehearsal", "-round__opened_at").first()


def standing_of(actor: Actor, unit: Unit, year: int) -> YearStanding | None:
    """None while the unit has no sheet at all that the actor may see; one query."""
    latest = latest_sheet(actor, unit, year)
    return None if latest is None else YearStanding(unit, year, latest, actor)
