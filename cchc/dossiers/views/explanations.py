"""How is lateness explained and answered? One form for a group of dossiers; one page for what was stated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.catalogue.models import ProcedureVersion
from cchc.dossiers.actions.accept_explanation import accept_explanation as accept
from cchc.dossiers.actions.accept_explanation import why_not_accept_explanation
from cchc.dossiers.actions.explain_lateness import AT_ONCE, why_not_explain_lateness, why_not_so_many
from cchc.dossiers.actions.explain_lateness import explain_lateness as explain
from cchc.dossiers.actions.return_explanation import return_explanation as send_back
from cchc.dossiers.forms.lateness import ExplanationForm, MonthField, ReturnExplanationForm
from cchc.dossiers.lateness import found_late
from cchc.dossiers.lateness_causes import category_names, cause_names
from cchc.dossiers.models import Dossier, LatenessExplanation
from cchc.dossiers.permissions import explanations_visible_to, visible_to
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor


@opens_to_screen("one_stop")
@require_http_methods(["GET", "HEAD", "POST"])
def explain_lateness(request: Any) -> HttpResponse:
    """Which dossiers stands in the address; those that cannot be explained are said, and left out by hand."""
    month = _month(request.GET.get("thang")) or today().replace(day=1)
    dossiers = _chosen(request.GET.getlist("ho-so"), request.actor)
    refuse(why_not_so_many(dossiers))
    form = ExplanationForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (stated := _stated(form, dossiers, month, request.actor)):
        messages.success(request, f"Đã ghi giải trình cho {stated.lines.count()} hồ sơ. Lãnh đạo sẽ xem xét.")
        return redirect("explanation", pk=stated.pk)
    late = found_late([dossier.pk for dossier in dossiers], month, at=now(), actor=request.actor)
    lines = [
        {
            "dossier": dossier,
            "what": ProcedureVersion.met(dossier.procedure_id).plain_name,
            "category": category_names()[late[dossier.pk].category].name if dossier.pk in late else "",
            "refusal": why_not_explain_lateness(dossier=dossier, by=request.actor, late=late),
        }
        for dossier in dossiers
    ]
    values = {"form": form, "month": month, "lines": lines, "back_url": _back(month)}
    return render(request, "dossiers/lateness/explain.html", values, status=422 if form.errors else 200)


def _stated(form: ExplanationForm, dossiers: Sequence[Dossier], month: date, by: Actor) -> LatenessExplanation | None:
    """None when refused; the form says why."""
    try:
        return explain(dossiers=dossiers, month=month, by=by, **form.cleaned_data)
    except ActionRefused as refused:
        form.add_error(None, str(refused))
        return None


def _month(written: str | None) -> date | None:
    try:
        month: date | None = MonthField(required=False).clean(written)
    except ValidationError:
        raise Http404 from None
    return month


def _chosen(written: Sequence[str], actor: Actor) -> list[Dossier]:
    """In the order of the list; 404 for what is no key or cannot be seen."""
    try:
        keys = {UUID(each) for each in written[: AT_ONCE + 1]}
    except ValueError:
        raise Http404 from None
    found = list(visible_to(Dossier.objects.filter(pk__in=keys), actor).select_related("unit").order_by("-id"))
    if len(found) < len(keys):
        raise Http404
    return found


def _back(month: date) -> str:
    return f"{reverse('late_this_month')}?thang={month:%Y-%m}"


@opens_to_screen("one_stop")
@require_safe
def explanation(request: Any, pk: UUID) -> HttpResponse:
    return _page(request, _visible(request.actor, pk), ReturnExplanationForm())


@opens_to_screen("one_stop")
@require_POST
def accept_explanation(request: Any, pk: UUID) -> HttpResponse:
    stated = accept(explanation=_visible(request.actor, pk), by=request.actor)
    messages.success(request, "Đã chấp nhận giải trình.")
    return redirect("explanation", pk=stated.pk)


@opens_to_screen("one_stop")
@require_POST
def return_explanation(request: Any, pk: UUID) -> HttpResponse:
    found, form = _visible(request.actor, pk), ReturnExplanationForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    send_back(explanation=found, by=request.actor, **form.cleaned_data)
    messages.success(request, "Đã trả lại giải trình; người giải trình nêu lại được.")
    return redirect("explanation", pk=pk)


def _visible(actor: Actor, pk: UUID) -> LatenessExplanation:
    rows = LatenessExplanation.objects.select_related(
        "stated_by__official", "stated_by__position", "accepted_by__official", "returned_by__official"
    )
    return get_object_or_404(explanations_visible_to(rows, actor), pk=pk)


def _page(request: Any, found: LatenessExplanation, form: ReturnExplanationForm) -> HttpResponse:
    lines = list(found.lines.select_related("dossier__unit").order_by("-dossier"))
    why_not = why_not_accept_explanation(dossier=lines[0].dossier, by=request.actor, explanation=found)
    values = {
        "stated": found,
        "cause": cause_names().get(found.cause, found.cause),
        "month": lines[0].month,
        "lines": [
            {
                "dossier": line.dossier,
                "what": ProcedureVersion.met(line.dossier.procedure_id).plain_name,
                "category": category_names()[line.category].name,
            }
            for line in lines
        ],
        "why_not": why_not,
        "form": form,
        "back_url": _back(lines[0].month),
    }
    return render(request, "dossiers/lateness/explanation.html", values, status=422 if form.errors else 200)
