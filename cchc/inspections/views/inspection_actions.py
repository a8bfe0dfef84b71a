"""How does an official act on an inspection? One address per verb: GET asks, POST acts, a refusal is said in place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cchc.audit.recording import events_of
from cchc.inspections.forms.verbs import InspectionForm
from cchc.inspections.lifecycle import TRANSITIONS, what_happened_last
from cchc.inspections.models import Inspection
from cchc.inspections.presentation.verbs import SHARED, VERBS
from cchc.inspections.presentation.words import standing_of
from cchc.inspections.views.inspection import sampled_asked, visible_inspection
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.worktime.zone import CalendarError


def state_of(inspection: Inspection) -> str:
    """Changes with everything that is done to the inspection or said of its findings."""
    findings = inspection.findings.values_list("answered_at", flat=True)
    return f"{events_of(inspection).count()}.{len(findings)}.{sum(each is not None for each in findings)}"


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_inspection(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb. What the guard refuses is not even asked: the refusal is the whole answer."""
    inspection, by, asked = visible_inspection(request.actor, pk), request.actor, VERBS[verb]
    sampled = sampled_asked(inspection, request.GET.get("mau", ""))
    about = {"sampled": sampled} if verb == "answer_checklist" else {}
    refuse(_with_what_happened(asked.why_not(inspection=inspection, by=by, **about), inspection))
    heading = TRANSITIONS[verb].label
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = asked.form(*sent, inspection=inspection, by=by, state=state_of(inspection), sampled=sampled)
    if form.is_valid() and _acted(verb, form, pk=pk, by=by):
        messages.success(request, f"{heading}: xong.")
        return redirect("inspection", pk=pk)
    values = {"inspection": inspection, "form": form, "heading": heading, "icon_name": asked.icon, "verb": verb,
              "standing": standing_of(inspection), "sampled": sampled}  # fmt: skip
    template = "inspections/checklist.html" if verb == "answer_checklist" else "inspections/verb.html"
    return render(request, template, values, status=422 if form.errors else 200)


@transaction.atomic
def _acted(verb: str, form: InspectionForm, *, pk: UUID, by: Actor) -> bool:
    """Whether it was done; the form says why not. A page opened before the inspection moved on does nothing."""
    inspection = Inspection.objects.lock(pk)
    if verb not in SHARED and form.cleaned_data["seen"] != state_of(inspection):
        moved_on = Refusal("Cuộc kiểm tra đã thay đổi từ khi anh/chị mở trang này, nên chưa làm gì thêm.")
        refuse(_with_what_happened(moved_on, inspection))
    try:
        VERBS[verb].act(inspection=inspection, by=by, **form.words())
    except (ActionRefused, CalendarError) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _with_what_happened(refusal: Refusal | None, inspection: Inspection) -> Refusal | None:
    return refusal and replace(refusal, sentence=f"{refusal.sentence} {what_happened_last(inspection)}".strip())
