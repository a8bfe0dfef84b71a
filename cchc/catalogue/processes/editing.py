"""How do the steps change when one is added, removed or moved? What is sent back keeps its target, if that stays."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.catalogue.path import Does
from cchc.catalogue.schema import DraftStep

Path = tuple[DraftStep, ...]
# What every process needs, with all that the unit must decide still empty.
BLANK: Path = tuple(
    DraftStep(does=does) for does in (Does.RECEIVE, Does.EXAMINE, Does.DECIDE, Does.ISSUE, Does.HAND_OVER)
)


def added(path: Path, after: int) -> Path:
    """An empty step behind the one with that number; 0 puts it first."""
    order: list[int | None] = list(range(1, len(path) + 1))
    order.insert(after, None)
    return _in_order(path, order)


def removed(path: Path, number: int) -> Path:
    """Without the step; the last one stays, because a process has steps."""
    order = [each for each in range(1, len(path) + 1) if each != number]
    return _in_order(path, order) if order else path


def moved(path: Path, number: int, to: int) -> Path:
    """The step at another place; beyond either end it stays at the end."""
    order = [each for each in range(1, len(path) + 1) if each != number]
    order.insert(max(0, to - 1), number)
    return _in_order(path, order)


def _in_order(path: Path, order: Sequence[int | None]) -> Path:
    """The steps of those numbers, None being a new one; whoever is sent back to follows to its new number."""
    place = {number: at for at, number in enumerate(order, 1) if number is not None}
    steps = [DraftStep() if number is None else path[number - 1] for number in order]
    return tuple(
        step.model_copy(update={"back_to": place.get(step.back_to) if step.back_to else None}) for step in steps
    )
