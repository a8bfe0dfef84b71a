"""Which rules, reform contents and working days bind a unit's tasks on a day? Read from content once."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from django.conf import settings

from cchc.content.reading import content_files, read
from cchc.organization.models import Unit
from cchc.plans.schema import PlanRules, PlanRulesFile, ReformContent, TaxonomyFile
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.loading import calendar


@cache
def _all_rules() -> tuple[PlanRules, ...]:
    files = content_files("plan-rules", roots=settings.CONTENT_ROOTS)
    rules = [rule for path in files for rule in read(path, PlanRulesFile).rules]
    return tuple(sorted(rules, key=lambda rule: rule.effective_from, reverse=True))


def plan_rules_on(day: date) -> PlanRules:
    """The newest rules that are in force on the day."""
    return next(rule for rule in _all_rules() if rule.effective_from <= day)


@cache
def taxonomies() -> dict[str, TaxonomyFile]:
    """Every version of the reform contents, by code, the newest first."""
    found = [read(path, TaxonomyFile) for path in content_files("taxonomies", roots=settings.CONTENT_ROOTS)]
    return {each.code: each for each in sorted(found, key=lambda each: each.effective_from, reverse=True)}


def taxonomy_on(day: date) -> TaxonomyFile:
    """The newest reform contents in force on the day."""
    return next(each for each in taxonomies().values() if each.effective_from <= day)


def content_named(taxonomy: str, code: str) -> ReformContent | None:
    """The reform content of that code; none when the taxonomy does not know it."""
    found = taxonomies().get(taxonomy)
    return next((each for each in found.contents if each.code == code), None) if found else None


def calendar_of(unit: Unit) -> WorkingCalendar:
    """The unit's working calendar, shipped or of the installation."""
    return calendar(unit.calendar, roots=settings.CONTENT_ROOTS)


def closing_on(unit: Unit, day: date) -> datetime:
    """The moment at which a deadline of that day ends: the closing of the day, or of the next working day when it
    falls on a day off (Civil Code 2015, Article 148.5)."""
    days = calendar_of(unit)
    return days.closing(day if days.is_working_day(day) else days.next_working_day(day))
