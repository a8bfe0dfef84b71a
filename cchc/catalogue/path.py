"""What must the path of an internal process look like, so that every dossier on it can reach its end?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

Ways = Mapping[int, set[int]]  # from each node to those that may follow it


class Does(StrEnum):
    """What ends a step: which verb of the one-stop shop the step waits for."""

    RECEIVE = "receive"
    ASSIGN = "assign"
    EXAMINE = "examine"
    DECIDE = "decide"
    ISSUE = "issue"
    HAND_OVER = "hand_over"


SAID = {
    Does.RECEIVE: "tiếp nhận",
    Does.ASSIGN: "phân công",
    Does.EXAMINE: "thẩm tra, xử lý",
    Does.DECIDE: "ký duyệt",
    Does.ISSUE: "phát hành kết quả",
    Does.HAND_OVER: "trả kết quả",
}
ONCE = (Does.RECEIVE, Does.DECIDE, Does.ISSUE, Does.HAND_OVER)
ENDING = [Does.DECIDE, Does.ISSUE, Does.HAND_OVER]  # what the verbs of the one-stop shop do in a row


class OnPath(Protocol):
    """What the path asks of a step."""

    @property
    def does(self) -> Does | None: ...
    @property
    def back_to(self) -> int | None: ...


def path_faults(steps: Sequence[OnPath]) -> Iterator[tuple[int, str]]:
    """Number of the step (0: the whole) and what is wrong there, the gravest first."""
    does = [step.does for step in steps]
    if not does or does[0] is not Does.RECEIVE:
        yield 1, "bước 1 phải là tiếp nhận"
    for once in ONCE:
        if does.count(once) != 1:
            yield 0, f"phải có đúng một bước {SAID[once]}, đang có {does.count(once)}"
    if does and does[-1] is not Does.HAND_OVER:
        yield len(does), "bước cuối phải là trả kết quả"
    if Does.DECIDE in does and Does.ISSUE in does and does.index(Does.ISSUE) < does.index(Does.DECIDE):
        yield does.index(Does.ISSUE) + 1, "phải ký duyệt trước khi phát hành kết quả"
    elif Does.DECIDE in does and does[does.index(Does.DECIDE) :][: len(ENDING)] != ENDING:
        yield does.index(Does.DECIDE) + 1, "sau bước ký chỉ còn phát hành và trả kết quả"
    yield from _wrong_returns(steps)
    ways = ways_of(steps)
    for number in unreachable(ways, 1):
        yield number, f"bước {number}: không hồ sơ nào đi đến được vì đứng sau bước trả kết quả"
    circle = circle_without_exit(ways, {n for n, each in enumerate(does, 1) if each is Does.HAND_OVER})
    if circle:
        round_trip = " → ".join(str(number) for number in (*circle, circle[0]))
        yield circle[0], f"vòng lặp không lối ra: {round_trip}; hồ sơ đi vòng mãi mà không đến bước trả kết quả"


def _wrong_returns(steps: Sequence[OnPath]) -> Iterator[tuple[int, str]]:
    for number, step in enumerate(steps, 1):
        if step.back_to is None or 1 < step.back_to < number:
            continue
        if step.back_to > number:
            where = f"đang trả lại bước {step.back_to} ở sau nó"
        elif step.back_to == number:
            where = "đang trả lại chính nó"
        else:
            where = "bước tiếp nhận đã xong khi hồ sơ được chuyển đi"
        yield number, f"bước {number}: chỉ trả lại được một bước xử lý ở trước nó; {where}"


def ways_of(steps: Sequence[OnPath]) -> dict[int, set[int]]:
    """From which step to which a dossier may go: on, unless it is handed over; and back, where the step says so."""
    ways: dict[int, set[int]] = {number: set() for number in range(1, len(steps) + 1)}
    for number, step in enumerate(steps, 1):
        if step.does is not Does.HAND_OVER and number < len(steps):
            ways[number].add(number + 1)
        if step.back_to in ways:
            ways[number].add(step.back_to)
    return ways


def unreachable(ways: Ways, start: int) -> list[int]:
    """Where no way from the start leads, in order."""
    met = _met(ways, {start})
    return [node for node in ways if node not in met]


def circle_without_exit(ways: Ways, ends: set[int]) -> list[int]:
    """A circle from which no way leads to an end; empty when there is none."""
    against: dict[int, set[int]] = {node: set() for node in ways}
    for node, onward in ways.items():
        for each in onward:
            against[each].add(node)
    saved = _met(against, ends)
    for node in ways:
        if node not in saved and (circle := _round_trip(ways, node)):
            return circle
    return []


def _round_trip(ways: Ways, start: int) -> list[int]:
    """The shortest way from a node back to it."""
    trail: list[int] = [start]
    ahead, met = [trail], {start}
    while ahead:
        trail = ahead.pop(0)
        for node in sorted(ways.get(trail[-1], set())):
            if node == start:
                return trail
            if node not in met:
                met.add(node)
                ahead.append([*trail, node])
    return []


def _met(ways: Ways, starts: set[int]) -> set[int]:
    met, ahead = set(starts), list(starts)
    while ahead:
        for node in ways.get(ahead.pop(), set()) - met:
            met.add(node)
            ahead.append(node)
    return met
