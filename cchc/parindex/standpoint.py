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
from cchc.parindex.models import Assessment, LeafScore, RoundStatus
from cchc.parindex.numbers import half_up
from cchc.parindex.permissions import assessments_visible_to, stage_seen
from cchc.parindex.proposing import counted_for, inputs_from
from cchc.parindex.rules.base import Answer, AssessedYear, InputError
from cchc.parindex.schema import Leaf, RubricContent
from cchc.parindex.scoring import ZERO, Score, answer_of, summed
from cchc.parindex.standing import Stage, answer_seen
from cchc.parindex.striking import strikes
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
        """What the leaf's rule gives for these inputs; None also where the rule cannot use them."""
        return points_for(leaf, inputs, self.assessed, penalty=self.is_penalty(leaf))

    def is_penalty(self, leaf: Leaf) -> bool:
        """Its points are what it takes."""
        return any(each.code == leaf.code for each in self.rubric.penalties)

    def score(self, changed: Mapping[str, Answer] | None = None) -> Score:
        """The whole tree as it stands, or with some criteria as they would be."""
        answers = {code: each.answer for code, each in self.known.items()}
        return summed(self.rubric, answers | dict(changed or {}))


def points_for(leaf: Leaf, inputs: Mapping[str, Any] | None, year: AssessedYear, *, penalty: bool = False) -> Answer:
    try:
        return answer_of(leaf, inputs, year, penalty=penalty)
    except InputError:  # more done than there was to do: the records are to be looked at, not the page refused
        return None


def known_max(score: Score) -> Decimal:
    """The maximum of what is scored: the index of a year not yet over can be told of no more."""
    leaves = {leaf.code: leaf.max for leaf in score.rubric.leaves()}
    return score.applicable - sum((leaves[code] for code in score.unscored), ZERO)


def index_so_far(score: Score) -> Decimal | None:
    """Percent of what is scored."""
    most = known_max(score)
    return half_up(score.points * 100 / most, score.rubric.rounding.index) if most else None


def standpoint_of(actor: Actor, unit: Unit) -> Standpoint | None:
    """None while the unit has no sheet that the actor may see."""
    year = today().year
    rows = assessments_visible_to(actor).filter(unit=unit, round__year__lte=year).exclude(
        round__rehearsal=True, round__status=RoundStatus.CLOSED
    )  # fmt: skip
    sheets = sorted(rows, key=lambda sheet: (sheet.round.year, not sheet.round.rehearsal, sheet.round.opened_at))
    if not sheets:
        return None
    sheet = sheets[-1]
    earlier = next((each for each in reversed(sheets) if each.round.is_published and each.round.year < year), None)
    leaves = list(sheet.round.rubric.content.all_leaves())
    lines = {line.code: line for line in sheet.lines.all()}
    before = {line.code: line for line in earlier.lines.all()} if earlier else {}
    standpoint = Standpoint(unit, year, sheet, lines, counted_for(leaves_counted(leaves), year, unit.pk), {})
    stage = stage_seen(sheet, actor)
    for leaf in leaves:
        if found := _standing(standpoint, leaf, before, stage):
            standpoint.known[leaf.code] = found
    return standpoint


def can_be_moved(leaf: Leaf) -> bool:
    """Its own inputs decide its own points, and nobody else's: a penalty that strikes moves other criteria too."""
    return leaf.rule is not None and leaf.rule.kind != "NOT_APPLICABLE" and not strikes(leaf)


def leaves_counted(leaves: list[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if leaf.sources]


def _standing(at: Standpoint, leaf: Leaf, before: dict[str, LeafScore], stage: Stage) -> Standing | None:
    if leaf.sources and (inputs := inputs_from(leaf, at.counted)):
        answer = at.points(leaf, inputs)
        if answer is not None:
            return Standing(answer, inputs, Known.FIGURES)
    line = at.lines.get(leaf.code) if at.is_running else None
    if line is not None and (answer := answer_seen(line, stage)) is not None:
        return Standing(answer, line.inputs, Known.SHEET)
    if (line := before.get(leaf.code)) is not None and (answer := answer_seen(line, Stage.SECOND)) is not None:
        shown = min(answer, leaf.max) if isinstance(answer, Decimal) else answer
        return Standing(shown, line.inputs, Known.EARLIER)
    return None
