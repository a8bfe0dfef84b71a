"""The internal processes: which need attention, and for one procedure its versions in time, with files in and out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cchc.catalogue.actions import draft_process as drafting
from cchc.catalogue.forms.process_draft import ProcessFileForm
from cchc.catalogue.models import OPEN, Procedure, ProcedureVersion, ProcessVersion
from cchc.catalogue.permissions import drafts_visible_to
from cchc.catalogue.processes.editing import BLANK
from cchc.catalogue.processes.files import LAYOUTS, read_file, write_file
from cchc.catalogue.processes.importing import take_in
from cchc.catalogue.processes.overview import open_drafts, troubles_of
from cchc.catalogue.processes.refused import FileRefused
from cchc.catalogue.walk import walk_of
from cchc.lifecycle.clock import today
from cchc.organization.access import opens_to, opens_to_screen


@opens_to_screen("catalogue")
@require_safe
def processes(request: Any) -> HttpResponse:
    """What is being written, and what would not be approved as it stands."""
    drafts = open_drafts(request.actor.unit)
    names = _names([draft.procedure_id for draft in drafts])
    page = {
        "drafts": [(draft, names.get(draft.procedure_id, "")) for draft in drafts],
        "waiting": sum(draft.status == "submitted" for draft in drafts),
        "troubles": troubles_of(request.actor.unit),
    }
    return render(request, "catalogue/processes.html", page)


def _names(procedures: list[Any]) -> dict[Any, str]:
    rows = ProcedureVersion.objects.filter(procedure__in=procedures).order_by("number")
    return dict(rows.values_list("procedure_id", "name"))


@opens_to_screen("catalogue")
@require_safe
def process(request: Any, code: str) -> HttpResponse:
    return _page(request, code)


def _page(request: Any, code: str, file_form: ProcessFileForm | None = None) -> HttpResponse:
    """The versions in time; drawn is the one asked for, else the one that binds, else the newest."""
    procedure = get_object_or_404(Procedure.objects.select_related("field"), code=code)
    unit_id, versions = request.actor.unit_id, ProcessVersion.objects.of_unit(request.actor.unit_id)
    versions = versions.filter(procedure=procedure).order_by("-effective_from", "-number")
    binding = ProcessVersion.objects.binding(unit_id, today()).filter(procedure=procedure).first()
    shown = _asked(list(versions), request.GET.get("ban", "")) or binding or versions.first()
    text = _text_of(procedure)
    page = {
        "procedure": procedure,
        "version": text,
        "rows": [{"version": each, "binds": each == binding, "is_shown": each == shown} for each in versions],
        "process": shown,
        "walk": walk_of(text, shown) if shown else None,
        "draft": drafts_visible_to(request.actor).filter(procedure=procedure, status__in=OPEN).first(),
        "refusal": drafting.why_not_draft_process(procedure=procedure, by=request.actor),
        "file_form": file_form or ProcessFileForm(),
    }
    return render(request, "catalogue/process_page.html", page, status=422 if file_form else 200)


def _asked(versions: list[ProcessVersion], key: str) -> ProcessVersion | None:
    """The version whose identifier stands in the address; a wrong one is not found."""
    if not key:
        return None
    for version in versions:
        if str(version.pk) == key:
            return version
    raise Http404


def _text_of(procedure: Procedure) -> ProcedureVersion:
    """What the procedure says today, else what it said or will say."""
    rows = ProcedureVersion.objects.filter(procedure=procedure).select_related("procedure__field")
    text = rows.in_force(today()).first() or rows.order_by("-number").first()
    if text is None:
        raise Http404
    return text


@opens_to("office", "field_lead")
@require_POST
def draft_process(request: Any, code: str) -> HttpResponse:
    """Begin a new version: a copy, or blank when the button says so."""
    procedure = get_object_or_404(Procedure, code=code)
    steps = BLANK if request.POST.get("trong") else None
    draft = drafting.draft_process(procedure=procedure, by=request.actor, steps=steps)
    return redirect("process_draft", pk=draft.pk)


@opens_to("office", "field_lead")
@require_POST
def import_process(request: Any, code: str) -> HttpResponse:
    """A file becomes the draft; what cannot be read is named, and nothing is stored."""
    procedure = get_object_or_404(Procedure, code=code)
    form = ProcessFileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            steps, remarks = read_file(file.name, file.read(), code=code)
        except FileRefused as refused:
            for reason in refused.reasons:
                form.add_error("file", reason)
        else:
            draft = take_in(procedure=procedure, by=request.actor, steps=steps, what=f"Nhập từ tệp «{file.name}»")
            messages.success(request, f"Đã nhập {len(steps)} bước từ tệp «{file.name}» vào dự thảo.")
            for remark in remarks:
                messages.warning(request, remark)
            return redirect("process_draft", pk=draft.pk)
    return _page(request, code, form)


@opens_to_screen("catalogue")
@require_safe
def export_process(request: Any, pk: UUID, layout: str) -> HttpResponse:
    """The version as a file: the layout of the content files, or BPMN 2.0."""
    if layout not in LAYOUTS:
        raise Http404
    versions = ProcessVersion.objects.of_unit(request.actor.unit_id).select_related("procedure__field")
    version = get_object_or_404(versions, pk=pk)
    name, media_type, text = write_file(version, layout)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=media_type, headers=headers)
