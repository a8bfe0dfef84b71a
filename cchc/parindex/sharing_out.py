"""Whom do the records name for a lost point, and with which share? A proposal, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc.indicators.drilling import answering
from cchc.indicators.figures import Window
from cchc.indicators.schema import Indicator
from cchc.organization.models import Post, Unit

MOST = 5  # people named by the machine; the rest is the office's to say


@dataclass(frozen=True)
class Proposed:
    """A share in percent with the failing records it comes from."""

    post: Post
    share: int
    records: int


def proposed_shares(indicator: Indicator, window: Window, unit: Unit) -> list[Proposed]:
    """Of who held the failing records, in proportion to how many; they add up to 100."""
    named = [each for each in answering(indicator, window, [unit.pk]) if each.post is not None][:MOST]
    shares = of_a_hundred({each.post: each.records for each in named if each.post})
    return [Proposed(each.post, shares[each.post], each.records) for each in named if each.post and shares[each.post]]


def of_a_hundred(weights: Mapping[Post, int]) -> dict[Post, int]:
    """Whole percents in proportion, the largest remainders rounded up, so that nothing is lost."""
    whole = sum(weights.values())
    if not whole:
        return {}
    exact = {post: weight * 100 / whole for post, weight in weights.items()}
    shares = {post: int(share) for post, share in exact.items()}
    remainders: Sequence[Post] = sorted(exact, key=lambda post: int(exact[post]) - exact[post])
    for post in remainders[: 100 - sum(shares.values())]:
        shares[post] += 1
    return shares
