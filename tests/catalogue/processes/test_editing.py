"""Do the steps that are sent back follow when others are added, removed or moved?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc.catalogue.processes.editing import added, moved, removed
from cchc.catalogue.schema import DraftStep

A, B, C, D = (DraftStep(name=name) for name in "ABCD")
PATH = (A, B, C, D.model_copy(update={"back_to": 2}))


def told(path: tuple[DraftStep, ...]) -> list[tuple[str, int | None]]:
    return [(step.name, step.back_to) for step in path]


def test_a_new_step_is_empty_and_pushes_the_rest_on() -> None:
    assert told(added(PATH, 1)) == [("A", None), ("", None), ("B", None), ("C", None), ("D", 3)]
    assert told(added(PATH, 0))[0] == ("", None)
    assert told(added(PATH, 4))[-1] == ("", None)


def test_what_is_removed_is_no_longer_returned_to() -> None:
    assert told(removed(PATH, 2)) == [("A", None), ("C", None), ("D", None)]
    assert told(removed(PATH, 1)) == [("B", None), ("C", None), ("D", 1)]
    assert removed((A,), 1) == (A,)


def test_moving_takes_the_return_along_even_where_it_can_not_stay() -> None:
    assert told(moved(PATH, 2, 3)) == [("A", None), ("C", None), ("B", None), ("D", 3)]
    assert told(moved(PATH, 4, 1)) == [("D", 3), ("A", None), ("B", None), ("C", None)]  # named among the faults
    assert moved(PATH, 1, 0) == PATH
    assert told(moved(PATH, 1, 99))[-1] == ("A", None)


@given(st.integers(1, 4), st.integers(0, 5))
def test_moving_there_and_back_changes_nothing(number: int, to: int) -> None:
    there = moved(PATH, number, to)
    at = [step.name for step in there].index(PATH[number - 1].name) + 1
    assert moved(there, at, number) == PATH
