"""What may be done with a list? Keep its conditions, take it out as a workbook, print it."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.documents import workbooks
from cchc.documents.actions.export_list import MOST, Way, export_list, why_not_export_list
from cchc.dossiers.actions.drop_filter import drop_filter as drop
from cchc.dossiers.actions.save_filter import save_filter as save
from cchc.dossiers.forms.find import FindForm
from cchc.dossiers.keyset import order_of, with_what_is_said
from cchc.dossiers.models import DossierQuerySet
from cchc.dossiers.permissions import filters_visible_to
from cchc.dossiers.presentation.columns import columns_for, lines_of
from cchc.dossiers.presentation.conditions import said
from cchc.dossiers.presentation.table import shown, workbook_rows
from cchc.dossiers.views.dossiers import address_of, asked_rows, list_values
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import local

TITLE = "Danh sách hồ sơ"
AT_ONCE = 2000  # rows fetched together while a workbook is written


@opens_to_screen("one_stop")
@require_POST
def save_filter(request: Any) -> HttpResponse:
    """The conditions stand in the address, the name in the form; refused, the list is shown with both kept."""
    form = FindForm(request.GET, actor=request.actor)
    name, of_unit = request.POST.get("name", "")[:40], bool(request.POST.get("of_unit"))
    try:
        saved = save(name=name, conditions=form.conditions, of_unit=of_unit, by=request.actor)
    except ActionRefused as refused:
        values = list_values(request) | {"refusal": str(refused.refusal), "name": name, "of_unit": of_unit}
        return render(request, "dossiers/dossiers.html", values, status=422)
    messages.success(request, f"Đã lưu bộ lọc «{saved.name}»; mở lại bằng thẻ phía trên danh sách.")
    return redirect(reverse("dossiers") + address_of(saved.conditions))


@opens_to_screen("one_stop")
@require_POST
def drop_filter(request: Any, pk: UUID) -> HttpResponse:
    saved = get_object_or_404(filters_visible_to(request.actor), pk=pk)
    drop(saved=saved, by=request.actor)
    messages.success(request, f"Đã bỏ bộ lọc «{saved.name}».")
    return redirect("dossiers")


@opens_to_screen("one_stop")
@require_POST
def export_dossiers(request: Any) -> FileResponse:
    """Exactly what the filter shows, all its pages, as a workbook."""
    form, columns, at = FindForm(request.GET, actor=request.actor), columns_for(request.actor), now()
    rows = _all_of(form, request, "excel")
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    count = workbooks.write_workbook(
        file,
        title=TITLE,
        notes=[said(form), f"{request.actor.unit.name}, lập lúc {spoken_moment(at)}"],
        columns=[workbooks.Column(column.title, column.width) for column in columns],
        rows=workbook_rows(columns, lines_of(rows.iterator(chunk_size=AT_ONCE), at=at)),
    )
    _record(request, form, count, "excel")
    file.seek(0)
    return workbook_response(file, f"ho-so-{local(at):%Y%m%d-%H%M}.xlsx")


@opens_to_screen("one_stop")
@require_POST
def print_dossiers(request: Any) -> HttpResponse:
    """The same on paper: one page for the printer, its headings on every sheet."""
    form, columns, at = FindForm(request.GET, actor=request.actor), columns_for(request.actor), now()
    rows = shown(columns, lines_of(_all_of(form, request, "print"), at=at))
    _record(request, form, len(rows), "print")
    values = {
        "heading": said(form),
        "heads": [column.title for column in columns if not column.under],
        "rows": rows,
        "back": reverse("dossiers") + address_of(form.conditions),
    }
    response = render(request, "dossiers/print_dossiers.html", values)
    response["Cache-Control"] = "private, no-store"  # personal data on shared office computers
    return response


def _all_of(form: FindForm, request: Any, way: Way) -> DossierQuerySet:
    """Every row in the order of the list; too many are refused before any is read."""
    rows = order_of(form.cleaned_data).applied(asked_rows(form, request.actor))
    if rows[MOST[way] : MOST[way] + 1].values("pk"):
        refuse(why_not_export_list(way=way, rows=MOST[way] + 1, by=request.actor))
    return with_what_is_said(rows)


def _record(request: Any, form: FindForm, count: int, way: Way) -> None:
    columns = [column.title for column in columns_for(request.actor)]
    export_list(title=TITLE, asked=said(form), columns=columns, rows=count, way=way, by=request.actor)


def workbook_response(file: Any, name: str) -> FileResponse:
    """The file is gone when the answer has been sent."""
    response = FileResponse(file, as_attachment=True, filename=name, content_type=workbooks.MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response
