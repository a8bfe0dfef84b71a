"""Which criteria does a penalty set to 0, at each stage of a round? Kept on the criteria: each knows what struck it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from django.db.models import Q

from cchc.lifecycle.refusal import Refusal
from cchc.parindex.models import Assessment
from cchc.parindex.rules.choices import ViolationZero
from cchc.parindex.schema import Leaf, RubricContent

STAGES = {"self": ("self_struck",), "first": ("first_struck", "second_struck"), "second": ("second_struck",)}


def strikes(leaf: Leaf) -> bool:
    """A penalty of so much for every criterion that it names, which then has no points."""
    return isinstance(leaf.rule, ViolationZero) and leaf.rule.each is not None


def penalty_for(leaf: Leaf, codes: Collection[str]) -> Decimal:
    """What the rule of a penalty takes for these criteria."""
    return leaf.rule.for_struck(codes, leaf.max) if isinstance(leaf.rule, ViolationZero) else Decimal(0)


def why_not_strike(content: RubricContent, codes: Collection[str]) -> Refusal | None:
    """Only criteria inside the scale can be struck."""
    known = {leaf.code for leaf in content.leaves()}
    if unknown := sorted(set(codes) - known):
        return Refusal(f"Bộ tiêu chí không có tiêu chí thành phần «{unknown[0]}».")
    return None


def why_not_twice(assessment: Assessment, penalty: str, stage: str, codes: Collection[str]) -> Refusal | None:
    """What one penalty struck no other one strikes again: the unit would pay twice for it."""
    name = STAGES[stage][-1]
    taken = assessment.lines.filter(code__in=codes).exclude(Q(**{name: ""}) | Q(**{name: penalty})).first()
    if taken is None:
        return None
    return Refusal(f"Tiêu chí {taken.code} đã 0 điểm vì điểm phạt {getattr(taken, name)}.")


def strike(assessment: Assessment, penalty: str, stage: str, codes: Iterable[str]) -> None:
    """The named criteria have no points from this stage on; those that the penalty named before have theirs again."""
    for name in STAGES[stage]:
        assessment.lines.filter(**{name: penalty}).update(**{name: ""})
        assessment.lines.filter(code__in=list(codes)).update(**{name: penalty})


def struck_by(assessment: Assessment, penalty: str, stage: str) -> list[str]:
    """Codes of the criteria that the penalty set to 0, in the order of the sheet."""
    return list(assessment.lines.filter(**{STAGES[stage][-1]: penalty}).values_list("code", flat=True))
