"""Kind 4: a percentage falls into one of several bands, which leave no gap and never overlap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from cchc.content.reading import ContentModel
from cchc.parindex.numbers import Percent, Points, written
from cchc.parindex.rules.base import AssessedYear, Fault, above
from cchc.parindex.rules.ratios import ShareRule


class Band(ContentModel):
    """From `lower` to `upper` percent, null for no bound; without more said the lower one belongs to it."""

    lower: Percent | None = None
    lower_included: bool = True
    upper: Percent | None = None
    upper_included: bool = False
    points: Points

    def holds(self, rate: Decimal) -> bool:
        low = self.lower is None or rate > self.lower or (rate == self.lower and self.lower_included)
        return low and (self.upper is None or rate < self.upper or (rate == self.upper and self.upper_included))

    @property
    def empty(self) -> bool:
        if self.lower is None or self.upper is None:
            return False
        both = self.lower_included and self.upper_included
        return self.lower > self.upper or (self.lower == self.upper and not both)

    def said(self) -> str:
        low = "" if self.lower is None else f"{'từ' if self.lower_included else 'trên'} {written(self.lower)} %"
        high = "" if self.upper is None else f"{'không quá' if self.upper_included else 'dưới'} {written(self.upper)} %"
        if low and high:
            high = f"đến {'hết' if self.upper_included else 'dưới'} {written(self.upper or Decimal(0))} %"
        return f"{' '.join(filter(None, (low, high))) or 'mọi tỷ lệ'}: {written(self.points)}"


class Bands(ShareRule):
    """Step bands of a percentage."""

    kind: Literal["BANDS"]
    bands: Annotated[list[Band], Field(min_length=1)]

    def of(self, rate: Decimal, most: Decimal, year: AssessedYear) -> Decimal:
        return next((band.points for band in self.bands if band.holds(rate)), self.upwards[-1][1].points)

    @property
    def upwards(self) -> list[tuple[int, Band]]:
        """The bands from the lowest to the highest, each with its place in the rule."""
        return sorted(
            enumerate(self.bands), key=lambda each: (each[1].lower or 0, each[1].upper is None, each[1].upper)
        )

    def faults(self, most: Decimal) -> Iterator[Fault]:
        """Together the bands cover every percentage from 0 to 100 once; those above 100 have the last one."""
        for place, band in enumerate(self.bands):
            yield from above(band.points, most, "bands", place, "points")
            if band.empty:
                yield ("bands", place), "khoảng không có tỷ lệ nào"
        place, first = self.upwards[0]
        if first.lower is not None and not first.holds(Decimal(0)):
            yield ("bands", place), f"hở từ 0 % đến {written(first.lower)} %"
        for (_, low), (place, high) in pairwise(self.upwards):
            if reason := _seam(low, high):
                yield ("bands", place), reason
        place, last = self.upwards[-1]
        if last.upper is not None and last.upper <= 100 and not last.holds(Decimal(100)):
            yield ("bands", place), f"hở từ {written(last.upper)} % đến 100 %"

    def rate_said(self, most: Decimal) -> str:
        return "Tỷ lệ " + "; ".join(band.said() for band in self.bands)


def _seam(low: Band, high: Band) -> str:
    """What is wrong where one band ends and the next one begins."""
    if low.upper is None or high.lower is None or high.lower < low.upper:
        return f"khoảng «{high.said()}» chồng lên khoảng «{low.said()}»"
    if low.upper < high.lower:
        return f"hở từ {written(low.upper)} % đến {written(high.lower)} %"
    if low.upper_included and high.lower_included:
        return f"hai khoảng cùng chứa {written(low.upper)} %"
    if not low.upper_included and not high.lower_included:
        return f"không khoảng nào chứa {written(low.upper)} %"
    return ""
