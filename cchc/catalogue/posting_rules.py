"""By when must what be posted at which kind of place, and by what is it proved? Content `posting/`."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import Annotated, Literal

from django.conf import settings
from pydantic import Field

from cchc.catalogue.models import PostingDuty
from cchc.content.reading import ContentModel, content_files, read
from cchc.organization.models import Unit
from cchc.worktime.loading import calendar
from cchc.worktime.schema import SourcedLimit
from cchc.worktime.zone import ZONE


class PlaceKind(ContentModel):
    """One kind of place; `evidence` is what proves the posting there."""

    code: Annotated[str, Field(pattern=r"^[a-z]+$", max_length=20)]
    name: str
    evidence: Literal["photo", "address"]
    posted_within: SourcedLimit
    removed_within: SourcedLimit


class PostingRules(ContentModel):
    effective_from: date
    source: str
    note: str = ""
    check_every: SourcedLimit
    places: Annotated[list[PlaceKind], Field(min_length=1)]

    def kind(self, code: str) -> PlaceKind:
        return next(kind for kind in self.places if kind.code == code)


class PostingRulesFile(ContentModel):
    kind: Literal["posting_rules"]
    rules: list[PostingRules]


@cache
def _all_rules() -> tuple[PostingRules, ...]:
    files = content_files("posting", roots=settings.CONTENT_ROOTS)
    rules = [rule for path in files for rule in read(path, PostingRulesFile).rules]
    return tuple(sorted(rules, key=lambda rule: rule.effective_from, reverse=True))


def posting_rules_on(day: date) -> PostingRules:
    """The newest rules that are in force on the day."""
    return next(rule for rule in _all_rules() if rule.effective_from <= day)


def due_at(unit: Unit, kind: PlaceKind, task: str, starts_on: date) -> datetime:
    """By when, counted by the unit's working calendar from the day on which the duty starts."""
    rule = kind.removed_within if task == PostingDuty.Task.REMOVE else kind.posted_within
    start = datetime.combine(starts_on, time.min, ZONE)
    return calendar(unit.calendar, roots=settings.CONTENT_ROOTS).due(start, rule.limit)
