"""Which documents came in and went out, and which tasks came of each?"""

from __future__ import annotations

from datetime import date
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.documents import workbooks
from cchc.documents.actions.export_list import MOST, Way, export_list, why_not_export_list
from cchc.documents.serving import file_response
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.plans.actions.correct_document import correct_document as correct
from cchc.plans.actions.correct_document import corrections_of, why_not_correct_document
from cchc.plans.actions.give_task import why_not_give_task
from cchc.plans.actions.register_document import register_document as register
from cchc.plans.actions.register_document import why_not_register_document
from cchc.plans.forms.sources import ANY_YEAR, CorrectionForm, DocumentForm, FindDocumentForm
from cchc.plans.models import OfficialDocument, OfficialDocumentQuerySet, Source, Task
from cchc.plans.permissions import sources_visible_to
from cchc.plans.presentation.origins import of_document, tasks_from
from cchc.plans.presentation.register_of_documents import COLUMNS, cells_of, heading_of, page_line
from cchc.plans.views.giving import give_from
from cchc.plans.views.tasks import line_of
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import local

ROWS = 50  # of one page
Rows = OfficialDocumentQuerySet


def _rows(actor: Actor) -> Rows:
    return sources_visible_to(OfficialDocument.objects.all(), actor).select_related("unit")


def _form(request: Any) -> FindDocumentForm:
    years = sources_visible_to(OfficialDocument.objects.all(), request.actor).values_list("year", flat=True)
    return FindDocumentForm(request.GET.dict(), years=list(years.order_by().distinct()))


def _asked_rows(actor: Actor, asked: dict[str, str]) -> Rows:
    """One register, newest first."""
    rows = _rows(actor).filter(way=asked["so"])
    if asked["nam"] != ANY_YEAR:
        rows = rows.filter(year=int(asked["nam"]))
    if words := asked.get("q"):
        rows = rows.matching(words)
    return rows.order_by("-year", "-register_number", "pk")


@opens_to_screen("tasks")
@require_safe
def documents(request: Any) -> HttpResponse:
    form = _form(request)
    asked = form.asked()
    cursor = asked.pop("sau", "")
    rows = _asked_rows(request.actor, asked)
    if cursor:
        year, number = (int(part) for part in cursor.split("-"))
        rows = rows.filter(Q(year__lt=year) | Q(year=year, register_number__lt=number))
    found = list(rows[: ROWS + 1])
    shown = found[:ROWS]
    tasks = tasks_from(Source.DOCUMENT, [row.pk for row in shown], request.actor)
    last = shown[-1] if len(found) > ROWS else None
    values = {
        "form": form,
        "asked": asked,
        "is_narrowed": bool(asked.get("q")),
        "heading": heading_of(asked),
        "lines": [page_line(row, tasks.get(row.pk, []), request.actor.unit_id) for row in shown],
        "address": "?" + urlencode(asked),
        "first_url": "?" + urlencode(asked) if cursor else "",
        "next_url": "?" + urlencode({**asked, "sau": f"{last.year}-{last.register_number}"}) if last else "",
        "may_register": why_not_register_document(by=request.actor) is None,
    }
    return render(request, "plans/documents.html", values)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def register_document(request: Any) -> HttpResponse:
    refuse(why_not_register_document(by=request.actor))
    form = DocumentForm(request.POST or None, request.FILES or None, initial={"way": request.GET.get("so", "incoming")})
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            document = register(by=request.actor, words=form.words(), upload=upload, name=upload.name if upload else "")
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, f"Đã đăng ký {document.symbol}, {document.number_said}.")
            return redirect("document", pk=document.pk)
    return render(request, "plans/register_document.html", {"form": form}, status=422 if form.errors else 200)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def correct_document(request: Any, pk: UUID) -> HttpResponse:
    found = visible_document(request.actor, pk)
    refuse(why_not_correct_document(document=found, by=request.actor))
    known = corrections_of(found).count()
    form = CorrectionForm(request.POST or None, request.FILES or None, document=found, corrected=known)
    if request.method == "POST" and form.is_valid():
        upload, reason = form.cleaned_data["file"], form.cleaned_data["reason"]
        try:
            correct(document=found, by=request.actor, words=form.words(), reason=reason, upload=upload,
                    name=upload.name if upload else "", seen=form.cleaned_data["seen"])  # fmt: skip
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, "Đã sửa đăng ký. Nội dung cũ nằm ở mục «Các lần sửa».")
            return redirect("document", pk=pk)
    values = {"form": form, "document": found}
    return render(request, "plans/register_document.html", values, status=422 if form.errors else 200)


def visible_document(actor: Actor, pk: UUID) -> OfficialDocument:
    found: OfficialDocument = get_object_or_404(_rows(actor).select_related("file", "registered_by__official"), pk=pk)
    return found


@opens_to_screen("tasks")
@require_safe
def document(request: Any, pk: UUID) -> HttpResponse:
    found = visible_document(request.actor, pk)
    tasks = tasks_from(Source.DOCUMENT, [pk], request.actor).get(pk, [])
    values = {
        "document": found,
        "lines": [line_of(task) for task in tasks],
        "meetings": list(found.meetings.all()),
        "may_give": why_not_give_task(unit=found.unit, by=request.actor) is None,
        "may_correct": why_not_correct_document(document=found, by=request.actor) is None,
        "corrections": list(corrections_of(found).order_by("-number")),
    }
    return render(request, "plans/document.html", values)


@opens_to_screen("tasks")
@require_safe
def document_file(request: Any, pk: UUID) -> FileResponse:
    found = visible_document(request.actor, pk)
    if found.file is None:
        raise Http404
    return file_response(found.file, found.file_name)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def give_task_from_document(request: Any, pk: UUID) -> HttpResponse:
    found = visible_document(request.actor, pk)
    return give_from(request, of_document(found), found.unit)


def _all_of(request: Any, way: Way) -> tuple[dict[str, str], list[tuple[OfficialDocument, list[Task]]]]:
    """The whole of what the list shows, with the tasks, on record before it leaves; too many are refused unread."""
    asked = _form(request).asked()
    rows = _asked_rows(request.actor, asked)
    if rows[MOST[way] : MOST[way] + 1].values("pk"):
        refuse(why_not_export_list(way=way, rows=MOST[way] + 1, by=request.actor))
    found = list(rows.order_by("year", "register_number", "pk"))
    export_list(title="Sổ văn bản", asked=heading_of(asked), columns=[column.title for column in COLUMNS],
                rows=len(found), way=way, by=request.actor)  # fmt: skip
    tasks = tasks_from(Source.DOCUMENT, rows.order_by().values("pk"), request.actor)
    return asked, [(row, tasks.get(row.pk, [])) for row in found]


@opens_to_screen("tasks")
@require_POST
def export_documents(request: Any) -> FileResponse:
    asked, found = _all_of(request, "excel")
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    workbooks.write_workbook(
        file,
        title=heading_of(asked),
        notes=[f"{request.actor.unit.name}, lập lúc {spoken_moment(now())}"],
        columns=COLUMNS,
        rows=(cells_of(row, tasks) for row, tasks in found),
    )
    file.seek(0)
    name = f"so-van-ban-{local(now()):%Y%m%d-%H%M}.xlsx"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=workbooks.MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response


@opens_to_screen("tasks")
@require_POST
def print_documents(request: Any) -> HttpResponse:
    """The register on paper, its headings on every sheet."""
    asked, found = _all_of(request, "print")
    values = {
        "heading": heading_of(asked),
        "columns": COLUMNS,
        "rows": [[_said(cell) for cell in cells_of(row, tasks)] for row, tasks in found],
        "back": reverse("documents") + "?" + urlencode(asked),
    }
    response = render(request, "plans/print_documents.html", values)
    response["Cache-Control"] = "private, no-store"
    return response


def _said(cell: Any) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
