"""The head's screen «Điều hành»: how do the tasks stand, where are they late, and where will they end?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.lifecycle.clock import now, today
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE, Actor, below
from cchc.organization.models import Unit
from cchc.plans.forms.steering import SteeringForm
from cchc.plans.listing import address, first_of, standing
from cchc.plans.models import Task, TaskQuerySet
from cchc.plans.permissions import of_unit
from cchc.plans.presentation.steering import bars_of, heat_of, list_url, trend_drawing
from cchc.plans.presentation.words import due_said, holder_said, left_of
from cchc.plans.steering import figures_of, people_of, trend_of, units_compared, year_of
from cchc.plans.targets import targets_of

STANDS_OF_MONTH = ("ke", "xong-ca", "tre-ca")
PEOPLE, UNITS, BEHIND = 8, 60, 6  # lines shown


@opens_to_screen("tasks")
@require_safe
def steering(request: Any) -> HttpResponse:
    """One unit in full; for who looks from above, first the units compared."""
    actor, asked = request.actor, SteeringForm(request.GET).asked()
    if actor.role in ABOVE and not asked.get("don_vi"):
        return render(request, "plans/units_compared.html", _compared(actor, asked))
    unit = _unit(actor, asked)
    rows, narrowed = of_unit(Task.objects.all(), actor), {}
    if actor.role in ABOVE:
        rows, narrowed = Task.objects.filter(unit=unit.pk), {"don_vi": unit.pk}  # in scope: _unit has looked
    return render(request, "plans/steering.html", _of_unit(actor, unit, rows, asked["nam"], narrowed))


def _unit(actor: Actor, asked: dict[str, Any]) -> Unit:
    """The unit that is looked at: for who looks from above, the one he asked for in his scope."""
    if actor.role not in ABOVE:
        return actor.unit
    found = below(actor.unit_id).filter(pk=asked["don_vi"]).first()
    if found is None:
        raise Http404
    return found


def _of_unit(actor: Actor, unit: Unit, rows: TaskQuerySet, year: int, narrowed: dict[str, Any]) -> dict[str, Any]:
    at = now()
    found = year_of(rows, year, at)
    people, divisions = people_of(rows, year, at)
    trend, in_year = trend_of(rows, year, at, found), {**narrowed, "han_nam": year}
    behind = standing(rows, "cham", at)
    return {
        "unit": unit, "year": year, "is_above": bool(narrowed), "figures": _figures(actor, rows, narrowed),
        "years": [{"year": each, "url": address({**narrowed, "nam": each})} for each in (year - 1, year + 1)],
        "heat": heat_of(found, year, narrowed), "trend": trend_drawing(trend, year, at, found),
        "people": bars_of(people, in_year, PEOPLE), "people_more": max(0, len(people) - PEOPLE),
        "divisions": bars_of(divisions, in_year, PEOPLE),
        "behind": [
            {"task": task, "left": left_of(task, at), "due": due_said(task), "holder": holder_said(task)}
            for task in first_of(behind.order_by("due_at", "pk"), BEHIND)
        ],
        "behind_count": behind.count(), "behind_url": list_url(narrowed, trang_thai="cham"),
        "no_due_url": list_url(narrowed, trang_thai="cho"), "targets": targets_of(unit.pk, year, actor),
    }  # fmt: skip


def _figures(actor: Actor, rows: TaskQuerySet, narrowed: dict[str, Any]) -> dict[str, Any]:
    """Each figure with the list of exactly its tasks."""
    return {
        "found": figures_of(rows, now(), actor.post_id),
        "late_url": list_url(narrowed, trang_thai="tre"),
        "week_url": list_url(narrowed, trang_thai="tuan"),
        "mine_url": list_url(narrowed, trang_thai="duyet", nguoi_giao=actor.post_id),
        "unclaimed_url": list_url(narrowed, trang_thai="mo", chua_nhan=1),
    }


def _compared(actor: Actor, asked: dict[str, Any]) -> dict[str, Any]:
    """The units by what was due in one month: a whole province's year is no question that is answered at once."""
    at, month = now(), asked["thang"]
    rows = of_unit(Task.objects.all(), actor)
    found = units_compared(below(actor.unit_id).filter(pk__in=Unit.objects.in_force(today())), month, at, UNITS)
    lines = bars_of(found.worst, {"thang": month}, UNITS)
    for line in lines:
        line["unit_url"] = reverse("steering") + address({"nam": month.year, **line["asked"]})
    return {
        "lines": lines, "more": found.units - len(lines), "units": found.units, "month": month,
        "total": found.whole.total, "done": found.whole.done, "late": found.whole.late,
        "figures": _figures(actor, rows, {}), "late_units": found.late_units,
        "months": [{"month": each, "url": address({"thang": each})} for each in _beside(month)],
        "urls": {stand.replace("-", "_"): list_url({"thang": month}, trang_thai=stand) for stand in STANDS_OF_MONTH},
    }  # fmt: skip


def _beside(month: date) -> tuple[date, date]:
    return (month - timedelta(days=1)).replace(day=1), (month + timedelta(days=32)).replace(day=1)
