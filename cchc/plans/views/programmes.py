"""Which programmes has the unit adopted, and which value has each target in each year?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.plans.actions.adopt_programme import adopt_programme as adopt
from cchc.plans.actions.set_target_value import set_target_value as set_value
from cchc.plans.actions.set_target_value import why_not_set_target_value
from cchc.plans.forms.plans import ValueForm
from cchc.plans.models import Programme, ProgrammeTarget
from cchc.plans.permissions import keeps_programmes, programmes_visible_to
from cchc.plans.plan_writing import number_said
from cchc.plans.programmes import offered
from cchc.plans.rules import content_named


@opens_to_screen("tasks")
@require_safe
def programmes(request: Any) -> HttpResponse:
    """Those that were adopted, and those that the content offers."""
    by = request.actor
    rows = list(programmes_visible_to(Programme.objects.select_related("unit"), by))
    mine = {row.code for row in rows if row.unit_id == by.unit_id}
    others = [each for each in offered().values() if each.code not in mine]
    values = {"rows": rows, "others": others if keeps_programmes(by.unit, by) else []}
    return render(request, "plans/programmes.html", values)


@opens_to_screen("tasks")
@require_POST
def adopt_programme(request: Any, code: str) -> HttpResponse:
    adopted = adopt(unit=request.actor.unit, by=request.actor, code=code)
    messages.success(request, "Đã áp dụng. Hãy đặt chỉ tiêu cho từng năm.")
    return redirect("programme", pk=adopted.pk)


@opens_to_screen("tasks")
@require_safe
def programme(request: Any, pk: UUID) -> HttpResponse:
    """Targets by years; a year without a value is empty, not guessed."""
    found: Programme = get_object_or_404(
        programmes_visible_to(Programme.objects.select_related("unit"), request.actor), pk=pk
    )
    years = range(found.from_year, found.to_year + 1)
    rows = [_row(target, found, years) for target in found.targets.prefetch_related("years")]
    content = offered().get(found.code)
    values = {"programme": found, "years": years, "rows": rows, "note": content.note if content else "",
              "may_set": keeps_programmes(found.unit, request.actor)}  # fmt: skip
    return render(request, "plans/programme.html", values)


def _row(target: ProgrammeTarget, programme: Programme, years: range) -> dict[str, Any]:
    values = {each.year: number_said(each.value) for each in target.years.all()}
    content = content_named(programme.taxonomy, target.content)
    return {"target": target, "values": [(year, values.get(year, "")) for year in years],
            "content": content.short_name if content else target.content}  # fmt: skip


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def set_target_value(request: Any, pk: UUID) -> HttpResponse:
    """The value of one year."""
    rows = ProgrammeTarget.objects.select_related("programme__unit")
    seen = programmes_visible_to(Programme.objects.all(), request.actor)
    target: ProgrammeTarget = get_object_or_404(rows, pk=pk, programme__in=seen)
    held, by = target.programme, request.actor
    refuse(why_not_set_target_value(target=target, by=by))
    years = range(held.from_year, held.to_year + 1)
    year = min(max(today().year, held.from_year), held.to_year)
    form = ValueForm(request.POST or None, years=years, initial={"year": year})
    if request.method == "POST" and form.is_valid():
        try:
            set_value(target=target, by=by, **form.cleaned_data)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, "Đã đặt chỉ tiêu năm.")
            return redirect("programme", pk=held.pk)
    values = {"form": form, "heading": "Đặt chỉ tiêu năm", "button": "Lưu", "icon_name": "check", "programme": held,
              "says": f"{target.name} ({target.measure})."}  # fmt: skip
    return render(request, "plans/plan_form.html", values, status=422 if form.errors else 200)
