"""Is a rule sound as it begins on the screen, whatever its kind?"""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from cchc.parindex.faults import faults_of
from cchc.parindex.new_rules import KINDS, OUTSIDE_ONLY, new_rule
from cchc.parindex.rules.kinds import AnyRule
from tests.factories.rubrics import small


def test_every_kind_has_its_name() -> None:
    kinds = {get_args(rule.model_fields["kind"].annotation)[0] for rule in get_args(get_args(AnyRule)[0])}
    assert set(KINDS) == kinds


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(OUTSIDE_ONLY)))
@pytest.mark.parametrize("most", ["0.25", "3"])
def test_it_begins_without_a_fault(kind: str, most: str) -> None:
    rubric = small({"max": most, "rule": new_rule(kind, Decimal(most), year=2026)})
    assert list(faults_of(rubric)) == []


@pytest.mark.parametrize(("kind", "penalty"), [("BONUS", False), ("THRESHOLD_BONUS", False), ("PENALTY", True),
                                               ("VIOLATION_ZERO", True), ("DEDUCT_PER", True)])  # fmt: skip
def test_outside_the_scale_too(kind: str, penalty: bool) -> None:
    leaf = {"code": "X", "name": "x", "max": "1", "rule": new_rule(kind, Decimal(1), year=2026, penalty=penalty)}
    outside = {"penalty_cap": 1, "penalties": [leaf]} if penalty else {"bonus_cap": 1, "bonuses": [leaf]}
    assert list(faults_of(small({"max": 2, "rule": {"kind": "YES_NO"}}, **outside))) == []
