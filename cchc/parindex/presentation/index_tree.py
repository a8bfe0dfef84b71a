"""The index as a tree: each part with its bar, what it lost, and the door to the records behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from cchc.indicators.drilling import Which
from cchc.indicators.figures import Figure
from cchc.indicators.presentation.words import counted_said, number_said, value_said
from cchc.indicators.schema import Indicator
from cchc.parindex.presentation.words import points_said, sum_said
from cchc.parindex.schema import Leaf
from cchc.parindex.scoring import Scored
from cchc.parindex.standing import ZERO
from cchc.parindex.year_standing import Origin, Share, YearStanding


@dataclass(frozen=True)
class Branch:
    """A part of the tree as one line: its points said, its bar in percent of its width."""

    code: str
    name: str
    depth: int
    most: str
    won: str
    lost: str  # "" where nothing was lost
    open: str  # "" where everything is scored
    percent: str
    won_width: Decimal
    lost_width: Decimal
    url: str = ""  # of a field: its page; of a leaf: its line on the sheet
    origin: str = ""  # of a leaf
    figures: tuple[tuple[str, str, str], ...] = ()  # of a leaf: value, counted, page of the indicator
    records: int = 0  # failing ones behind it
    is_counted: bool = False  # there is an indicator behind it
    records_url: str = ""  # where the reader may open all of them
    lost_url: str = ""

    @property
    def records_said(self) -> str:
        return number_said(Decimal(self.records))

    @property
    def says(self) -> str:
        """The bar in words."""
        lost = f", mất {self.lost}" if self.lost else ""
        unscored = f", còn {self.open} chưa có điểm" if self.open else ""
        return f"đạt {self.won or '0'} trên {self.most} điểm{lost}{unscored}"


def words_of(standing: YearStanding) -> str:
    """The unit and the year as an address."""
    return "?" + urlencode({"nam": standing.year, "don_vi": standing.unit.pk})


def index_url(standing: YearStanding, code: str = "") -> str:
    path = reverse("index_part", args=[code]) if code else reverse("index_tree")
    return path + words_of(standing)


def part_url(code: str, unit: UUID, year: int) -> str:
    """The line of a part on the page of its field."""
    return reverse("index_part", args=[code]) + "?" + urlencode({"nam": year, "don_vi": unit}) + f"#m-{code}"


def period_words(standing: YearStanding) -> dict[str, Any]:
    """The assessed year as the pages of figures ask for it; of a running year the days until now."""
    until = standing.until
    if until == date(standing.year, 12, 31):
        words: dict[str, Any] = {"ky": "nam", "so": 1, "nam": standing.year}
    else:
        words = {"tu": f"01/01/{standing.year}", "den": f"{until:%d/%m/%Y}"}
    return words | {"don_vi": standing.unit.pk}


def records_url(indicator: Indicator, code: str, words: dict[str, Any]) -> str:
    """The failing records of a leaf, with the way back to it."""
    which = Which.FAILED if indicator.met else Which.ALL
    asked = words | {"loai": which.value, "muc": code}
    return reverse("indicator_records", args=[indicator.code]) + "?" + urlencode(asked)


class IndexTree:
    """Reads nothing itself: the standing and `lost` (who lost what after publication) say all; `opens`: the reader may
    open every record behind a number."""

    def __init__(self, standing: YearStanding, lost: dict[str, UUID], *, opens: bool) -> None:
        self.standing, self.lost, self.opens = standing, lost, opens
        self.indicators = {each.code: each for each in standing.figures}
        self.words = period_words(standing)

    def fields(self) -> list[Branch]:
        return [self._sum(each, 0, url=index_url(self.standing, each.node.code)) for each in self.standing.score.fields]

    def outside(self) -> list[tuple[str, list[Branch]]]:
        """Bonuses and penalties, which are no part of the 100 points."""
        score = self.standing.score
        parts = (("Điểm thưởng", score.bonuses), ("Điểm phạt", score.penalties))
        return [(title, [self._leaf(each, 1, is_lost=False) for each in scored]) for title, scored in parts if scored]

    def inside(self, field: Scored) -> list[Branch]:
        """The criteria and leaves of a field, in the order of the sheet."""
        if not field.parts:
            return [self._leaf(field, 1)]
        return [row for part in field.parts for row in self._rows(part, 1)]

    def field(self, field: Scored) -> Branch:
        return self._sum(field, 0)

    def _rows(self, scored: Scored, depth: int) -> Iterator[Branch]:
        if not scored.parts:
            yield self._leaf(scored, depth)
            return
        yield self._sum(scored, depth)
        for part in scored.parts:
            yield from self._rows(part, depth + 1)

    def _sum(self, scored: Scored, depth: int, url: str = "") -> Branch:
        share, node = self.standing.share_of([scored]), scored.node
        inner = [leaf.code for leaf in _leaves(scored)]
        records = sum(self._failed(leaf) for leaf in _leaves(scored)) if inner else 0
        return Branch(
            node.code, node.name, depth, points_said(node.max), url=url, records=records, **_points(share, node.max)
        )

    def _leaf(self, scored: Scored, depth: int, *, is_lost: bool = True) -> Branch:
        node, standing = scored.node, self.standing
        told, line = standing.told[node.code], standing.lines.get(node.code)
        share = standing.share_of([scored])
        if not is_lost:  # outside the scale nothing is lost
            share = Share(scored.points or ZERO, node.max, node.max if scored.points is None else ZERO)
        points = _points(share, node.max)
        named = self._named(node)
        page = reverse("leaf", args=[line.pk]) if line else ""
        return Branch(
            node.code, node.name, depth, points_said(node.max),
            url=page, origin="không áp dụng" if not scored.applies else told.origin.value,
            figures=tuple(_figure(each, standing.counted, self.words, among=len(named)) for each in named),
            records=self._failed(node), is_counted=bool(named),
            records_url=records_url(named[0], node.code, self.words) if named and self.opens else "",
            lost_url=reverse("lost_point", args=[self.lost[node.code]]) if node.code in self.lost else "",
            **(points if is_lost else points | {"lost": "", "lost_width": ZERO}),
        )  # fmt: skip

    def _named(self, leaf: Leaf) -> list[Indicator]:
        codes = dict.fromkeys(source.partition(".")[0] for source in leaf.sources.values())
        return [self.indicators[code] for code in codes if code in self.indicators]

    def _failed(self, leaf: Leaf) -> int:
        """Failing records of the first indicator that the leaf names."""
        named = self._named(leaf)[:1]
        return sum(self.standing.counted[each.code].failed for each in named if each.met)


def _leaves(scored: Scored) -> Iterator[Leaf]:
    if not scored.parts:
        yield scored.node
    for part in scored.parts:
        yield from _leaves(part)


def _figure(
    indicator: Indicator, counted: dict[str, Figure], words: dict[str, Any], *, among: int
) -> tuple[str, str, str]:
    """Value, what was counted, address; among several each says its name."""
    figure = counted[indicator.code]
    url = reverse("indicator", args=[indicator.code]) + "?" + urlencode(words)
    return (f"{indicator.name}: " if among > 1 else "") + value_said(figure), counted_said(figure), url


def _points(share: Share, most: Decimal) -> dict[str, Any]:
    whole = share.most or most
    return {
        "won": sum_said(share.won) if share.most != share.open else "",
        "lost": sum_said(share.lost) if share.lost > 0 else "",
        "open": sum_said(share.open) if share.open else "",
        "percent": sum_said(share.percent),
        "won_width": share.won * 100 / whole, "lost_width": max(share.lost, ZERO) * 100 / whole,
    }  # fmt: skip


def origins_of(standing: YearStanding) -> list[tuple[str, int, str]]:
    """How many leaves inside the scale, worth how many points, are known from where."""
    found: dict[Origin, list[Decimal]] = {}
    for leaf in standing.rubric.leaves():
        found.setdefault(standing.told[leaf.code].origin, []).append(leaf.max)
    return [
        (origin.value, len(found[origin]), points_said(sum(found[origin], ZERO)))
        for origin in Origin
        if origin in found
    ]
