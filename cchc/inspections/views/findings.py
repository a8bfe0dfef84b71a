"""How does one finding stand, with its evidence, its answer and its task; and how is it answered?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.audit.recording import events_of
from cchc.documents.models import Attachment
from cchc.documents.serving import file_response
from cchc.inspections.actions.answer_finding import answer_finding, why_not_answer_finding
from cchc.inspections.forms.verbs import AnswerForm
from cchc.inspections.models import Finding, Inspection
from cchc.inspections.permissions import findings_visible_to, visible_to
from cchc.inspections.presentation.story import story_of
from cchc.inspections.presentation.words import content_said, state_of
from cchc.inspections.rules import item_named
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor


def visible_finding(actor: Actor, pk: UUID) -> Finding:
    rows = Finding.objects.select_related(
        "inspection__unit", "inspection__lead", "responsible__official", "responsible__position",
        "taken_over_by__official", "taken_over_by__position", "recorded_by__official", "recorded_by__position",
        "answered_by__official", "answered_by__position",
        "task__unit", "task__holder__official", "sampled__dossier", "sampled__task", "field",
    )  # fmt: skip
    seen = visible_to(Inspection.objects.all(), actor)
    found: Finding = get_object_or_404(findings_visible_to(rows, actor), pk=pk, inspection__in=seen)
    return found


@opens_to_screen("tasks")
@require_safe
def finding(request: Any, pk: UUID) -> HttpResponse:
    found = visible_finding(request.actor, pk)
    item = item_named(found.inspection, found.item) if found.item else None
    values = {
        "finding": found,
        "state": state_of(found),
        "content": content_said(found),
        "item": item.text if item else "",
        "files": list(Attachment.objects.of("finding", found.pk).order_by("uploaded_at", "id")),
        "may_answer": why_not_answer_finding(finding=found, by=request.actor) is None,
        "story": story_of(events_of(found)),
    }
    return render(request, "inspections/finding.html", values)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Any, pk: UUID) -> HttpResponse:
    found, by = visible_finding(request.actor, pk), request.actor
    refuse(why_not_answer_finding(finding=found, by=by))
    form = AnswerForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            answer_finding(finding=found, by=by, **form.cleaned_data)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, "Đã ghi trả lời; đoàn kiểm tra và lãnh đạo đọc được trước khi kết luận.")
            return redirect("finding", pk=pk)
    values = {"finding": found, "form": form, "state": state_of(found)}
    return render(request, "inspections/answer.html", values, status=422 if form.errors else 200)


@opens_to_screen("tasks")
@require_safe
def finding_file(request: Any, pk: UUID, attachment: UUID) -> FileResponse:
    """Evidence, or what came with the answer."""
    found = visible_finding(request.actor, pk)
    wanted = get_object_or_404(Attachment.objects.of("finding", found.pk).select_related("file"), pk=attachment)
    return file_response(wanted.file, wanted.name)
