"""Where do the boxes and arrows of an internal process lie? Plain numbers, from which a template draws the SVG.

Twice: on a desk with a lane for each holder, on a phone in one column with the holder's name in each box.
A row holds one box only, so lines within a row and in the gutters between lanes never cross a box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from cchc.catalogue.schema import DraftStep
from cchc.catalogue.wording import holder_said, time_said

DESK_WIDTH, PHONE_WIDTH = 1036, 340  # of the page's panel, in CSS pixels
NARROWEST, WIDEST = 148, 260  # lane
GUTTER, PHONE_GUTTER = 28, 44
LINE, LETTER = 19, 7.7  # height of a line of 14 px, mean width of a letter
PAD = 10
GAP = 34  # between two boxes, room for an arrow
APART = 6  # two returns in one gutter


@dataclass(frozen=True)
class Text:
    """One line; `kind` is its look: name, time, who or place."""

    x: float
    y: float
    words: str
    kind: str


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    texts: tuple[Text, ...]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def half_way(self) -> float:
        return self.y + self.height / 2

    @property
    def foot(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True)
class Lane:
    x: float
    width: float
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Arrow:
    path: str
    is_return: bool


@dataclass(frozen=True)
class Diagram:
    """`name` tells two drawings of one page apart."""

    name: str
    width: float
    height: float
    head: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def swimlanes(path: Sequence[DraftStep]) -> Diagram:
    """A lane for each holder and place, in the order in which the dossier first meets them."""
    holders = list(dict.fromkeys((holder_said(step), step.place) for step in path))
    width = min(WIDEST, max(NARROWEST, DESK_WIDTH / len(holders)))
    room = width - GUTTER / 2
    named = [_lines(who, room, "who") + _lines(place, room, "place") for who, place in holders]
    head = PAD * 2 + max(len(lines) for lines in named) * LINE
    lanes = tuple(
        Lane(width * number, width, _placed(lines, width * number + GUTTER / 2, PAD))
        for number, lines in enumerate(named)
    )
    of_step = [holders.index((holder_said(step), step.place)) for step in path]
    boxes = _boxes(path, [(width * lane + GUTTER / 2, width - GUTTER) for lane in of_step], top=head + PAD * 2)
    return Diagram(
        name="lan",
        width=width * len(holders),
        height=boxes[-1].foot + PAD * 2,
        head=head,
        lanes=lanes,
        boxes=boxes,
        arrows=(*_forward(boxes), *_back(path, boxes, GUTTER)),
    )


def column(path: Sequence[DraftStep]) -> Diagram:
    """One box under the other, each with who holds it; returns run up beside them."""
    boxes = _boxes(path, [(1, PHONE_WIDTH - PHONE_GUTTER)] * len(path), top=1, says_who=True)
    return Diagram(
        name="cot",
        width=PHONE_WIDTH,
        height=boxes[-1].foot + 1,
        head=0,
        lanes=(),
        boxes=boxes,
        arrows=(*_forward(boxes), *_back(path, boxes, PHONE_GUTTER)),
    )


def _lines(words: str, width: float, kind: str) -> list[tuple[str, str]]:
    """Words broken into lines that fit; SVG does not break them."""
    return [(line, kind) for line in wrap(words, int((width - 2 * PAD) / LETTER))]


def _placed(lines: Sequence[tuple[str, str]], x: float, top: float) -> tuple[Text, ...]:
    return tuple(Text(x, top + LINE * number + 14, words, kind) for number, (words, kind) in enumerate(lines))


def _boxes(
    path: Sequence[DraftStep], places: Sequence[tuple[float, float]], *, top: float, says_who: bool = False
) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for number, (step, (x, width)) in enumerate(zip(path, places, strict=True), 1):
        lines = _lines(f"{number}. {step.name or 'Chưa có tên'}", width, "name")
        if says_who:
            lines += _lines(", ".join(part for part in (holder_said(step), step.place) if part), width, "place")
        lines += _lines(time_said(step), width, "time")
        boxes.append(Box(x, top, width, 2 * PAD + len(lines) * LINE, _placed(lines, x + PAD, top + PAD)))
        top = boxes[-1].foot + GAP
    return tuple(boxes)


def _forward(boxes: Sequence[Box]) -> list[Arrow]:
    """From the foot of each box down, across in the gap, and into the next box from above."""
    return [
        Arrow(_path(start.middle, start.foot, f"V{start.foot + GAP / 2:.0f}H{end.middle:.0f}V{end.y - 2:.0f}"), False)
        for start, end in pairwise(boxes)
    ]


def _back(path: Sequence[DraftStep], boxes: Sequence[Box], gutter: float) -> list[Arrow]:
    """From the side of a box to the gutter beside the box it may be sent back to, up there, and into its side."""
    arrows: list[Arrow] = []
    taken: list[tuple[float, float, float]] = []  # x, from y, to y of the lines that run up
    for number, (step, start) in enumerate(zip(path, boxes, strict=True), 1):
        if step.back_to is None or step.back_to >= number:  # the latter only in a draft, named among its faults
            continue
        end = boxes[step.back_to - 1]
        side = 1 if start.x >= end.x else -1  # of the end box: right, or left when the dossier comes from the left
        edge = end.right if side == 1 else end.x
        beside, into = edge + side * (gutter / 2 - 2), end.half_way
        while any(x == beside and top <= start.half_way and into <= foot for x, top, foot in taken):
            beside, into = beside + side * APART, into + APART
        taken.append((beside, into, start.half_way))
        leaves = start.right if beside > start.middle else start.x
        way = f"H{beside:.0f}V{into:.0f}H{edge + side * 2:.0f}"
        arrows.append(Arrow(_path(leaves, start.half_way, way), True))
    return arrows


def _path(x: float, y: float, way: str) -> str:
    return f"M{x:.0f} {y:.0f}{way}"
