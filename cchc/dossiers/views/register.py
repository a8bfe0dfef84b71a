"""What stands in the register of a period? On the screen page by page, as the printed form, as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from cchc.documents import workbooks
from cchc.documents.actions.export_list import Way, export_list
from cchc.documents.heading import office_of
from cchc.dossiers.forms.register import RegisterForm
from cchc.dossiers.models import Dossier, DossierQuerySet
from cchc.dossiers.permissions import visible_to
from cchc.dossiers.presentation.register_sheet import RegisterColumn, RegisterSheet
from cchc.dossiers.presentation.table import said
from cchc.dossiers.register import Register, Totals, cells, entries, register_on, totals, with_facts
from cchc.dossiers.searching import narrowed
from cchc.dossiers.views.dossiers import address_of
from cchc.dossiers.views.lists import AT_ONCE, workbook_response
from cchc.dossiers.views.printing import PDF, WORD, paper_response
from cchc.lifecycle.clock import now
from cchc.organization.access import opens_to_screen
from cchc.organization.models import Unit

TITLE = "Sổ theo dõi hồ sơ"
ROWS = 50  # of one page


@dataclass(frozen=True)
class Asked:
    """The part of the register that the address asks for. New entries come at its end, so pages may be counted."""

    form: RegisterForm
    unit: Unit
    rows: DossierQuerySet
    register: Register
    totals: Totals
    at: datetime


def _asked(request: Any) -> Asked:
    form, at = RegisterForm(request.GET, actor=request.actor), now()
    unit_id = form.cleaned_data.get("unit") or request.actor.unit_id
    rows = visible_to(Dossier.objects.filter(unit=unit_id), request.actor)
    rows = entries(narrowed(rows, form.cleaned_data, actor=request.actor, at=at))
    unit = get_object_or_404(Unit.objects.select_related("parent"), pk=unit_id)
    return Asked(form, unit, rows, register_on(form.cleaned_data["received_to"]), totals(rows, at=at), at)


@opens_to_screen("one_stop")
@require_safe
def register(request: Any) -> HttpResponse:
    asked = _asked(request)
    pages = max(1, -(-asked.totals.dossiers // ROWS))
    page = min(asked.form.cleaned_data.get("page") or 1, pages)
    rows = list(with_facts(asked.rows)[(page - 1) * ROWS : page * ROWS])
    conditions = asked.form.conditions
    values = {
        "form": asked.form,
        "heading": f"{TITLE}: {asked.form.period[0].lower()}{asked.form.period[1:]}",
        "narrower": asked.form.narrower,
        "columns": asked.register.columns,
        "source": asked.register.source,
        "number": asked.register.form,
        "unverified": [column.title for column in asked.register.columns if column.mark != "found"],
        "rows": [
            (dossier.pk, [said(cell) for cell in line])
            for dossier, line in zip(rows, _cells(asked, rows, first=(page - 1) * ROWS + 1), strict=True)
        ],
        "totals": asked.totals,
        "page": page,
        "pages": pages,
        "asked": address_of(conditions),
        "newer_url": address_of(conditions | {"page": str(page - 1)}) if page > 1 else "",
        "older_url": address_of(conditions | {"page": str(page + 1)}) if page < pages else "",
    }
    return render(request, "dossiers/register.html", values)


def _cells(asked: Asked, rows: Any, *, first: int = 1) -> Any:
    return cells(asked.register, rows, at=asked.at, first=first)


@opens_to_screen("one_stop")
@require_POST
def export_register(request: Any) -> FileResponse:
    """Every entry of the period, with the official columns and the totals."""
    asked = _asked(request)
    _record(request, asked, "excel")
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    workbooks.write_workbook(
        file,
        title=f"{TITLE} (Mẫu số {asked.register.form})",
        notes=[asked.unit.name, "; ".join(filter(None, (asked.form.period, asked.form.narrower)))],
        columns=[workbooks.Column(column.title, column.width, column.group) for column in asked.register.columns],
        rows=_cells(asked, with_facts(asked.rows).iterator(chunk_size=AT_ONCE)),
        totals=[[asked.totals.sentence]],
    )
    file.seek(0)
    return workbook_response(file, f"so-theo-doi-{asked.form.cleaned_data['received_to']:%Y%m%d}.xlsx")


@opens_to_screen("one_stop")
@require_POST
def print_register(request: Any) -> HttpResponse:
    """Form 07, lying on A4, its headings on every sheet."""
    return _sheet(request, PDF)


@opens_to_screen("one_stop")
@require_POST
def edit_register(request: Any) -> HttpResponse:
    """The same as a Word document."""
    return _sheet(request, WORD)


def _sheet(request: Any, kind: str) -> HttpResponse:
    asked = _asked(request)
    _record(request, asked, "print")
    sheet = RegisterSheet(
        office=office_of(asked.unit),
        issued_at=asked.at,
        period=asked.form.period,
        asked=asked.form.narrower,
        columns=tuple(
            RegisterColumn(title=column.title, width=column.width, group=column.group)
            for column in asked.register.columns
        ),
        rows=tuple(tuple(said(cell) for cell in line) for line in _cells(asked, with_facts(asked.rows))),
        totals=asked.totals.sentence,
        keeper=request.actor.official_name,
    )
    return paper_response("07", sheet, kind, name="so-theo-doi")


def _record(request: Any, asked: Asked, way: Way) -> None:
    """Too many are refused here, before any is read."""
    where = "; ".join(filter(None, (asked.unit.name, asked.form.period, asked.form.narrower)))
    columns = [column.title for column in asked.register.columns]
    export_list(title=TITLE, asked=where, columns=columns, rows=asked.totals.dossiers, way=way, by=request.actor)
