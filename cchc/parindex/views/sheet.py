"""A unit's sheet with all its criteria, sharing them out, and what the unit does with the sheet as a whole."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.parindex.assessment_lifecycle import TRANSITIONS
from cchc.parindex.forms.verbs import AssignForm
from cchc.parindex.models import Assessment, RoundStatus, SheetStatus
from cchc.parindex.permissions import assessments_visible_to
from cchc.parindex.presentation.sheet import SheetPage
from cchc.parindex.presentation.verbs import ASSIGN, SHEET_VERBS, sheet_actions
from cchc.parindex.presentation.words import round_standing, sheet_standing, sum_said
from cchc.parindex.standing import FieldRow, field_rows

SHOWN = 8  # things missing that are listed at once


def visible_sheet(request: Any, pk: UUID) -> Assessment:
    found: Assessment = get_object_or_404(assessments_visible_to(request.actor), pk=pk)
    return found


@opens_to_screen("figures")
@require_safe
def assessment(request: Any, pk: UUID) -> HttpResponse:
    return _page(request, visible_sheet(request, pk))


def _page(request: Any, sheet: Assessment, form: AssignForm | None = None) -> HttpResponse:
    actor, key = request.actor, request.GET.get("loc", "")
    page = SheetPage(sheet, actor)
    may_assign = ASSIGN.why_not(assessment=sheet, by=actor) is None
    filters = page.filters(key)
    if not any(each["is_here"] for each in filters):
        key, filters = "", page.filters("")
    sections = page.sections(key)
    return render(request, "parindex/sheet.html", {
        "sheet": sheet, "round": sheet.round, "standing": sheet_standing(sheet),
        "round_standing": round_standing(sheet.round), "filters": filters, "key": key,
        "figures": page.figures(), "missing": page.missing_named(), "stops": len(page.stops), "shown": SHOWN,
        "actions": sheet_actions(sheet, actor, len(page.stops)), "appraised": page.appraised, "again": page.again,
        "sections": sections,
        "survey": _field_table(page) if page.appraised else [],
        "form": (form or AssignForm(sheet=sheet)) if may_assign else None,
        "ticked": request.POST.getlist("codes"),
        "left": sheet.left_behind if sheet.status == SheetStatus.SCORING else [],
        "reason": sheet.return_reason if sheet.round.status == RoundStatus.SELF_SCORING else "",
    }, status=422 if form is not None and form.errors else 200)  # fmt: skip


def _field_table(page: SheetPage) -> list[dict[str, str]]:
    """The table of parindex.md §3.6 with its sum."""
    rows = field_rows(page.content, page.lines, page.stages[-1])
    whole = rows[0]
    for row in rows[1:]:
        whole += row
    return [_said(row) for row in (*rows, whole)]


def _said(row: FieldRow) -> dict[str, str]:
    numbers = {"max": row.max, "self": row.self_points, "first": row.first, "second": row.second,
               "survey": row.survey, "final": row.final, "lost": row.lost, "index": row.index}  # fmt: skip
    said = {name: sum_said(number) for name, number in numbers.items()}
    return said | {"name": f"{row.code}. {row.name}" if row.code else row.name, "code": row.code}


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_sheet(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb. What the guard refuses is not even asked: the refusal is the whole answer."""
    sheet, by, asked = visible_sheet(request, pk), request.actor, SHEET_VERBS[verb]
    more = {"thorough": True} if verb == "submit_self_score" else {}
    refuse(asked.why_not(assessment=sheet, by=by, **more))
    form = asked.form(*([request.POST] if request.method == "POST" else []), sheet=sheet)
    label = TRANSITIONS[verb].label
    if form.is_valid():
        try:
            asked.act(assessment=sheet, by=by, **form.words())
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{label}: xong.")
            return redirect("assessment", pk=pk)
    page = {
        "form": form, "heading": label, "icon_name": asked.icon, "verb": verb, "subject": str(sheet),
        "standing": sheet_standing(sheet), "back_url": reverse("assessment", args=[pk]), "explains": form.explains,
        "back_label": f"Phiếu chấm điểm {sheet.unit.short_name}",
    }  # fmt: skip
    return render(request, "parindex/verb.html", page, status=422 if form.errors else 200)


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def assign_criteria(request: Any, pk: UUID) -> HttpResponse:
    """The sheet with its lines to choose from; a refusal is said there, with what was chosen."""
    sheet, by = visible_sheet(request, pk), request.actor
    refuse(ASSIGN.why_not(assessment=sheet, by=by))
    if request.method != "POST":
        return _page(request, sheet)
    form = AssignForm(request.POST, sheet=sheet)
    if form.is_valid():
        words = form.words()
        try:
            given = ASSIGN.act(assessment=sheet, by=by, **words)
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã giao {given} tiêu chí cho {words['to']}.")
            kept = urlencode({"loc": request.GET.get("loc", "")})
            return redirect(f"{reverse('assessment', args=[pk])}?{kept}#cac-linh-vuc")
    return _page(request, sheet, form)
