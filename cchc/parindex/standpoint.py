"""Where does a unit stand in the running year? For every criterion what is known best: computed, scored, last year's.

Nothing is stored: what is shown to who wants to win points is computed when it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from cchc.indicators.figures import Figure
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.parindex.carrying import same_criteria
from cchc.parindex.models import Assessment, LeafScore
from cchc.parindex.permissions import assessments_visible_to, stage_seen
from cchc.parindex.proposing import counted_for, inputs_from
from cchc.parindex.rules.base import Answer, AssessedYear, InputError
from cchc.parindex.schema import Leaf, RubricContent
from cchc.parindex.scoring import ZERO, Score, answer_of, summed
from cchc.parindex.standing import Stage, answer_seen, struck_at, struck_seen
from cchc.parindex.striking import strikes
from cchc.parindex.year_standing import Origin, latest_sheet, told_of
from cchc.plans.rules import calendar_of


class Known(StrEnum):
    """From where the points of a criterion are known."""

    FIGURES = "figures"
    SHEET = "sheet"
    EARLIER = "earlier"


KNOWN = {
    Known.FIGURES: "tính từ ghi chép", Known.SHEET: "điểm trên phiếu năm nay", Known.EARLIER: "kết quả năm trước",
}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """The points of one criterion, with the inputs they come from and where they are known from."""

    answer: Answer
    inputs: dict[str, Any] | None
    known: Known


@dataclass(frozen=True)
class Standpoint:
    """`sheet` is the running year's, else the newest earlier one, whose rubric is then taken as the pattern."""

    unit: Unit
    year: int
    sheet: Assessment
    stage: Stage  # until which the actor sees the sheet
    lines: dict[str, LeafScore]
    counted: dict[str, Figure]
    known: dict[str, Standing]

    @property
    def rubric(self) -> RubricContent:
        return self.sheet.round.rubric.content

    @property
    def is_running(self) -> bool:
        return self.sheet.round.year == self.year

    @cached_property
    def assessed(self) -> AssessedYear:
        return AssessedYear(self.year, calendar_of(self.unit))

    def points(self, leaf: Leaf, inputs: Mapping[str, Any] | None) -> Answer:
        """What the leaf's rule gives for these inputs, 0 where it is struck; None also where it cannot use them."""
        if leaf.code in self.struck:
            return ZERO
        return points_for(leaf, inputs, self.assessed, penalty=self.is_penalty(leaf))

    def is_penalty(self, leaf: Leaf) -> bool:
        """Its points are what it takes."""
        return any(each.code == leaf.code for each in self.rubric.penalties)

    def score(self, changed: Mapping[str, Answer] | None = None) -> Score:
        """The whole tree as it stands, or with some criteria as they would be."""
        answers = {code: each.answer for code, each in self.known.items()}
        return summed(self.rubric, answers | dict(changed or {}), self.struck)

    @cached_property
    def struck(self) -> dict[str, str]:
        """Criteria of the running sheet that a penalty sets to 0, each with its code, as far as one may see."""
        lines = self.lines.values() if self.is_running else ()
        return struck_seen(lines, self.stage)

    def is_settled(self, leaf: Leaf) -> bool:
        """The sheet says its points, and no record changes them any more."""
        standing = self.known.get(leaf.code)
        on_sheet = standing is not None and standing.known == Known.SHEET
        return on_sheet and (self.sheet.is_locked or leaf.code in self.struck)


def points_for(leaf: Leaf, inputs: Mapping[str, Any] | None, year: AssessedYear, *, penalty: bool = False) -> Answer:
    try:
        return answer_of(leaf, inputs, year, penalty=penalty)
    except InputError:  # more done than there was to do: the records are to be looked at, not the page refused
        return None


def standpoint_of(actor: Actor, unit: Unit) -> Standpoint | None:
    """None while the unit has no sheet that the actor may see."""
    year = today().year
    sheet = latest_sheet(actor, unit, year)
    if sheet is None:
        return None
    published = assessments_visible_to(actor).filter(unit=unit, round__year__lt=year, round__published_at__isnull=False)
    earlier = published.order_by("-round__year").first()
    rubric = sheet.round.rubric.content
    leaves = list(rubric.all_leaves())
    lines = {line.code: line for line in sheet.lines.all()}
    before = _lines_of(earlier, rubric) if earlier else {}
    counted = counted_for(leaves_counted(leaves), year, unit.pk)
    standpoint = Standpoint(unit, year, sheet, stage_seen(sheet, actor), lines, counted, {})
    for leaf in leaves:
        if found := _standing(standpoint, leaf, before.get(leaf.code)):
            standpoint.known[leaf.code] = found
    return standpoint


def _lines_of(earlier: Assessment, rubric: RubricContent) -> dict[str, LeafScore]:
    """An earlier year's lines by the codes that their criteria have in this rubric; what stands outside begins anew."""
    same, inside = same_criteria(earlier.round.rubric.content, rubric), {leaf.code for leaf in rubric.leaves()}
    found = {same[line.code]: line for line in earlier.lines.all() if line.code in same}
    return {code: line for code, line in found.items() if code in inside}


def can_be_moved(leaf: Leaf) -> bool:
    """Its own inputs decide its own points, and nobody else's: a penalty that strikes moves other criteria too."""
    return leaf.rule is not None and leaf.rule.kind != "NOT_APPLICABLE" and not strikes(leaf)


def leaves_counted(leaves: list[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if leaf.sources]


def _standing(at: Standpoint, leaf: Leaf, before: LeafScore | None) -> Standing | None:
    """What the year gives, and else the result before: not what a penalty struck then, which says nothing of now."""
    inputs = inputs_from(leaf, at.counted) if leaf.sources else None
    line = at.lines.get(leaf.code) if at.is_running else None
    told = told_of(at.sheet, line, at.stage, at.points(leaf, inputs) if inputs else None)
    if told.origin == Origin.RECORDS:
        return Standing(told.answer, inputs, Known.FIGURES)
    if told.answer is not None and line is not None:
        return Standing(told.answer, line.inputs, Known.SHEET)
    if before is None or struck_at(before, Stage.SECOND) or (answer := answer_seen(before, Stage.SECOND)) is None:
        return None
    shown = min(answer, leaf.max) if isinstance(answer, Decimal) else answer
    return Standing(shown, before.inputs, Known.EARLIER)
