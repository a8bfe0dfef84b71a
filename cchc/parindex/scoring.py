"""How many points does a rubric give for these inputs? Leaf by leaf, up to the index; nothing missing is taken as 0.

total = Σ fields + min(bonus cap, Σ bonuses) − min(penalty cap, Σ penalties)
index (%) = Σ fields / Σ maxima that apply × 100 (parindex.md §2.4)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cchc.parindex.given import given_to
from cchc.parindex.numbers import half_up, limited
from cchc.parindex.rules.base import Answer, AssessedYear, InputError, Outcome, Rule, sum_of
from cchc.parindex.rules.choices import ViolationInputs
from cchc.parindex.rules.counts import DeductingRule
from cchc.parindex.rules.judged import NotApplicable, NotApplicablePolicy
from cchc.parindex.schema import Leaf, Part, RubricContent

ZERO = Decimal(0)
LeafInputs = Mapping[str, Mapping[str, Any]]  # by the code of the leaf


@dataclass
class Scored:
    """What a part has won. `points` None: a leaf not scored yet; `applicable` is what it could have won."""

    node: Leaf
    points: Decimal | None
    applicable: Decimal
    unscored: list[str] = field(default_factory=list)  # codes of leaves
    parts: list[Scored] = field(default_factory=list)
    applies: bool = True
    to_siblings: Decimal = ZERO  # maximum that siblings share, because this part does not apply
    struck_by: str = ""  # code of the penalty that set the leaf to 0


@dataclass
class Score:
    """The result of one rubric for one unit and year."""

    rubric: RubricContent
    fields: list[Scored]
    bonuses: list[Scored]
    penalties: list[Scored]

    @property
    def points(self) -> Decimal:
        """Σ fields, of what is scored."""
        return sum_of(each.points or ZERO for each in self.fields)

    @property
    def applicable(self) -> Decimal:
        return sum_of(each.applicable for each in self.fields)

    @property
    def unscored(self) -> list[str]:
        return [code for each in self.fields for code in each.unscored]

    @property
    def bonus(self) -> Decimal:
        return min(self.rubric.bonus_cap, sum_of(each.points or ZERO for each in self.bonuses))

    @property
    def penalty(self) -> Decimal:
        return min(self.rubric.penalty_cap, sum_of(each.points or ZERO for each in self.penalties))

    @property
    def total(self) -> Decimal:
        return self.points + self.bonus - self.penalty

    @property
    def index(self) -> Decimal | None:
        """Percent; None while a leaf is not scored, of a rubric that could be read only in part, or of nothing."""
        if self.unscored or self.rubric.status == "partial" or not self.applicable:
            return None
        return half_up(self.points * 100 / self.applicable, self.rubric.rounding.index)

    @property
    def grade(self) -> str | None:
        """The label of the index."""
        if self.index is None:
            return None
        return next((grade.label for grade in self.rubric.grades if self.index >= grade.lowest), None)


def scored(rubric: RubricContent, inputs: LeafInputs, year: AssessedYear) -> Score:
    """Score every leaf; InputError names the leaf whose inputs cannot be used."""
    leaves = {leaf.code: leaf for leaf in rubric.all_leaves()}
    for code in inputs:
        if code not in leaves:
            raise InputError(f"{code}: bộ tiêu chí {rubric.code} không có mục này để chấm")
    penalties = {leaf.code for leaf in rubric.penalties}
    answers = {code: answer_of(leaves[code], given, year, penalty=code in penalties) for code, given in inputs.items()}
    return summed(rubric, answers, _struck(rubric, inputs))


def answer_of(leaf: Leaf, given: Mapping[str, Any] | None, year: AssessedYear, *, penalty: bool = False) -> Answer:
    """What the rule of one leaf says of its inputs: points, «does not apply», or None while an input is missing."""
    rule: Rule | None = leaf.rule
    values: Any = given_to(leaf, given)
    if values is Outcome.NOT_APPLICABLE:
        return Outcome.NOT_APPLICABLE
    if rule is None or values is None:
        return None
    try:
        if penalty and isinstance(rule, DeductingRule):
            return rule.taken(values, leaf.max, year)
        return rule.points(values, leaf.max, year)
    except ValueError as error:  # also of the working calendar, when it does not reach that far
        raise InputError(f"{leaf.code}: {error}") from error
    except ArithmeticError as error:
        raise InputError(f"{leaf.code}: số liệu lớn quá, không tính được") from error


def summed(rubric: RubricContent, answers: Mapping[str, Answer], struck: Mapping[str, str] | None = None) -> Score:
    """The tree with its sums, from what each leaf has won; a leaf that is not named is not scored yet.

    `struck`: the leaves that a penalty sets to 0 whatever they have won, with its code.
    """
    sheet = _Sheet(rubric, answers, struck or {})
    return Score(
        rubric,
        fields=[sheet.part(part) for part in rubric.parts],
        bonuses=[sheet.leaf(leaf) for leaf in rubric.bonuses],
        penalties=[sheet.leaf(leaf) for leaf in rubric.penalties],
    )


def _struck(rubric: RubricContent, inputs: LeafInputs) -> dict[str, str]:
    """The leaves that a penalty sets to 0, each with the penalty's code."""
    known = {leaf.code for leaf in rubric.leaves()}
    struck: dict[str, str] = {}
    for leaf in rubric.penalties:
        given = given_to(leaf, inputs.get(leaf.code))
        if isinstance(given, ViolationInputs):
            struck = dict.fromkeys(given.leaves or (), leaf.code) | struck
            if unknown := sorted(set(struck) - known):
                raise InputError(f"{leaf.code}: không có tiêu chí thành phần «{unknown[0]}»")
    return struck


@dataclass
class _Sheet:
    rubric: RubricContent
    answers: Mapping[str, Answer]
    struck: Mapping[str, str]

    def part(self, part: Part) -> Scored:
        if part.is_leaf:
            return self.leaf(part)
        parts = [self.part(each) for each in part.parts]
        points = [each.points for each in parts if each.points is not None]
        won = sum_of(points)
        applicable = sum_of(each.applicable for each in parts)
        shared = sum_of(each.to_siblings for each in parts)
        unscored = [code for each in parts for code in each.unscored]
        if shared and applicable:
            won, applicable, shared = won * (applicable + shared) / applicable, applicable + shared, ZERO
        return Scored(part, self._kept(won) if points else None, applicable, unscored, parts, bool(applicable), shared)

    def leaf(self, leaf: Leaf) -> Scored:
        if by := self.struck.get(leaf.code):
            return Scored(leaf, ZERO, leaf.max, struck_by=by)
        answer = self.answers.get(leaf.code)
        if isinstance(answer, Outcome) or isinstance(leaf.rule, NotApplicable):
            return self._not_applicable(leaf)
        if answer is None:
            return Scored(leaf, None, leaf.max, [leaf.code])
        return Scored(leaf, self._kept(limited(answer, leaf.max)), leaf.max)

    def _not_applicable(self, leaf: Leaf) -> Scored:
        policy: NotApplicablePolicy = leaf.not_applicable or self.rubric.not_applicable
        if isinstance(leaf.rule, NotApplicable) and leaf.rule.policy:
            policy = leaf.rule.policy
        if policy == "full":
            return Scored(leaf, leaf.max, leaf.max, applies=False)
        return Scored(leaf, None, ZERO, applies=False, to_siblings=leaf.max if policy == "reallocate" else ZERO)

    def _kept(self, points: Decimal) -> Decimal:
        return half_up(points, self.rubric.rounding.points)
