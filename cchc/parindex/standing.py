"""How many points has a sheet at each stage, and how do its fields stand? From its lines, by the rubric's own sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc.parindex.models import LeafScore
from cchc.parindex.numbers import half_up
from cchc.parindex.rules.base import Answer, Outcome, sum_of
from cchc.parindex.schema import RubricContent
from cchc.parindex.scoring import Score, Scored, summed

ZERO = Decimal(0)
SHOWN = 2  # decimals of points on the screen


class Stage(StrEnum):
    SELF = "self"
    FIRST = "first"
    SECOND = "second"  # what was not appraised a second time keeps its first points


def answer_at(line: LeafScore, stage: Stage) -> Answer:
    """The points of one line, «does not apply», or None while it is not scored; 0 of what a penalty struck."""
    if struck_at(line, stage):
        return ZERO
    if stage == Stage.SELF:
        return line.self_points if line.self_applies else Outcome.NOT_APPLICABLE
    if not line.applies and line.first_points is not None:
        return Outcome.NOT_APPLICABLE
    if stage == Stage.SECOND and line.second_points is not None:
        return line.second_points
    return line.first_points


def appraised_at(line: LeafScore, stage: Stage) -> bool:
    """Somebody else than the unit has said something of it, as far as one sees until the stage."""
    return stage != Stage.SELF and (line.appraised or bool(struck_at(line, stage)))


def answer_seen(line: LeafScore, stage: Stage) -> Answer:
    """The newest points that who sees until the stage may know: the unit's own while nobody appraised the line."""
    return answer_at(line, stage_of(line, stage))


def stage_of(line: LeafScore, stage: Stage) -> Stage:
    """At which stage a line stands for who sees until that one."""
    return stage if appraised_at(line, stage) else Stage.SELF


def struck_at(line: LeafScore, stage: Stage) -> str:
    """The penalty that sets the line to 0."""
    return {Stage.SELF: line.self_struck, Stage.FIRST: line.first_struck, Stage.SECOND: line.second_struck}[stage]


def struck_seen(lines: Iterable[LeafScore], stage: Stage) -> dict[str, str]:
    """The lines that a penalty sets to 0, each with its code, for who sees until the stage."""
    return {line.code: by for line in lines if (by := struck_at(line, stage_of(line, stage)))}


def score_at(rubric: RubricContent, lines: Iterable[LeafScore], stage: Stage) -> Score:
    """As `cchc rubric score` sums it."""
    lines = list(lines)
    struck = {line.code: by for line in lines if (by := struck_at(line, stage))}
    return summed(rubric, {line.code: answer_at(line, stage) for line in lines}, struck)


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


def field_rows(rubric: RubricContent, lines: Iterable[LeafScore], last: Stage = Stage.SECOND) -> list[FieldRow]:
    """The table of §3.6 up to the stage `last`, by the sums of `cchc rubric score`; the survey has its own column."""
    lines = list(lines)
    scores = {stage: score_at(rubric, lines, min(stage, last, key=list(Stage).index)).fields for stage in Stage}
    return [
        _field_row(*each) for each in zip(scores[Stage.SELF], scores[Stage.FIRST], scores[Stage.SECOND], strict=True)
    ]


def _field_row(own: Scored, first: Scored, second: Scored) -> FieldRow:
    asked = [(each.points or ZERO) - surveyed_in(each) for each in (own, first, second)]
    return FieldRow(own.node.code, own.node.name, second.applicable, asked[0], asked[1], asked[2], surveyed_in(second))


def surveyed_in(scored: Scored) -> Decimal:
    """What a survey gave inside a part."""
    if scored.parts:
        return sum_of(surveyed_in(each) for each in scored.parts)
    return (scored.points or ZERO) if scored.node.method == "survey" else ZERO


def ranks(totals: list[Decimal], *, dense: bool) -> list[int]:
    """The rank of each total, the highest first; equal totals share one (parindex.md §3.3)."""
    ordered = sorted(totals, reverse=True)
    places = sorted(set(totals), reverse=True)
    return [places.index(each) + 1 if dense else ordered.index(each) + 1 for each in totals]
