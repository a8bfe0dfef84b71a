"""What wins the most points soonest, which records those are, what if a figure moved, where the year will end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.documents.taking_out import said
from cchc.indicators.definitions import indicators_on
from cchc.indicators.drilling import listed
from cchc.indicators.facts import FACTS
from cchc.indicators.forms.period import PeriodForm
from cchc.indicators.permissions import sees_records, unit_seen
from cchc.indicators.presentation.words import MARKED
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import today
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE
from cchc.organization.models import Unit
from cchc.parindex.forecasting import forecast_of, forecast_rules_on
from cchc.parindex.forms.inputs import InputsForm
from cchc.parindex.open_records import open_file_on, open_records_on, open_rows
from cchc.parindex.permissions import assessments_visible_to
from cchc.parindex.presentation.foreseen import foreseen_page
from cchc.parindex.presentation.winning import by_hand_lines, moved_page, win_lines
from cchc.parindex.proposing import window_of
from cchc.parindex.schema import Leaf
from cchc.parindex.standpoint import KNOWN, Standpoint, can_be_moved, standpoint_of
from cchc.parindex.winning import by_hand, closing_day, wins_of
from cchc.plans.actions.give_task import why_not_give_task
from cchc.plans.models import Source
from cchc.plans.sources import Origin
from cchc.plans.views.giving import give_from

ROWS, SHOWN = 100, 15


def unit_asked(request: Any) -> Unit:
    """The own unit, or for who looks from above the one that the address names; 404 when it is out of sight."""
    return unit_seen(request.actor, PeriodForm(request.GET).asked().get("don_vi"))


def common_of(request: Any, unit: Unit, here: str) -> dict[str, Any]:
    """What every page of this part has: whose it is, and which units somebody from above can choose."""
    above = request.actor.role in ABOVE
    units = list(
        Unit.objects.filter(pk__in=assessments_visible_to(request.actor).values("unit")).order_by("name")
    ) if above else []  # fmt: skip
    return {"unit": unit, "units": units, "here": here, "asked": f"?don_vi={unit.pk}" if above else ""}


@opens_to_screen("figures")
@require_safe
def soonest(request: Any) -> HttpResponse:
    unit = unit_asked(request)
    at = standpoint_of(request.actor, unit)
    page = common_of(request, unit, "soonest") | {"at": at}
    if at is not None:
        wins = wins_of(at)
        page |= {
            "lines": win_lines(wins, at), "by_hand": by_hand_lines(by_hand(at, wins), at), "shown": SHOWN,
            "closing": closing_day(at.year), "days": (closing_day(at.year) - today()).days,
            "may_give": why_not_give_task(unit=unit, by=request.actor) is None,
            "mark": MARKED[rules.mark] if (rules := open_file_on(today())) else "",
        }  # fmt: skip
    return render(request, "parindex/improve/soonest.html", page)


@opens_to_screen("figures")
@require_safe
def open_records(request: Any, indicator: str) -> HttpResponse:
    """The records of a figure that can still win; who may not see all sees those that he answers for."""
    unit, rule = unit_asked(request), open_records_on(today()).get(indicator)
    each = indicators_on(today()).get(indicator)
    if rule is None or each is None:
        raise Http404
    rows = open_rows(rule, each, window_of(today().year), [unit.pk])
    if not sees_records(request.actor):
        rows = _own(rows, each, request.actor.post_id)
    fact, count = FACTS[each.fact], rows.count()
    lines = [
        {"cells": [(fact.columns[name].says, said(row[f"c_{name}"])) for name in fact.shown],
         "url": fact.link(row) if fact.link else ""}
        for row in listed(each, rows.order_by("pk"))[:ROWS]
    ]  # fmt: skip
    page = {"rule": rule, "indicator": each, "heads": [fact.columns[name].says for name in fact.shown]}
    page |= {"lines": lines, "count": count, "more": count > ROWS}
    return render(request, "parindex/improve/open.html", common_of(request, unit, "soonest") | page)


def _own(rows: Any, each: Indicator, post: Any) -> Any:
    if not each.answerable:
        return rows.none()
    return rows.alias(own_answers=FACTS[each.fact].expression(each.answerable)).filter(own_answers=post)


def _leaf(leaves: Iterable[Leaf], code: str) -> Leaf:
    found = next((leaf for leaf in leaves if leaf.code == code), None)
    if found is None:
        raise Http404
    return found


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def give_task_for_leaf(request: Any, pk: UUID, code: str) -> HttpResponse:
    """A task that is to win points of a criterion; it names the criterion as where it comes from."""
    sheet = get_object_or_404(assessments_visible_to(request.actor), pk=pk)
    leaf, rules = _leaf(sheet.round.rubric.content.all_leaves(), code), open_records_on(today())
    named = (source.partition(".")[0] for source in leaf.sources.values())
    title = next((rules[each].act for each in named if each in rules), f"Nâng điểm tiêu chí {leaf.code}: {leaf.name}")
    back = reverse("soonest") + common_of(request, sheet.unit, "")["asked"]
    origin = Origin(Source.ORDER, sheet.pk, f"Tiêu chí {leaf.code} {leaf.name}", title, back)
    return give_from(request, origin, sheet.unit)


@opens_to_screen("figures")
@require_safe
def what_if(request: Any) -> HttpResponse:
    """Inputs of some criteria as they would be; nothing is stored, the address keeps what was tried."""
    unit = unit_asked(request)
    at = standpoint_of(request.actor, unit)
    page = common_of(request, unit, "what_if") | {"at": at}
    if at is None:
        return render(request, "parindex/improve/what_if.html", page)
    leaves = [leaf for leaf in at.rubric.all_leaves() if can_be_moved(leaf)]
    asked = dict.fromkeys(code for code in request.GET.getlist("tieu-chi") if code and code != request.GET.get("bo"))
    tried = [_tried(at, leaf, request.GET) for leaf in [_leaf(leaves, code) for code in asked] or [_first(at, leaves)]]
    page |= {
        "tried": tried, "groups": _grouped(at, [leaf for leaf in leaves if leaf.code not in asked]),
        "moved": moved_page(at, [(each["leaf"], each["inputs"]) for each in tried]),
    }  # fmt: skip
    return render(request, "parindex/improve/what_if.html", page)


def _tried(at: Standpoint, leaf: Leaf, asked: Any) -> dict[str, Any]:
    """One criterion's boxes: with what was typed, else as it stands."""
    standing = at.known.get(leaf.code)
    typed = asked if f"{leaf.code}-thu" in asked else None
    form = InputsForm(typed, prefix=leaf.code, leaf=leaf, inputs=standing.inputs if standing else None)
    return {
        "leaf": leaf, "form": form, "boxes": [form[box.name] for box in form.boxes],
        "inputs": form.inputs() if typed is not None and form.is_valid() else None,
        "known": KNOWN[standing.known] if standing else "chưa có điểm",
        "rule": leaf.rule.said(leaf.max) if leaf.rule else "",
    }  # fmt: skip


def _first(at: Standpoint, leaves: list[Leaf]) -> Leaf:
    """What there is most to win of, among what the records compute."""
    wins = wins_of(at)
    return wins[0].leaf if wins else leaves[0]


def _grouped(at: Standpoint, leaves: list[Leaf]) -> list[dict[str, Any]]:
    """The criteria under their fields, to choose from."""
    inside = at.rubric.codes_inside()
    fields = [(part.name, set(inside.get(part.code, [part.code]))) for part in at.rubric.parts]
    fields += [("Điểm thưởng, điểm phạt", {leaf.code for leaf in (*at.rubric.bonuses, *at.rubric.penalties)})]
    return [{"name": name, "leaves": [leaf for leaf in leaves if leaf.code in codes]} for name, codes in fields]


@opens_to_screen("figures")
@require_safe
def forecast(request: Any) -> HttpResponse:
    unit = unit_asked(request)
    at = standpoint_of(request.actor, unit)
    page = common_of(request, unit, "forecast") | {
        "at": at,
        "rules": (rules := forecast_rules_on(today())),
        "mark": MARKED[rules.mark],
    }
    if at is not None:
        page |= foreseen_page(forecast_of(at, today()), at)
    return render(request, "parindex/improve/forecast.html", page)
