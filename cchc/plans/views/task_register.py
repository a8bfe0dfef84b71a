"""How does the list of tasks leave the house? As a workbook or on paper, exactly what the list shows, on record."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Any

from django.db.models import F
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.documents import workbooks
from cchc.documents.actions.export_list import MOST, Way, export_list, why_not_export_list
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import refuse
from cchc.organization.access import opens_to_screen
from cchc.plans.forms.find import FindForm
from cchc.plans.listing import address, asked_for, with_what_is_said
from cchc.plans.models import Task, TaskQuerySet
from cchc.plans.permissions import of_unit
from cchc.plans.presentation.register_of_tasks import COLUMNS, cells_of, heading_of, in_words
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import local

TITLE = "Sổ theo dõi nhiệm vụ"
AT_ONCE = 1000  # rows fetched together while a workbook is written


@opens_to_screen("tasks")
@require_POST
def export_tasks(request: Any) -> FileResponse:
    asked, rows = _all_of(request, "excel")
    file, at = TemporaryFile(), now()  # noqa: SIM115 (the response closes it)
    count = workbooks.write_workbook(
        file,
        title=TITLE,
        notes=[heading_of(asked), f"{request.actor.unit.name}, lập lúc {spoken_moment(at)}"],
        columns=COLUMNS,
        rows=(cells_of(number, task) for number, task in enumerate(rows.iterator(chunk_size=AT_ONCE), 1)),
    )
    _record(request, asked, count, "excel")
    file.seek(0)
    name = f"so-nhiem-vu-{local(at):%Y%m%d-%H%M}.xlsx"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=workbooks.MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response


@opens_to_screen("tasks")
@require_POST
def print_tasks(request: Any) -> HttpResponse:
    asked, rows = _all_of(request, "print")
    lines = [[in_words(cell) for cell in cells_of(number, task)] for number, task in enumerate(rows, 1)]
    _record(request, asked, len(lines), "print")
    values = {
        "title": TITLE, "heading": heading_of(asked), "columns": COLUMNS, "rows": lines,
        "back": reverse("tasks") + address(asked), "unit": request.actor.unit,
    }  # fmt: skip
    response = render(request, "plans/print_tasks.html", values)
    response["Cache-Control"] = "private, no-store"
    return response


def _all_of(request: Any, way: Way) -> tuple[dict[str, Any], TaskQuerySet]:
    """Every row in the order of the list, with all that the register says; too many are refused before any is read."""
    asked = FindForm(request.GET).asked()
    asked.pop("sau", "")
    rows = asked_for(of_unit(Task.objects.all(), request.actor), asked, request.actor.post_id)
    rows = rows.order_by(F("due_at").asc(nulls_last=True), "pk")
    if rows[MOST[way] : MOST[way] + 1].values("pk"):
        refuse(why_not_export_list(way=way, rows=MOST[way] + 1, by=request.actor))
    said = with_what_is_said(rows).select_related("unit", "holder__official", "assigner__official", "assigner__unit")
    return asked, said.prefetch_related("parts__unit", "parts__partner__official", "submissions", "letters")


def _record(request: Any, asked: dict[str, Any], count: int, way: Way) -> None:
    columns = [column.title for column in COLUMNS]
    export_list(title=TITLE, asked=heading_of(asked), columns=columns, rows=count, way=way, by=request.actor)
