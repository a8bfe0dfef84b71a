"""One indicator: how it is computed, how it stands and went, which records lost it, who answers for them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.documents.taking_out import Listing, said, take_out
from cchc.documents.workbooks import Column
from cchc.indicators.asking import Asked, asked_of
from cchc.indicators.daily import counted_at
from cchc.indicators.definitions import indicators_on
from cchc.indicators.drilling import Which, answering, failing, listed, records
from cchc.indicators.facts import FACTS
from cchc.indicators.figures import Figure, whole
from cchc.indicators.permissions import sees_records
from cchc.indicators.predicate import names_in
from cchc.indicators.presentation.trend import drawing_of, months_of
from cchc.indicators.presentation.words import DIRECTIVE, MARKED, change_said, counted_said, target_said, value_said
from cchc.indicators.schema import Indicator
from cchc.indicators.targets import Aim, aim_of
from cchc.lifecycle.clock import today
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE
from cchc.organization.models import Field, Unit
from cchc.plans.rules import taxonomy_on

FEW, ROWS, UNITS = 10, 50, 60
NAMED = {Which.ALL: "tất cả", Which.MET: "đạt", Which.FAILED: "không đạt"}


def _indicator(code: str, asked: Asked) -> Indicator:
    found = indicators_on(asked.window.last).get(code)
    if found is None:
        raise Http404
    return found


@opens_to_screen("figures")
@require_safe
def indicator(request: Any, code: str) -> HttpResponse:
    asked = asked_of(request.actor, request.GET)
    each = _indicator(code, asked)
    fact, found = FACTS[each.fact], asked.figures([each])[code]
    now, until = whole(found, each), min(asked.window.last, today())
    sees, lost = sees_records(request.actor), _own(failing(each, asked.window, asked.units), each, asked)
    values = {
        "asked": asked, "indicator": each, "figure": now, "value": value_said(now), "counted": counted_said(now),
        "fact": fact, "mark": MARKED[each.mark], "proves": [DIRECTIVE[clause] for clause in each.clauses],
        "columns": _columns(each), "counted_at": counted_at() if each.is_additive else None,
        "earlier": [
            {"name": name, "value": value_said(before), "counted": counted_said(before),
             "change": change_said(now, before)}
            for name, window in asked.earlier()
            for before in [whole(asked.figures([each], window)[code], each)]
        ],
        "target": target_said(_aim(each, asked), now), "units_url": reverse("indicator_units", args=[code])
        + asked.address(don_vi=""),
        "trend": drawing_of(months_of(each, until, asked.units)) if each.is_additive else None,
        "groups": _groups(found, each, asked),
        "units": _units(found, each, asked) if asked.unit is None else [],
        "people": answering(each, asked.window, asked.units) if sees else [],
        "lost": _lines(each, list(listed(each, lost)[:FEW])), "lost_count": lost.count(),
        "lost_url": _records_url(each, asked, loai=Which.FAILED if each.met else Which.ALL),
        "all_url": _records_url(each, asked), "sees_records": sees, "heads": _heads(each),
    }  # fmt: skip
    return render(request, "indicators/indicator.html", values)


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_records(request: Any, code: str) -> HttpResponseBase:
    """The records behind a figure, as many as there are, the newest first; who may not see all sees his own."""
    asked = asked_of(request.actor, request.GET)
    each, words = _indicator(code, asked), asked.words
    which = Which(words.get("loai", Which.ALL))
    rows = _own(records(each, asked.window, asked.units, which=which, group=words.get("nhom")), each, asked)
    if each.answerable and "nguoi" in words:
        rows = rows.alias(one_answers=FACTS[each.fact].expression(each.answerable)).filter(one_answers=words["nguoi"])
    rows = rows.order_by("-pk")
    if request.method == "POST":
        return take_out(request, _listing(each, asked, rows, which))
    after = rows.filter(pk__lt=words["sau"]) if "sau" in words else rows
    shown = list(listed(each, after)[: ROWS + 1])
    narrowed = {name: words[name] for name in ("loai", "nhom", "nguoi", "muc") if name in words}
    return render(request, "indicators/records.html", {
        "asked": asked, "indicator": each, "fact": FACTS[each.fact], "heads": _heads(each), "count": rows.count(),
        "lines": _lines(each, shown[:ROWS]), "those": _those(each, which),
        "first_url": asked.address(**narrowed) if "sau" in words else "",
        "next_url": asked.address(**narrowed, sau=shown[ROWS - 1]["pk"]) if len(shown) > ROWS else "",
        "back_url": reverse("indicator", args=[code]) + asked.address(), "crumbs": _crumbs(asked),
        "take_out_url": _records_url(each, asked, **narrowed),
        "choices": [
            {"name": NAMED[one], "url": _records_url(each, asked, **narrowed | {"loai": one.value}),
             "is_here": one == which}
            for one in Which
        ] if each.met else [],
    })  # fmt: skip


def _aim(each: Indicator, asked: Asked) -> Aim | None:
    """Of the year in which the period ends; units looked at together have no target of their own."""
    return aim_of(each.targets, asked.unit.pk, asked.window.last.year, asked.actor) if asked.unit else None


def _crumbs(asked: Asked) -> list[tuple[str, str]]:
    """The way back for who came down the tree of the index."""
    if "muc" not in asked.words:
        return []
    code, year = asked.words["muc"], asked.window.last.year
    kept = "?" + urlencode({"nam": year} | ({"don_vi": asked.unit.pk} if asked.unit else {}))
    return [
        (f"Chỉ số năm {year}", reverse("index_tree") + kept),
        (f"Tiêu chí {code}", f"{reverse('index_part', args=[code])}{kept}#m-{code}"),
    ]


def _own(rows: QuerySet[Any], each: Indicator, asked: Asked) -> QuerySet[Any]:
    if sees_records(asked.actor):
        return rows
    if not each.answerable:
        return rows.none()
    return rows.alias(own_answers=FACTS[each.fact].expression(each.answerable)).filter(own_answers=asked.actor.post_id)


def _records_url(each: Indicator, asked: Asked, **more: Any) -> str:
    return reverse("indicator_records", args=[each.code]) + asked.address(**more)


def _heads(each: Indicator) -> list[str]:
    fact = FACTS[each.fact]
    return [fact.columns[name].says for name in fact.shown]


def _lines(each: Indicator, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    fact = FACTS[each.fact]
    return [
        {
            "cells": [(fact.columns[name].says, said(row[f"c_{name}"])) for name in fact.shown],
            "url": fact.link(row) if fact.link else "",
        }
        for row in rows
    ]


def _columns(each: Indicator) -> list[tuple[str, str]]:
    """What the definition reads, in words."""
    fact = FACTS[each.fact]
    named = {name for text in (each.of, each.met, each.value) if text for name in names_in(text)} | {each.day}
    return [(name, column.says) for name, column in fact.columns.items() if name in named]


def _groups(found: dict[Any, Figure], each: Indicator, asked: Asked) -> list[dict[str, Any]]:
    """By field or reform content, those with most failing first."""
    fact, sums = FACTS[each.fact], dict[str, Figure]()
    for (_, group), figure in found.items():
        sums[group] = sums.get(group, Figure(each)) + figure
    if not fact.group or len(sums) < 2:
        return []
    names = dict(Field.objects.values_list("code", "name"))
    names |= {content.code: content.name for content in taxonomy_on(asked.window.last).contents}
    lines = [
        {"name": names.get(group, group), "value": value_said(figure), "counted": counted_said(figure),
         "failed": figure.failed if each.met else figure.of,
         "url": _records_url(each, asked, nhom=group)}
        for group, figure in sums.items()
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (-int(str(line["failed"])), str(line["name"])))


def _units(found: dict[Any, Figure], each: Indicator, asked: Asked) -> list[dict[str, Any]]:
    """Units compared, the best first."""
    sums = dict[Any, Figure]()
    for (unit, _), figure in found.items():
        sums[unit] = sums.get(unit, Figure(each)) + figure
    names = dict(Unit.objects.filter(pk__in=sums).values_list("pk", "short_name"))
    ranked = sorted(sums.items(), key=lambda item: item[1].exact or 0, reverse=each.better != "less")
    return [
        {"name": names[unit], "value": value_said(figure), "counted": counted_said(figure),
         "url": reverse("indicator", args=[each.code]) + asked.address(don_vi=unit)}
        for unit, figure in ranked[:UNITS]
    ] if asked.actor.role in ABOVE else []  # fmt: skip


def _those(each: Indicator, which: Which) -> str:
    """«hồ sơ không đạt», «tất cả hồ sơ»."""
    says = FACTS[each.fact].says
    return f"{NAMED[which]} {says}" if which == Which.ALL else f"{says} {NAMED[which]}"


def _listing(each: Indicator, asked: Asked, rows: QuerySet[Any], which: Which) -> Listing:
    return Listing(
        title=each.name, asked=f"{asked.name}; {NAMED[which]}.",
        columns=[Column(head[:1].upper() + head[1:], 24) for head in _heads(each)],
        rows=([row[f"c_{name}"] for name in FACTS[each.fact].shown] for row in listed(each, rows).iterator()),
        count=rows.count(), name=each.code.replace("_", "-"),
    )  # fmt: skip
