"""What does a procedure cost those who need it, before and after a cut? Content `compliance/`, and the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Literal

from django.conf import settings
from pydantic import Field

from cchc.catalogue.schema import Mark, ProcedureContent
from cchc.content.reading import ContentModel, content_files, read


class SourcedAmount(ContentModel):
    """A number with its source and how far it was checked."""

    value: Annotated[int, Field(ge=0)]
    source: str
    mark: Mark


class ComplianceRules(ContentModel):
    """The formula in words, the wage of an hour in đồng, and what a first estimate assumes."""

    effective_from: date
    formula: str
    source: str
    mark: Mark
    wage: SourcedAmount
    minutes_a_paper: SourcedAmount
    minutes_a_visit: SourcedAmount
    visits: SourcedAmount


class ComplianceRulesFile(ContentModel):
    kind: Literal["compliance_cost"]
    rules: list[ComplianceRules]


@cache
def _all_rules() -> tuple[ComplianceRules, ...]:
    files = content_files("compliance", roots=settings.CONTENT_ROOTS)
    rules = [rule for path in files for rule in read(path, ComplianceRulesFile).rules]
    return tuple(sorted(rules, key=lambda rule: rule.effective_from, reverse=True))


def compliance_rules_on(day: date) -> ComplianceRules:
    """The newest rules that are in force on the day."""
    return next(rule for rule in _all_rules() if rule.effective_from <= day)


def estimated_minutes(content: ProcedureContent, rules: ComplianceRules, *, without: frozenset[str]) -> int:
    """Of one request: papers that must be brought, and the visits."""
    brought = [p for p in content.papers if p.required and not p.looked_up and p.code not in without]
    return len(brought) * rules.minutes_a_paper.value + rules.visits.value * rules.minutes_a_visit.value


def estimated_fee(content: ProcedureContent) -> int:
    """The first published line; 0 when none is."""
    return next((fee.amount for fee in content.fees if fee.amount is not None), 0)


@dataclass(frozen=True)
class Cost:
    """In đồng; a request, and a year."""

    minutes: int
    fee: int
    wage: int
    cases: int

    @property
    def of_time(self) -> int:
        return round(self.minutes * self.wage / 60)

    @property
    def of_one(self) -> int:
        return self.of_time + self.fee

    @property
    def of_a_year(self) -> int:
        return self.of_one * self.cases
