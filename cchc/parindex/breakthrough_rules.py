"""By when must breakthroughs be registered after the publication conference? Content, read once."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import Literal

from django.conf import settings

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel, content_files, read
from cchc.organization.models import Unit
from cchc.parindex.models import AssessmentRound
from cchc.plans.rules import calendar_of
from cchc.worktime.schema import SourcedLimit
from cchc.worktime.zone import ZONE


class BreakthroughRules(ContentModel):
    kind: Literal["breakthrough_rules"]
    effective_from: date
    source: str
    mark: Mark
    register_within: SourcedLimit


@cache
def _files() -> tuple[BreakthroughRules, ...]:
    files = (read(path, BreakthroughRules) for path in content_files("breakthroughs", roots=settings.CONTENT_ROOTS))
    return tuple(sorted(files, key=lambda each: each.effective_from, reverse=True))


def breakthrough_rules_on(day: date) -> BreakthroughRules:
    """The newest rules in force on the day; of days before any, the first."""
    return next((each for each in _files() if each.effective_from <= day), _files()[-1])


def registration_day(of: AssessmentRound) -> date | None:
    """The day of the conference, or of the decision where none is held; None before publication."""
    return of.conference_on or of.decided_on


def registration_due_at(of: AssessmentRound, unit: Unit) -> datetime | None:
    """So long after the day, as the rules of that day say."""
    day = registration_day(of)
    if day is None:
        return None
    return calendar_of(unit).due(datetime.combine(day, time(8), ZONE), breakthrough_rules_on(day).register_within.limit)
