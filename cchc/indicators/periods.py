"""Over which days is a figure counted? Calendar and reporting periods, as content (parindex.md §6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Literal

from django.conf import settings
from pydantic import Field

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel, content_files, read

DayOfYear = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
AROUND = (0, 1, -1)  # years by whose name a window that holds a day may be called


class PeriodWindow(ContentModel):
    name: str
    first: Annotated[DayOfYear, Field(alias="from")]
    from_year: Literal[-1, 0] = 0
    before: DayOfYear
    before_year: Literal[0, 1] = 0


class PeriodKind(ContentModel):
    """One way of cutting the year; its windows follow each other without a gap."""

    code: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=20)]
    name: str
    source: str
    mark: Mark
    windows: Annotated[list[PeriodWindow], Field(min_length=1)]


class PeriodsFile(ContentModel):
    kind: Literal["periods"]
    effective_from: date
    periods: Annotated[list[PeriodKind], Field(min_length=1)]


@cache
def period_kinds() -> dict[str, PeriodKind]:
    """By code, from the newest file."""
    files = [read(path, PeriodsFile) for path in content_files("periods", roots=settings.CONTENT_ROOTS)]
    newest = max(files, key=lambda each: each.effective_from)
    return {kind.code: kind for kind in newest.periods}


@dataclass(frozen=True)
class Period:
    """Kỳ: the window of that number (from 1) in the year by which it is named."""

    kind: PeriodKind
    number: int
    year: int

    @property
    def _window(self) -> PeriodWindow:
        return self.kind.windows[self.number - 1]

    @property
    def first(self) -> date:
        return date.fromisoformat(f"{self.year + self._window.from_year}-{self._window.first}")

    @property
    def last(self) -> date:
        return date.fromisoformat(f"{self.year + self._window.before_year}-{self._window.before}") - timedelta(days=1)

    @property
    def name(self) -> str:
        return f"{self._window.name}{' ' if len(self.kind.windows) == 1 else '/'}{self.year}"

    @property
    def previous(self) -> Period:
        if self.number > 1:
            return Period(self.kind, self.number - 1, self.year)
        return Period(self.kind, len(self.kind.windows), self.year - 1)

    @property
    def next(self) -> Period:
        if self.number < len(self.kind.windows):
            return Period(self.kind, self.number + 1, self.year)
        return Period(self.kind, 1, self.year + 1)

    @property
    def year_before(self) -> Period:
        return Period(self.kind, self.number, self.year - 1)


def period_holding(code: str, day: date) -> Period:
    """The window of that kind in which the day lies."""
    kind = period_kinds()[code]
    found = (Period(kind, number, day.year + off) for off in AROUND for number in range(1, len(kind.windows) + 1))
    return next(period for period in found if period.first <= day <= period.last)
