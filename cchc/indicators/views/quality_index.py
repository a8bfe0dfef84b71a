"""The service index of a unit in a period: what could be counted from records, and what is lacking for the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.indicators.asking import asked_of
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import whole
from cchc.indicators.periods import period_kinds
from cchc.indicators.presentation.words import counted_said, number_said, value_said
from cchc.indicators.quality_index import GroupScore, quality_index_on, scored
from cchc.organization.access import opens_to_screen

KINDS = ("thang", "quy", "nam")  # the national portal's own periods


@opens_to_screen("figures")
@require_safe
def quality_index(request: Any) -> HttpResponse:
    asked = asked_of(request.actor, request.GET)
    index, known = quality_index_on(asked.window.last), indicators_on(asked.window.last)
    codes = {item.figure for group in index.groups for item in group.items if item.figure}
    found = asked.figures([known[code] for code in codes])
    groups = scored(index, {code: whole(found[code], known[code]) for code in codes})
    return render(request, "indicators/quality_index.html", {
        "asked": asked, "index": index, "groups": [_group(each, asked) for each in groups],
        "points": number_said(sum((each.points for each in groups), Decimal(0))),
        "counted": number_said(sum((each.counted for each in groups), Decimal(0))),
        "kinds": [
            {"name": period_kinds()[code].name, "url": asked.address(ky=code, so="", nam="", tu="", den=""),
             "is_here": asked.period is not None and asked.period.kind.code == code}
            for code in KINDS
        ],
    })  # fmt: skip


def _group(score: GroupScore, asked: Any) -> dict[str, Any]:
    return {
        "group": score.group, "points": number_said(score.points), "counted": number_said(score.counted),
        "max": number_said(score.group.max),
        "lines": [
            {"item": each.item, "max": number_said(each.item.max),
             "target": "" if each.item.target is None else f"{number_said(each.item.target)} %",
             "value": value_said(each.figure) if each.figure else "", "counted": counted_said(each.figure)
             if each.figure else "", "points": "" if each.points is None else number_said(each.points),
             "url": reverse("indicator", args=[each.item.figure]) + asked.address() if each.item.figure else ""}
            for each in score.items
        ],
    }  # fmt: skip
