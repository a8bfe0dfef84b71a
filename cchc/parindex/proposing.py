"""What do the records say of a criterion? Inputs computed from figures, proposed beside the self-score."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from cchc.indicators.daily import figures_at_hand
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure, Window, whole
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import now, today
from cchc.parindex.numbers import as_json
from cchc.parindex.schema import Leaf

Proposed = dict[str, dict[str, Any]]  # by the code of the leaf


def window_of(year: int) -> Window:
    """The assessed calendar year, as it stands now."""
    return Window(date(year, 1, 1), date(year, 12, 31), now())


def proposed_for(leaves: Iterable[Leaf], year: int, unit: UUID) -> Proposed:
    """For each leaf that names figures its inputs: from the kept days what is kept, else one scan for each fact.
    Nothing to count proposes nothing."""
    leaves = [leaf for leaf in leaves if leaf.sources]
    return proposed_from(leaves, counted_for(leaves, year, unit))


def counted_for(leaves: Iterable[Leaf], year: int, unit: UUID) -> dict[str, Figure]:
    """The figures that the leaves name, by code of the indicator."""
    asked = figures_named(leaves, year)
    found = figures_at_hand(asked, window_of(year), [unit])
    return {each.code: whole(found[each.code], each) for each in asked}


def figures_named(leaves: Iterable[Leaf], year: int) -> list[Indicator]:
    """The indicators that the leaves name, as defined at the end of the year or today."""
    known = indicators_on(min(date(year, 12, 31), today()))
    codes = {source.partition(".")[0] for leaf in leaves for source in leaf.sources.values()}
    return [known[code] for code in sorted(codes) if code in known]


def proposed_from(leaves: Iterable[Leaf], counted: dict[str, Figure]) -> Proposed:
    """The inputs of those leaves whose figures were counted and count something."""
    return {leaf.code: inputs for leaf in leaves if leaf.sources and (inputs := inputs_from(leaf, counted))}


def inputs_from(leaf: Leaf, counted: dict[str, Figure]) -> dict[str, Any]:
    """Nothing where no record counts: then the office knows better than an empty register."""
    sources = {name: source.partition(".") for name, source in leaf.sources.items()}
    if not all(code in counted for code, _, _ in sources.values()):
        return {}
    if not any(counted[code].of for code, _, _ in sources.values()):
        return {}
    inputs: dict[str, Any] = {}
    for name, (code, _, part) in sources.items():
        within, _, inner = name.partition(".")
        value = getattr(counted[code], part)
        if value is None:
            return {}
        number = as_json(Decimal(value))
        if inner:
            inputs.setdefault(within, {})[inner] = number
        else:
            inputs[within] = number
    return inputs
