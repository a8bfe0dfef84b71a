"""Which target does the unit's plan, or else the programme that it adopted, set for a figure in a year?

A plan is written in words: a target belongs to a figure when it bears one of the names that the definition lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from cchc.organization.actor import Actor
from cchc.plans.models import Plan, PlanTarget, Programme, ProgrammeTarget, TargetYear
from cchc.plans.permissions import plans_visible_to, programmes_visible_to


@dataclass(frozen=True)
class Aim:
    """What is to be reached, and which paper says so."""

    planned: Decimal
    at_most: bool
    name: str
    source: str

    def is_met(self, value: Decimal) -> bool:
        return value <= self.planned if self.at_most else value >= self.planned


def aim_of(names: Iterable[str], unit: UUID, year: int, actor: Actor) -> Aim | None:
    """None where neither the plan nor the programme names it."""
    return aims_of(names, [unit], year, actor).get(unit)


def aims_of(names: Iterable[str], units: Iterable[UUID], year: int, actor: Actor) -> dict[UUID, Aim]:
    """By unit; the plan in force goes before the programme. Two queries, none without names."""
    wanted, asked = {_same(name) for name in names}, list(units)
    if not wanted:
        return {}
    adopted = programmes_visible_to(Programme.objects.all(), actor).filter(unit__in=asked)
    of_year = TargetYear.objects.filter(year=year, target__programme__in=adopted)
    found = {
        row.target.programme.unit_id: _aim(row.target, row.value, str(row.target.programme))
        for row in of_year.select_related("target__programme").order_by("target__programme__from_year")
        if _same(row.target.name) in wanted
    }
    plans = plans_visible_to(Plan.objects.in_force(), actor).filter(unit__in=asked, year=year)
    for target in PlanTarget.objects.filter(plan__in=plans).select_related("plan"):
        if _same(target.name) in wanted:
            found[target.plan.unit_id] = _aim(target, target.planned, f"Kế hoạch năm {year}")
    return found


def _aim(target: PlanTarget | ProgrammeTarget, planned: Decimal, source: str) -> Aim:
    return Aim(planned, target.direction == ProgrammeTarget.Direction.AT_MOST, target.name, source)


def _same(name: str) -> str:
    """Words alone: neither capitals nor spaces tell two targets apart."""
    return " ".join(name.casefold().split())
