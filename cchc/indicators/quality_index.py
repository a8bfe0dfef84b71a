"""How does a unit stand in an index of service quality, item by item? Formula versions as content (onestop.md §7).

An item with a target T wins its maximum from T on, else R × max / T; without a target R × max / 100. What cannot be
counted from records is not 0: it is left out of the total and named with what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal, Self

from django.conf import settings
from pydantic import Field, model_validator

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel, content_files, read
from cchc.indicators.figures import Figure

HUNDRED = Decimal(100)


class Item(ContentModel):
    """One indicator of the index: its figure, or what is lacking to count it."""

    code: str
    name: str
    metric: str = ""  # code on the national portal
    max: Annotated[Decimal, Field(ge=0)]
    target: Annotated[Decimal, Field(gt=0, le=100)] | None = None  # percent
    formula: str
    figure: str = ""
    lacks: str = ""

    @model_validator(mode="after")
    def counted_or_lacking(self) -> Self:
        if bool(self.figure) == bool(self.lacks):
            raise ValueError("ghi figure, hoặc ghi lacks (còn thiếu gì), không ghi cả hai")
        return self


class Group(ContentModel):
    code: str
    name: str
    max: Annotated[Decimal, Field(gt=0)]
    items: Annotated[list[Item], Field(min_length=1)]

    @model_validator(mode="after")
    def adds_up(self) -> Self:
        if sum(item.max for item in self.items) != self.max:
            raise ValueError(f"điểm các chỉ số cộng lại {sum(item.max for item in self.items)}, nhóm ghi {self.max}")
        return self


class QualityGrade(ContentModel):
    label: str
    lowest: Annotated[Decimal, Field(ge=0, le=100)]
    mark: Mark


class QualityIndexFile(ContentModel):
    """One version of one index of service quality."""

    kind: Literal["quality_index"]
    code: str
    title: str
    source: str
    mark: Mark
    effective_from: date
    grades: list[QualityGrade]
    groups: Annotated[list[Group], Field(min_length=1)]


@cache
def _files() -> tuple[QualityIndexFile, ...]:
    files = [read(path, QualityIndexFile) for path in content_files("quality-index", roots=settings.CONTENT_ROOTS)]
    return tuple(sorted(files, key=lambda each: each.effective_from, reverse=True))


def quality_index_on(day: date) -> QualityIndexFile:
    """The newest version in force on the day."""
    return next(each for each in _files() if each.effective_from <= day)


def points_of(item: Item, rate: Decimal) -> Decimal:
    """For a rate in percent; not rounded."""
    full = item.target or HUNDRED
    return item.max if rate >= full else rate * item.max / full


@dataclass(frozen=True)
class Scored:
    """An item with its figure; `points` None where it cannot be counted or nothing was to be counted."""

    item: Item
    figure: Figure | None

    @property
    def points(self) -> Decimal | None:
        if self.figure is None or self.figure.exact is None:
            return None
        return points_of(self.item, self.figure.exact)


@dataclass(frozen=True)
class GroupScore:
    group: Group
    items: list[Scored]

    @property
    def points(self) -> Decimal:
        return sum((each.points for each in self.items if each.points is not None), Decimal(0))

    @property
    def counted(self) -> Decimal:
        """Of the group's maximum, how much could be counted."""
        return sum((each.item.max for each in self.items if each.points is not None), Decimal(0))


def scored(index: QualityIndexFile, figures: dict[str, Figure]) -> list[GroupScore]:
    """By group, in the order of the decision."""
    return [
        GroupScore(group, [Scored(item, figures.get(item.figure)) for item in group.items]) for group in index.groups
    ]
