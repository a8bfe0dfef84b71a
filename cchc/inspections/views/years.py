"""Which inspections has a year, how many are done, and how does a new one enter the plan?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.inspections.actions.plan_inspection import plan_inspection, why_not_plan_inspection
from cchc.inspections.forms.plan import PlanForm
from cchc.inspections.models import Inspection, InspectionQuerySet
from cchc.inspections.permissions import plans_it, visible_to
from cchc.inspections.presentation.words import object_said, quarter_said, standing_of
from cchc.inspections.results import figures_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE, Actor

ROWS = 60  # of one page: a ward has fewer in a year


@opens_to_screen("tasks")
@require_safe
def inspections(request: Any) -> HttpResponse:
    """The year's plan: what is planned, what is done, and what came of it."""
    year = year_asked(request)
    rows = visible_to(Inspection.objects.filter(year=year), request.actor)
    shown, after = _page(rows, request.GET.get("sau", ""))
    values = {
        "year": year,
        "figures": figures_of(rows),
        "lines": [_line(each) for each in shown],
        "shows_unit": request.actor.role in ABOVE,
        "first_url": f"?nam={year}" if request.GET.get("sau") else "",
        "next_url": f"?nam={year}&sau={after}" if after else "",
        "may_plan": may_plan(request.actor),
    }
    return render(request, "inspections/inspections.html", values)


def year_asked(request: Any) -> int:
    """What cannot be read is this year."""
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2100 else today().year


def may_plan(by: Actor) -> bool:
    if by.role == "inspector":
        return plans_it(None, by)
    return why_not_plan_inspection(unit=by.unit, by=by) is None


def _page(rows: InspectionQuerySet, cursor: str) -> tuple[list[Any], str]:
    """By quarter, then by key; the cursor is the last row shown."""
    quarter, _, pk = cursor.partition("_")
    if quarter.isdigit() and _is_key(pk):
        rows = rows.filter(Q(quarter__gt=int(quarter)) | Q(quarter=int(quarter), pk__gt=pk))
    upheld = Q(findings__verdict="upheld")
    rows = rows.select_related("unit", "lead__official").prefetch_related("fields")
    counted = rows.annotate(
        found=Count("findings", filter=upheld),
        fixed=Count("findings", filter=upheld & Q(findings__task__status="done")),
    )
    found = list(counted.order_by("quarter", "pk")[: ROWS + 1])
    shown = found[:ROWS]
    return shown, f"{shown[-1].quarter}_{shown[-1].pk}" if len(found) > ROWS else ""


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _line(inspection: Any) -> dict[str, Any]:
    return {
        "inspection": inspection, "quarter": quarter_said(inspection), "standing": standing_of(inspection),
        "object": object_said(inspection),
    }  # fmt: skip


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Any) -> HttpResponse:
    """A new line of the plan."""
    if not may_plan(request.actor):
        refuse(why_not_plan_inspection(unit=request.actor.unit, by=request.actor))
    form = PlanForm(request.POST or None, by=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_inspection(words=form.words(), by=request.actor)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, f"Đã đưa {made.code} vào kế hoạch kiểm tra năm {made.year}.")
            return redirect("inspection", pk=made.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "inspections/plan.html", {"form": form}, status=status)
