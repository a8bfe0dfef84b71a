"""Which indicators are in force on a day? Read from content once."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings

from cchc.content.reading import content_files, read
from cchc.indicators.schema import Indicator, IndicatorsFile


@cache
def _files() -> tuple[IndicatorsFile, ...]:
    files = (read(path, IndicatorsFile) for path in content_files("indicators", roots=settings.CONTENT_ROOTS))
    return tuple(sorted(files, key=lambda each: (each.effective_from, each.order)))


@cache
def indicators_on(day: date) -> dict[str, Indicator]:
    """By code, the newest definition of each in force on the day."""
    return {each.code: each for file in _files() if file.effective_from <= day for each in file.indicators}


def themes_on(day: date) -> dict[str, list[Indicator]]:
    """The same under the names by which they stand together."""
    known = indicators_on(day)
    return {
        file.name: [known[each.code] for each in file.indicators] for file in _files() if file.effective_from <= day
    }
