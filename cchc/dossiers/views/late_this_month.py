"""Trễ hạn trong tháng: what went late, at which step, in whose hands? Totals that open their list, and the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, Value, When
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cchc.documents.taking_out import Listing, take_out
from cchc.documents.workbooks import Column
from cchc.dossiers.forms.lateness import GROUP_NAMES, STATES, STEPS, LateForm
from cchc.dossiers.lateness import lateness_in, month_after
from cchc.dossiers.lateness_causes import category_names, cause_names
from cchc.dossiers.models import Category, LatenessExplanation
from cchc.dossiers.permissions import HEADS, OWN_ONLY, explanations_visible_to
from cchc.dossiers.presentation.late_month import (
    COLUMNS,
    LateRow,
    Number,
    address,
    hands_of,
    listed,
    totals_of,
)
from cchc.dossiers.presentation.late_rows import Late, LateRows
from cchc.lifecycle.clock import now, today
from cchc.organization.access import opens_to_screen
from cchc.organization.models import Field, Post

ROWS, OF_FILE, EXPLANATIONS = 30, 500, 100
FILTERS = ("loai", "linh_vuc", "nguoi", "buoc", "giai_trinh", "nguyen_nhan")


@opens_to_screen("one_stop")
@require_http_methods(["GET", "HEAD", "POST"])
def late_this_month(request: Any) -> HttpResponseBase:
    """The number of queries does not depend on how much was late, and the totals do not depend on the filter."""
    asked = _asked(request.GET)
    month, actor = asked["thang"], request.actor
    rows = LateRows(lateness_in(month, at=now(), actor=actor), actor)
    if request.method == "POST":
        return take_out(request, _listing(rows, asked))
    dossiers = rows.dossiers(asked)
    shown = _after(dossiers, asked)
    values = {
        "form": LateForm({**asked, "thang": f"{month:%Y-%m}"}, month=month),
        "month": month,
        "is_own": actor.role in OWN_ONLY,
        "totals": totals_of(rows),
        "columns": [category_names()[code] for code in COLUMNS],
        "hands": hands_of(rows),
        "steps": list(STEPS.values()),
        "uncollected": Number(rows.uncollected().count(), address({"thang": month}, loai=Category.UNCOLLECTED)),
        "explanations": _explanations(rows),
        "said": _said(asked, rows),
        "count": len(dossiers),
        "rows": listed(shown[:ROWS], rows),
        "states": STATES,
        "may_explain": actor.role in HEADS | OWN_ONLY | {"office"},
        **_addresses(asked, shown),
    }
    return render(request, "dossiers/lateness/month.html", values)


def _asked(sent: Mapping[str, str]) -> dict[str, Any]:
    """What can be read of the address; without a month the present one."""
    this = today().replace(day=1)
    form = LateForm(sent, month=this)
    form.is_valid()
    return {**form.cleaned_data, "thang": form.cleaned_data.get("thang") or this}


def _after(dossiers: list[Late], asked: Mapping[str, Any]) -> list[Late]:
    """The newest first, from the row after the cursor on: nothing is skipped by counting."""
    return [late for late in dossiers if late.dossier < asked["sau"]] if asked.get("sau") else dossiers


def _addresses(asked: Mapping[str, Any], shown: list[Late]) -> dict[str, str]:
    """The doors of the page: other pages of the list, the file, the months beside this one."""
    month: date = asked["thang"]
    before = (month - timedelta(days=1)).replace(day=1)
    return {
        "older_url": address(asked, sau=shown[ROWS - 1].dossier) if len(shown) > ROWS else "",
        "newer_url": address(asked) if asked.get("sau") else "",
        "file_url": address(asked),
        "whole_url": address({"thang": month}),
        "before_url": address({"thang": before}),
        "after_url": address({"thang": month_after(month)}) if month < today().replace(day=1) else "",
    }


def _said(asked: Mapping[str, Any], rows: LateRows) -> str:
    """What the list is narrowed to, as its heading says it; empty for the whole month."""
    parts = []
    if asked.get("loai"):
        parts.append(GROUP_NAMES.get(asked["loai"]) or category_names()[asked["loai"]].name)
    if asked.get("linh_vuc"):
        field = Field.objects.filter(code=asked["linh_vuc"]).first()
        parts.append(f"lĩnh vực {field.name}" if field else "lĩnh vực không có trong danh mục")
    if asked.get("nguoi"):
        is_told = any(held.holder == asked["nguoi"] for held in rows.held)
        post = Post.objects.select_related("official").get(pk=asked["nguoi"]) if is_told else None
        parts.append(f"ở tay {post.official.full_name}" if post else "ở tay người này")
    if asked.get("buoc"):
        parts.append(f"bước {STEPS[asked['buoc']].lower()}")
    if asked.get("giai_trinh"):
        parts.append(STATES[asked["giai_trinh"]].lower())
    if asked.get("nguyen_nhan"):
        parts.append(f"nguyên nhân «{cause_names()[asked['nguyen_nhan']]}»")
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]


def _explanations(rows: LateRows) -> list[Any]:
    """Those for this month, the ones that wait first; officers and clerks find their own."""
    visible = explanations_visible_to(LatenessExplanation.objects.all(), rows.actor)
    if rows.actor.role in OWN_ONLY:
        visible = visible.filter(stated_by=rows.actor.post_id)
    of_month = visible.filter(lines__month=rows.lateness.month).select_related("stated_by__official")
    answered = Case(When(accepted_at=None, returned_at=None, then=Value(0)), default=Value(1))
    return list(of_month.annotate(dossiers=Count("lines")).order_by(answered, "-stated_at", "-id")[:EXPLANATIONS])


FILE = (
    Column("Mã hồ sơ", 26), Column("Thủ tục", 36), Column("Chủ hồ sơ", 24), Column("Loại trễ", 30),
    Column("Quá hẹn (giờ làm việc)", 16), Column("Bước, người giữ khi đó", 60), Column("Nguyên nhân", 30),
    Column("Giải trình", 18),
)  # fmt: skip


def _listing(rows: LateRows, asked: Mapping[str, Any]) -> Listing:
    """The list as shown, all its pages."""
    month: date = asked["thang"]
    return Listing(
        title=f"Hồ sơ trễ hạn trong tháng {month.month}/{month.year}",
        asked=_said(asked, rows) or "Mọi hồ sơ có trễ trong tháng",
        columns=FILE,
        rows=_cells(rows, asked),
        count=len(rows.dossiers(asked)),
        name=f"tre-han-{month:%Y-%m}",
    )


def _cells(rows: LateRows, asked: Mapping[str, Any]) -> Iterator[list[str]]:
    """In portions, so that only what is late is held in memory, not all that is said of it."""
    dossiers = rows.dossiers(asked)
    for first in range(0, len(dossiers), OF_FILE):
        for row in listed(dossiers[first : first + OF_FILE], rows):
            yield _line(row)


def _line(row: LateRow) -> list[str]:
    return [
        row.dossier.code, row.what, row.dossier.for_whom, row.category, row.over, "\n".join(row.hands), row.cause,
        STATES[row.state],
    ]  # fmt: skip
