"""Whatever the figures, a leaf has between nothing and its maximum, and a better figure never wins less."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc.parindex.rules.base import Outcome
from cchc.parindex.rules.ratios import ShareInputs, ShareRule
from cchc.parindex.schema import Part
from tests.factories.rubrics import YEAR, reference

SHARES = [leaf for leaf in reference().leaves() if isinstance(leaf.rule, ShareRule)]
RATES = st.decimals(min_value=0, max_value=300, places=2)


@given(leaf=st.sampled_from(SHARES), rates=st.tuples(RATES, RATES))
def test_of_a_rate(leaf: Part, rates: tuple[Decimal, Decimal]) -> None:
    assert isinstance(leaf.rule, ShareRule)
    worse, better = (leaf.rule.points(ShareInputs(rate=rate), leaf.max, YEAR) for rate in sorted(rates))
    assert isinstance(worse, Decimal)
    assert isinstance(better, Decimal)
    assert 0 <= worse <= better <= leaf.max


@given(leaf=st.sampled_from(SHARES), a=st.integers(0, 50), b=st.integers(0, 60))
def test_counts_say_the_same_as_their_rate(leaf: Part, a: int, b: int) -> None:
    assert isinstance(leaf.rule, ShareRule)
    counted = leaf.rule.points(ShareInputs(a=Decimal(a), b=Decimal(b if a else 0)), leaf.max, YEAR)
    if a == 0:
        assert counted in (leaf.max, 0, Outcome.NOT_APPLICABLE)
    else:
        assert counted == leaf.rule.points(ShareInputs(rate=Decimal(b) * 100 / a), leaf.max, YEAR)
