"""Points really recovered beside the promise, a year after a published result."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.documents.taking_out import Listing, take_out
from cchc.documents.workbooks import Column
from cchc.indicators.permissions import sees_records
from cchc.organization.access import opens_to_screen
from cchc.parindex.numbers import half_up, written
from cchc.parindex.permissions import assessments_visible_to
from cchc.parindex.recovering import Criterion, Recovery, recovery_of, sheet_after
from cchc.parindex.views.breakthroughs import published_sheet
from cchc.parindex.views.improvement import common_of, unit_asked

WIDTH = 200
FINE = 4
COLUMNS = (
    Column("Mã", 10), Column("Tiêu chí", 50), Column("Đã mất", 10), Column("Hứa lấy lại", 12),
    Column("Thực lấy lại", 12), Column("Chênh lệch", 12), Column("Ghi chú", 34),
)  # fmt: skip


@opens_to_screen("figures")
@require_safe
def recovered_now(request: Any) -> HttpResponse:
    """The newest published result after which there is a sheet to compare with, else the newest."""
    unit = unit_asked(request)
    rows = assessments_visible_to(request.actor).filter(unit=unit, round__published_at__isnull=False)
    sheets = list(rows.order_by("-round__year")[:2])
    if sheets:
        shown = next((each for each in sheets if sheet_after(each, request.actor)), sheets[0])
        return redirect("recovered", pk=shown.pk)
    page = common_of(request, unit, "recovered")
    return render(request, "parindex/improve/unpublished.html", page | {"heading": "Điểm thực lấy lại"})


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def recovered(request: Any, pk: UUID) -> HttpResponseBase:
    sheet = published_sheet(request.actor, pk)
    found = recovery_of(sheet, request.actor)
    if request.method == "POST":
        return take_out(request, _listing(found))
    most = max((abs(each) for row in found.criteria for each in (row.promised, row.achieved) if each), default=None)
    published = assessments_visible_to(request.actor).filter(unit=sheet.unit_id, round__published_at__isnull=False)
    page = {
        "found": found, "sheet": sheet, "take_out_url": reverse("recovered", args=[pk]),
        "lines": [_line(row, most or Decimal(1)) for row in found.criteria], "sees_all": sees_records(request.actor),
        "years": list(published.order_by("-round__year")),
    }  # fmt: skip
    return render(request, "parindex/improve/recovered.html", page | common_of(request, sheet.unit, "recovered"))


def _line(row: Criterion, most: Decimal) -> dict[str, Any]:
    """With its two bars: what was promised, what came of it."""
    return {
        "row": row, "promised_bar": _bar(row.promised, most), "achieved_bar": _bar(row.achieved or Decimal(0), most),
        "fell": row.achieved is not None and row.achieved < 0, "note": _note(row),
    }  # fmt: skip


def _bar(points: Decimal, most: Decimal) -> float:
    return round(float(abs(points) / most) * WIDTH, 1)


def _note(row: Criterion) -> str:
    said = [f"nay là {', '.join(row.now)}"] if row.code_changed else []
    if row.why:
        said.append(row.why)
    elif row.max_changed:
        said.append(f"điểm tối đa nay là {written((row.max_after or Decimal(0)).normalize())}")
    return "; ".join(said)


def _listing(found: Recovery) -> Listing:
    rows = [
        (row.lost.code, row.lost.name, _said(row.lost.lost), _said(row.promised), _said(row.achieved),
         _said(row.difference), _note(row))
        for row in found.criteria
    ]  # fmt: skip
    beside = found.after.round.title if found.after else "chưa có kết quả năm sau"
    asked = f"{found.sheet.unit.name}; {found.sheet.round.title}; so với {beside}"
    return Listing(
        title="Điểm thực lấy lại so với hứa", asked=f"{asked}{' (tạm tính)' if found.provisional else ''}.",
        columns=COLUMNS, rows=rows, count=len(rows), name="diem-lay-lai",
    )  # fmt: skip


def _said(value: Decimal | None) -> str:
    return "" if value is None else written(half_up(value, FINE))
