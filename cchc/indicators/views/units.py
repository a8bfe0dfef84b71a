"""One figure, unit beside unit: ranked, with the same period of the year before and the target of each plan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.indicators.asking import Asked, asked_of
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure, Key, Window
from cchc.indicators.periods import period_kinds
from cchc.indicators.presentation.words import change_said, counted_said, target_said, value_said
from cchc.indicators.schema import Indicator
from cchc.indicators.targets import aims_of
from cchc.lifecycle.clock import now
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE
from cchc.organization.models import Unit

KINDS = ("thang", "quy", "nam")


@opens_to_screen("figures")
@require_safe
def indicator_units(request: Any, code: str) -> HttpResponse:
    """Every unit one looks upon; as many queries for two as for two hundred."""
    asked = asked_of(request.actor, {name: value for name, value in request.GET.items() if name != "don_vi"})
    each = indicators_on(asked.window.last).get(code)
    if each is None:
        raise Http404
    lines = _lines(each, asked)
    return render(request, "indicators/units.html", {
        "asked": asked, "indicator": each, "lines": lines, "printed_at": now(), "says": _says(each, lines),
        "before_name": asked.period.year_before.name if asked.period else "",
        "previous_url": asked.of_period(asked.period.previous) if asked.period else "",
        "next_url": asked.of_period(asked.period.next) if asked.period else "",
        "kinds": [
            {"name": period_kinds()[kind].name, "url": asked.address(ky=kind, so="", nam="", tu="", den=""),
             "is_here": asked.period is not None and asked.period.kind.code == kind}
            for kind in KINDS
        ],
        "indicator_url": reverse("indicator", args=[code]) + asked.address(),
    })  # fmt: skip


def _lines(each: Indicator, asked: Asked) -> list[dict[str, Any]]:
    """The best first; units whose figure says nothing stand last, without a rank."""
    units = list(_units(asked))
    counted = _by_unit(each, asked.figures([each])[each.code])
    found = {unit.pk: counted.get(unit.pk, Figure(each)) for unit in units}
    before = {}
    if asked.period:
        year_before = asked.period.year_before
        window = Window(year_before.first, year_before.last, now())
        before = _by_unit(each, asked.figures([each], window)[each.code])
    aims = aims_of(each.targets, found, asked.window.last.year, asked.actor)
    ranked = sorted(units, key=lambda unit: (*_place(each, found[unit.pk]), unit.short_name))
    most = max((figure.exact or Decimal(0) for figure in found.values()), default=Decimal(0))
    top = Decimal(100) if each.measure == "%" else most
    lines, rank = [], 0
    for number, unit in enumerate(ranked, 1):
        figure, earlier = found[unit.pk], before.get(unit.pk, Figure(each))
        if number == 1 or figure.value != found[ranked[number - 2].pk].value:
            rank = number
        lines.append({
            "name": unit.short_name, "rank": rank if figure.value is not None else "", "value": value_said(figure),
            "counted": counted_said(figure), "width": (figure.exact or 0) * 100 / top if top else 0,
            "before": value_said(earlier), "change": change_said(figure, earlier),
            "url": reverse("indicator", args=[each.code]) + asked.address(don_vi=unit.pk),
            "target": target_said(aims.get(unit.pk), figure), "is_own": unit.pk == asked.actor.unit_id,
        })  # fmt: skip
    return lines


def _units(asked: Asked) -> QuerySet[Unit]:
    """The committees that one looks upon, as they stand at the end of the period; who looks from above is not among
    them."""
    rows = Unit.objects.committees().in_force(asked.window.last).filter(pk__in=asked.units).only("short_name")
    return rows.exclude(pk=asked.actor.unit_id) if asked.actor.role in ABOVE else rows


def _by_unit(each: Indicator, found: dict[Key, Figure]) -> dict[UUID, Figure]:
    sums: dict[UUID, Figure] = {}
    for (unit, _), figure in found.items():
        sums[unit] = sums.get(unit, Figure(each)) + figure
    return sums


def _place(each: Indicator, figure: Figure) -> tuple[bool, Decimal]:
    value = figure.value
    if value is None:
        return True, Decimal(0)
    return False, value if each.better == "less" else -value


def _says(each: Indicator, lines: list[dict[str, Any]]) -> str:
    counted = [line for line in lines if line["rank"]]
    if not counted:
        return "Kỳ này chưa có gì để tính."
    first, last = counted[0], counted[-1]
    if len(counted) == 1:
        return f"{first['name']}: {first['value']}."
    ends = ("Nhiều nhất", "ít nhất") if each.better == "neither" else ("Tốt nhất", "kém nhất")
    return f"{ends[0]} {first['name']}: {first['value']}; {ends[1]} {last['name']}: {last['value']}."
