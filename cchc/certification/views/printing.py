"""Which papers of certification come out: stamps, slip of the fee, the book as PDF and as Excel?"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from cchc.certification.presentation.printed import book_sheet_of, fee_slip_of, receipt_of, stamps_of
from cchc.certification.presentation.workbook import write_workbook
from cchc.certification.totals import totals_of
from cchc.certification.views.counter import visible_entries
from cchc.certification.views.looking import Looking, look
from cchc.documents.forms import render_form
from cchc.dossiers.tracking import address_of
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.access import opens_to_screen

MOST_PRINTED = 3000  # lines: a month of a busy ward
PDF = "application/pdf"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@opens_to_screen("certification_book")
@require_safe
def print_certified(request: Any, pk: UUID, form: str) -> HttpResponse:
    """The stamps of one visit, the slip of its fee, its receipt; 404 for another word."""
    dossier, entries = visible_entries(request.actor, pk)
    if form == "loi-chung":
        pdf = render_form("loi-chung", stamps_of(dossier, entries, at=now()), entries[0].certified_on)
    elif form == "phieu-thu":
        slip = fee_slip_of(dossier, entries, clerk=request.actor.official_name, at=now())
        pdf = render_form("phieu-thu-chung-thuc", slip, entries[0].certified_on)
    elif form == "giay-tiep-nhan":
        receipt = receipt_of(dossier, entries, request.build_absolute_uri(address_of(dossier)))
        pdf = render_form("01", receipt, entries[0].certified_on)
    else:
        raise Http404
    return _sent(pdf, PDF, f"{form}-{dossier.code}.pdf")


@opens_to_screen("certification_book")
@require_safe
def print_book(request: Any, pk: UUID) -> HttpResponse:
    """What the page shows, as the law's form; a whole year is printed month by month."""
    looking = _looking(request, pk)
    totals = totals_of(looking.entries)
    if totals.papers + totals.voided > MOST_PRINTED:
        refuse(Refusal(f"Mỗi lần in nhiều nhất {MOST_PRINTED} dòng. Hãy chọn từng tháng rồi in."))
    closed_by = looking.book.closed_by.official.full_name if looking.book.closed_by else ""
    sheet = book_sheet_of(
        looking.book,
        list(looking.entries.order_by("number")),
        totals,
        period=looking.said,
        closed_by=closed_by,
        at=now(),
    )
    return _sent(render_form("so-chung-thuc", sheet, today()), PDF, f"{_name(looking)}.pdf")


@opens_to_screen("certification_book")
@require_safe
def export_book(request: Any, pk: UUID) -> HttpResponse:
    """The same lines as Excel."""
    looking = _looking(request, pk)
    with TemporaryDirectory() as folder:
        path = Path(folder, "so.xlsx")
        entries = looking.entries.order_by("number").iterator(chunk_size=1000)
        write_workbook(path, looking.book, entries, totals_of(looking.entries), period=looking.said)
        return _sent(path.read_bytes(), EXCEL, f"{_name(looking)}.xlsx", as_attachment=True)


def _looking(request: Any, pk: UUID) -> Looking:
    looking = look(request, pk)
    if looking is None:
        raise Http404
    return looking


def _name(looking: Looking) -> str:
    return f"so-chung-thuc-{looking.book.kind}-{looking.book.year}"


def _sent(content: bytes, kind: str, name: str, *, as_attachment: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=as_attachment, filename=name) or "inline"
    response["Cache-Control"] = "private, no-store"  # personal data on shared office computers
    return response
