"""Which records can still turn before the closing day, and which are they? Content, asked of the indicator's fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from pydantic import Field, model_validator

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel, content_files, read
from cchc.indicators.definitions import indicators_on
from cchc.indicators.drilling import failing
from cchc.indicators.facts import FACTS
from cchc.indicators.figures import Window
from cchc.indicators.predicate import condition
from cchc.indicators.schema import Indicator


class OpenRecords(ContentModel):
    """Of one indicator: the condition of what can still win, what it is called, what is to be done.

    What is not `losable` meets whenever it ends.
    """

    indicator: str
    way: Literal["turns", "joins"]
    open: str
    says: str
    act: str
    losable: bool = True


class OpenRecordsFile(ContentModel):
    kind: Literal["open_records"]
    effective_from: date
    source: str
    mark: Mark
    figures: Annotated[list[OpenRecords], Field(min_length=1)]

    @model_validator(mode="after")
    def can_be_asked(self) -> Self:
        known = indicators_on(date.max)
        for each in self.figures:
            if each.indicator not in known:
                raise ValueError(f"không có chỉ tiêu «{each.indicator}»")
            condition(each.open, FACTS[known[each.indicator].fact])
        return self


@cache
def _files() -> tuple[OpenRecordsFile, ...]:
    files = (read(path, OpenRecordsFile) for path in content_files("open-records", roots=settings.CONTENT_ROOTS))
    return tuple(sorted(files, key=lambda each: each.effective_from, reverse=True))


def open_file_on(day: date) -> OpenRecordsFile | None:
    """The newest rules in force on the day."""
    return next((each for each in _files() if each.effective_from <= day), None)


def open_records_on(day: date) -> dict[str, OpenRecords]:
    """The same by code of the indicator."""
    file = open_file_on(day)
    return {each.indicator: each for each in file.figures} if file else {}


def open_rows(rule: OpenRecords, indicator: Indicator, window: Window, units: Sequence[UUID]) -> QuerySet[Any]:
    """The records themselves, of the units."""
    fact = FACTS[indicator.fact]
    can_still = condition(rule.open, fact, window.moments)
    if rule.way == "turns":
        return failing(indicator, window, units).filter(can_still)
    return fact.rows().filter(can_still, **{f"{fact.unit}__in": units})
