"""Which self-inspections must be open by now? Asked by `cchc tick`; a missed run loses nothing and opens none twice."""

from __future__ import annotations

from datetime import date

from cchc.audit.models import Event
from cchc.inspections.actions.open_self_inspection import open_self_inspection
from cchc.inspections.models import Inspection, Kind
from cchc.inspections.quarters import before, days_of, quarter_of
from cchc.inspections.rules import inspection_rules_on
from cchc.lifecycle.clock import today
from cchc.organization.actor import systems_on
from cchc.organization.models import Post, Unit


def open_all_self_inspections() -> list[Inspection]:
    """For every lead of a field at a committee: this quarter's once its month has come; the one before, if missed."""
    quarters = _due_quarters(today())
    held = Post.objects.held(today()).select_related("official", "unit", "position")
    at_committees = held.filter(unit__agency=Unit.Agency.COMMITTEE)
    systems = systems_on(today())
    leads = [
        post
        for post in at_committees.filter(position__role="field_lead").order_by("unit", "position__order", "pk")
        if post.unit_id in systems
    ]
    rows = Inspection.objects.filter(kind=Kind.SELF, lead__in=leads)
    there = set(rows.values_list("lead", "year", "quarter"))
    return [
        open_self_inspection(lead=lead, year=year, quarter=quarter, by=systems[lead.unit_id])
        for year, quarter, opens_on in quarters
        for lead in leads
        if (lead.pk, year, quarter) not in there and lead.held_from <= opens_on
    ]


def _due_quarters(day: date) -> list[tuple[int, int, date]]:
    """Year, quarter and opening day. Older ones than the quarter before are past helping, and before the product was
    in use nothing was missed."""
    this = (day.year, quarter_of(day))
    earlier = before(*this)
    missed = [earlier] if Event.objects.filter(day__lte=days_of(*earlier)[1]).exists() else []
    return [(*each, opens_on) for each in (*missed, this) if (opens_on := _opening(*each)) <= day]


def _opening(year: int, quarter: int) -> date:
    first, _ = days_of(year, quarter)
    month = inspection_rules_on(first).self_inspected_in_month.value
    return first.replace(month=first.month + month - 1)
