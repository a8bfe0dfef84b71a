"""Why may points be lost, and how long may somebody answer? Content, read once (parindex.md §4.2 a)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Literal

from django.conf import settings
from pydantic import Field

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel, content_files, read
from cchc.worktime.schema import SourcedLimit


class Cause(ContentModel):
    """Loại nguyên nhân; an objective one needs a document and the Chair's acceptance."""

    code: Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=20)]
    name: str
    objective: bool
    asks_who: bool = False  # which unit or person was late in coordinating


class CausesFile(ContentModel):
    kind: Literal["lost_point_causes"]
    effective_from: date
    source: str
    mark: Mark
    answer_within: SourcedLimit  # by who is named, before it may be concluded without his answer
    causes: Annotated[list[Cause], Field(min_length=1)]


@cache
def _files() -> tuple[CausesFile, ...]:
    files = [read(path, CausesFile) for path in content_files("lost-points", roots=settings.CONTENT_ROOTS)]
    return tuple(sorted(files, key=lambda each: each.effective_from, reverse=True))


def causes_on(day: date) -> CausesFile:
    """The newest rules in force on the day."""
    return next(each for each in _files() if each.effective_from <= day)


def cause_named(code: str, day: date) -> Cause | None:
    return next((cause for cause in causes_on(day).causes if cause.code == code), None)
