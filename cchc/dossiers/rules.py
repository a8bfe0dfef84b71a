"""Which time rules bind on a day? Read from content/rules; every number carries its article."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from django.conf import settings

from cchc.content.reading import ContentModel, content_files, read
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.loading import calendar
from cchc.worktime.schema import SourcedLimit


class ReceptionRule(ContentModel):
    source: str


class StopRule(ContentModel):
    """The applicant may have the handling stopped until a decision is there."""

    source: str


class ForwardRule(ContentModel):
    """Paper goes to the professional unit the same day; received after `cutoff`, at the next day's start."""

    cutoff: str
    source: str


class OneStopRules(ContentModel):
    """The rules in force from a day on."""

    effective_from: date
    source: str
    supplement_asked_within: SourcedLimit
    supplement_completed_within: SourcedLimit
    delay_announced_before: SourcedLimit
    correction_within: SourcedLimit
    papers_elsewhere_within: SourcedLimit
    reception: ReceptionRule
    stop: StopRule
    forward: ForwardRule


class OneStopRulesFile(ContentModel):
    kind: Literal["one_stop_rules"]
    rules: list[OneStopRules]


@cache
def _all_rules() -> tuple[OneStopRules, ...]:
    files = content_files("rules", roots=settings.CONTENT_ROOTS)
    rules = [rule for path in files for rule in read(path, OneStopRulesFile).rules]
    return tuple(sorted(rules, key=lambda rule: rule.effective_from, reverse=True))


def rules_on(day: date) -> OneStopRules:
    """The newest rules that are in force on the day."""
    return next(rule for rule in _all_rules() if rule.effective_from <= day)


def calendar_of(code: str) -> WorkingCalendar:
    """A unit's working calendar, shipped or of the installation."""
    return calendar(code, roots=settings.CONTENT_ROOTS)
