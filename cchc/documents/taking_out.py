"""How does any list of the house leave it? As a workbook or on paper, exactly what its page shows, and on record.

    if request.method == "POST":
        return take_out(request, Listing(title="…", asked="…", columns=[…], rows=lines, count=len(lines), name="…"))

The page offers it with ui/take_out.html, which sends `way` back to the list's own address with its filter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, cast

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render

from cchc.documents import workbooks
from cchc.documents.actions.export_list import MOST, Way, export_list
from cchc.lifecycle.clock import now
from cchc.ui.templatetags.ui import ngay, ngay_gio
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import local


@dataclass(frozen=True)
class Listing:
    """A list as its page shows it, all its pages: `asked` says what it is narrowed to, `name` begins the file's."""

    title: str
    asked: str
    columns: Sequence[workbooks.Column]
    rows: Iterable[Sequence[workbooks.Cell]]
    count: int
    name: str


def take_out(request: Any, listing: Listing) -> HttpResponse | FileResponse:
    """Refused before any row is read when there are too many."""
    way = request.POST.get("way", "")
    if way not in MOST:
        raise Http404
    titles = [column.title for column in listing.columns]
    export_list(title=listing.title, asked=listing.asked, columns=titles, rows=listing.count, way=cast(Way, way),
                by=request.actor)  # fmt: skip
    response = _workbook(request, listing) if way == "excel" else _paper(request, listing)
    response["Cache-Control"] = "private, no-store"  # personal data on shared office computers
    return response


def _workbook(request: Any, listing: Listing) -> FileResponse:
    at, file = now(), TemporaryFile()  # noqa: SIM115 (the response closes it)
    workbooks.write_workbook(
        file,
        title=listing.title,
        notes=[listing.asked, f"{request.actor.unit.name}, lập lúc {spoken_moment(at)}"],
        columns=listing.columns,
        rows=listing.rows,
    )
    file.seek(0)
    name = f"{listing.name}-{local(at):%Y%m%d-%H%M}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=workbooks.MEDIA_TYPE)


def _paper(request: Any, listing: Listing) -> HttpResponse:
    rows = [[said(cell) for cell in row] for row in islice(listing.rows, MOST["print"])]
    return render(request, "ui/print_list.html", {
        "title": listing.title,
        "asked": listing.asked,
        "heads": [column.title for column in listing.columns],
        "rows": rows,
        "back": request.get_full_path(),
    })  # fmt: skip


def said(cell: workbooks.Cell) -> str:
    """A cell in words."""
    if isinstance(cell, datetime):
        return ngay_gio(cell)
    if isinstance(cell, date):
        return ngay(cell)
    if isinstance(cell, float | Decimal):
        return f"{cell:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return "" if cell is None else str(cell)
