"""Every figure of a unit in a period, beside the period before: each leads to its records."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.documents.taking_out import Listing, take_out
from cchc.documents.workbooks import Column
from cchc.indicators.asking import Asked, asked_of
from cchc.indicators.daily import counted_at
from cchc.indicators.definitions import indicators_on, themes_on
from cchc.indicators.figures import Figure, Figures, whole
from cchc.indicators.forms.period import PeriodForm
from cchc.indicators.periods import period_kinds
from cchc.indicators.presentation.words import change_said, counted_said, number_said, value_said
from cchc.indicators.schema import Indicator
from cchc.organization.access import opens_to_screen

COLUMNS = (
    Column("Mã phụ lục", 14), Column("Chỉ tiêu", 60), Column("Đơn vị tính", 12), Column("Kỳ này", 14),
    Column("Đạt/tổng", 14), Column("Kỳ trước", 14), Column("Thay đổi", 24),
)  # fmt: skip


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def figures(request: Any) -> HttpResponseBase:
    """The number of queries depends on how many facts there are, not on how many indicators or records."""
    asked = asked_of(request.actor, request.GET)
    themes = _themes(asked)
    if request.method == "POST":
        return take_out(request, _listing(asked, themes))
    return render(request, "indicators/figures.html", {
        "asked": asked, "themes": themes, "form": PeriodForm(asked.words), "counted_at": counted_at(),
        "kinds": [
            {"name": kind.name, "url": asked.address(ky=code, so="", nam="", tu="", den=""),
             "is_here": asked.period is not None and asked.period.kind.code == code}
            for code, kind in period_kinds().items()
        ],
        "previous_url": asked.of_period(asked.period.previous) if asked.period else "",
        "next_url": asked.of_period(asked.period.next) if asked.period else "",
        "take_out_url": reverse("figures") + asked.address(),
    })  # fmt: skip


def _themes(asked: Asked) -> list[tuple[str, list[dict[str, Any]]]]:
    known = list(indicators_on(asked.window.last).values())
    found = asked.figures(known)
    earlier = asked.earlier()
    before = asked.figures(known, earlier[0][1]) if earlier else {}
    return [
        (name, [_line(each, found, before, asked) for each in indicators])
        for name, indicators in themes_on(asked.window.last).items()
    ]


def _line(indicator: Indicator, found: Figures, before: Figures, asked: Asked) -> dict[str, Any]:
    now = whole(found[indicator.code], indicator)
    earlier = whole(before[indicator.code], indicator) if before else Figure(indicator)
    return {
        "indicator": indicator, "figure": now, "value": value_said(now), "counted": counted_said(now),
        "before": value_said(earlier) if before else "", "change": change_said(now, earlier) if before else None,
        "url": reverse("indicator", args=[indicator.code]) + asked.address(),
    }  # fmt: skip


def _listing(asked: Asked, themes: list[tuple[str, list[dict[str, Any]]]]) -> Listing:
    lines = [line for _, theme in themes for line in theme]
    rows = [
        (
            line["indicator"].annex, line["indicator"].name, line["indicator"].measure,
            number_said(line["figure"].value), line["counted"], line["before"],
            line["change"]["text"] if line["change"] else "",
        )
        for line in lines
    ]  # fmt: skip
    whose = asked.unit.name if asked.unit else "Mọi đơn vị trong phạm vi theo dõi"
    return Listing(
        title="Số liệu cải cách hành chính", asked=f"{whose}. {asked.name}.", columns=COLUMNS, rows=rows,
        count=len(rows), name="so-lieu",
    )  # fmt: skip
