"""What was upheld against whom in a year, on screen and on paper, for rating and emulation?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.documents.forms import render_form
from cchc.inspections.models import Finding, Inspection
from cchc.inspections.permissions import may_see_results, visible_to
from cchc.inspections.presentation.words import line_of
from cchc.inspections.results import by_division, by_person, figures_of, findings_of
from cchc.inspections.sheets import results_of
from cchc.inspections.views.years import year_asked
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.worktime.zone import local


def unit_asked(request: Any, by: Actor) -> Unit:
    """One's own unit; who looks from above names one of those below."""
    asked = request.GET.get("don_vi", "")
    below = {str(key): key for key in by.scope}
    return Unit.objects.select_related("parent").get(pk=below.get(asked, by.unit_id))


def _seen(unit: Unit, year: int, by: Actor) -> list[Finding]:
    rows = findings_of(unit, year)
    if not may_see_results(by):
        rows = rows.filter(responsible__official=by.official_id)
    return list(rows)


@opens_to_screen("tasks")
@require_safe
def results(request: Any) -> HttpResponse:
    """By person and by division; who does not rate sees his own."""
    year, unit, by = year_asked(request), unit_asked(request, request.actor), request.actor
    found = _seen(unit, year, by)
    values = {
        "year": year,
        "unit": unit,
        "people": by_person(found),
        "divisions": by_division(found),
        "lines": [line_of(each) for each in found],
        "figures": figures_of(visible_to(Inspection.objects.filter(unit=unit, year=year), by)),
        "sees_all": may_see_results(by),
    }
    return render(request, "inspections/results.html", values)


@opens_to_screen("tasks")
@require_safe
def print_results(request: Any) -> HttpResponse:
    by = request.actor
    if not may_see_results(by):
        refuse(Refusal("Bảng này nêu kết quả của mọi người; lãnh đạo, Văn phòng hoặc phụ trách lĩnh vực in."))
    unit, year = unit_asked(request, by), year_asked(request)
    pdf = render_form("ket-qua-kiem-tra", results_of(unit, year, _seen(unit, year, by)), local(now()).date())
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="ket-qua-kiem-tra-{year}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
