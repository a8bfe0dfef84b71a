"""How many points has a sheet at each stage, and how do its fields stand? From its lines, by the rubric's own sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc.parindex.models import LeafScore
from cchc.parindex.numbers import half_up
from cchc.parindex.rules.base import Answer, Outcome
from cchc.parindex.schema import Leaf, Part, RubricContent, walk
from cchc.parindex.scoring import Score, summed

ZERO = Decimal(0)
SHOWN = 2  # decimals of points on the screen


class Stage(StrEnum):
    SELF = "self"
    FIRST = "first"
    SECOND = "second"  # what was not appraised a second time keeps its first points


def answer_at(line: LeafScore, stage: Stage) -> Answer:
    """The points of one line, «does not apply», or None while it is not scored."""
    if stage == Stage.SELF:
        return line.self_points if line.self_applies else Outcome.NOT_APPLICABLE
    if not line.applies and line.first_points is not None:
        return Outcome.NOT_APPLICABLE
    if stage == Stage.SECOND and line.second_points is not None:
        return line.second_points
    return line.first_points


def score_at(rubric: RubricContent, lines: Iterable[LeafScore], stage: Stage) -> Score:
    return summed(rubric, {line.code: answer_at(line, stage) for line in lines})


@dataclass(frozen=True)
class FieldRow:
    """One field: what the unit gave itself, what was appraised, what the survey said, and the result (§3.6)."""

    code: str
    name: str
    max: Decimal
    self_points: Decimal
    first: Decimal
    second: Decimal
    survey: Decimal

    @property
    def final(self) -> Decimal:
        return self.second + self.survey

    @property
    def lost(self) -> Decimal:
        return self.max - self.final

    @property
    def index(self) -> Decimal:
        """Percent of the field's maximum."""
        return half_up(self.final * 100 / self.max, SHOWN) if self.max else ZERO

    def __add__(self, other: FieldRow) -> FieldRow:
        return FieldRow(
            "", "Cộng", self.max + other.max, self.self_points + other.self_points, self.first + other.first,
            self.second + other.second, self.survey + other.survey,
        )  # fmt: skip


def field_rows(rubric: RubricContent, lines: Iterable[LeafScore]) -> list[FieldRow]:
    """The table of §3.6: self-scores and appraisals without the survey, which has a column of its own."""
    by_code = {line.code: line for line in lines}
    return [_field_row(part, by_code) for part in rubric.parts]


def _field_row(field: Part, lines: dict[str, LeafScore]) -> FieldRow:
    leaves = [part for _, part in walk([field]) if part.is_leaf]
    asked = [leaf for leaf in leaves if leaf.method != "survey"]
    surveyed = [leaf for leaf in leaves if leaf.method == "survey"]
    applies = [leaf for leaf in leaves if answer_at(lines[leaf.code], Stage.SECOND) != Outcome.NOT_APPLICABLE]
    return FieldRow(
        field.code, field.name, sum((leaf.max for leaf in applies), ZERO), _sum(asked, lines, Stage.SELF),
        _sum(asked, lines, Stage.FIRST), _sum(asked, lines, Stage.SECOND), _sum(surveyed, lines, Stage.SECOND),
    )  # fmt: skip


def _sum(leaves: Iterable[Leaf], lines: dict[str, LeafScore], stage: Stage) -> Decimal:
    answers = (answer_at(lines[leaf.code], stage) for leaf in leaves)
    return sum((answer for answer in answers if isinstance(answer, Decimal)), ZERO)


def ranks(totals: list[Decimal], *, dense: bool) -> list[int]:
    """The rank of each total, the highest first; equal totals share one (parindex.md §3.3)."""
    ordered = sorted(totals, reverse=True)
    places = sorted(set(totals), reverse=True)
    return [places.index(each) + 1 if dense else ordered.index(each) + 1 for each in totals]
