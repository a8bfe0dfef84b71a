"""The index of a unit in a year: the tree from 100 points, one field of it, and which month lost what."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.indicators.daily import counted_at
from cchc.indicators.monthly import MONTHS
from cchc.indicators.permissions import sees_records, unit_seen
from cchc.indicators.targets import aim_of
from cchc.lifecycle.clock import now, today
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE, Actor
from cchc.organization.models import Unit
from cchc.parindex.forms.year import YearForm
from cchc.parindex.models import RoundStatus
from cchc.parindex.numbers import written
from cchc.parindex.permissions import lost_points_visible_to
from cchc.parindex.presentation.heat import HeatMap
from cchc.parindex.presentation.index_tree import IndexTree, index_url, origins_of, words_of
from cchc.parindex.presentation.words import sum_said
from cchc.parindex.presentation.year_line import line_of
from cchc.parindex.year_standing import INDEX_NAMES, YearStanding, standing_of


def _asked(request: Any) -> tuple[Unit, int, YearStanding | None]:
    """404 for a unit out of sight."""
    asked = YearForm(request.GET).asked()
    unit = unit_seen(request.actor, asked["unit"])
    return unit, asked["year"], standing_of(request.actor, unit, asked["year"])


def _lost(standing: YearStanding, actor: Actor) -> dict[str, UUID]:
    """The lost points of the year's sheet that one may see, by the code of the leaf."""
    if standing.sheet is None or not standing.sheet.round.is_published:
        return {}
    return dict(lost_points_visible_to(actor).filter(assessment=standing.sheet).values_list("code", "pk"))


def _frame(unit: Unit, year: int, standing: YearStanding | None, actor: Actor) -> dict[str, Any]:
    """What every page of the index says at its head; years to go to."""
    words = f"don_vi={unit.pk}"
    return {
        "unit": unit, "year": year, "standing": standing, "printed_at": now(),
        "above": actor.role in ABOVE, "here": f"?nam={year}&{words}",
        "before_url": f"?nam={year - 1}&{words}" if year > unit.valid_from.year else "",
        "after_url": f"?nam={year + 1}&{words}" if year < today().year else "",
        "sheet": standing.sheet if standing else None,
        "by_sheet": standing is not None and standing.sheet is not None and (
            standing.sheet.is_locked or standing.sheet.round.status != RoundStatus.SELF_SCORING
        ),
    }  # fmt: skip


@opens_to_screen("figures")
@require_safe
def index_tree(request: Any) -> HttpResponse:
    """The 100 points and their fields; queries depend on how many facts the rubric names, on nothing else."""
    unit, year, standing = _asked(request)
    page = _frame(unit, year, standing, request.actor)
    if standing is None:
        return render(request, "parindex/index/none.html", page)
    tree = IndexTree(standing, _lost(standing, request.actor), opens=sees_records(request.actor))
    line = line_of(standing.shares_by_month(), aim_of(INDEX_NAMES, unit.pk, year, request.actor), year)
    return render(request, "parindex/index/tree.html", page | {
        "counted_at": counted_at(), "figures": _figures(standing), "fields": tree.fields(), "outside": tree.outside(),
        "origins": origins_of(standing), "published": _published_index(standing), "line": line,
    })  # fmt: skip


def _published_index(standing: YearStanding) -> str:
    of = standing.sheet
    return sum_said(of.index) if of is not None and of.round.is_published else ""


def _figures(standing: YearStanding) -> list[dict[str, str]]:
    """The index in four numbers, each a door."""
    whole, sheet = standing.whole, standing.sheet
    if sheet is not None and (published := _published_index(standing)):
        index, told = published, f"hạng {sheet.rank}" + (f", {sheet.grade}" if sheet.grade else "")
        door = reverse("round", args=[sheet.round_id])
    else:
        index, told = sum_said(whole.percent), "tính trên phần đã có điểm"
        door = "#duong-nam"
    lost_door = reverse("index_heat") + words_of(standing)
    if sheet is not None and sheet.round.is_published:
        lost_door = reverse("lost_points", args=[sheet.pk])
    sheet_door = reverse("assessment", args=[sheet.pk]) if sheet else reverse("rounds")
    return [
        {"label": "Chỉ số", "number": index or "–", "of": " %" if index else "", "text": told, "url": door,
         "icon": "scale"},
        {"label": "Điểm đạt", "number": sum_said(whole.won), "of": f"/{written(standing.rubric.scale)}",
         "text": "chưa kể thưởng, phạt", "url": "#linh-vuc", "icon": "circle-check"},
        {"label": "Điểm mất", "number": sum_said(whole.lost), "of": " điểm", "text": "theo từng tiêu chí, từng hồ sơ",
         "url": lost_door, "icon": "alert-triangle"},
        {"label": "Chưa có điểm", "number": sum_said(whole.open), "of": " điểm",
         "text": "chưa tự chấm, chưa tính được", "url": sheet_door, "icon": "clipboard-list"},
    ]  # fmt: skip


@opens_to_screen("figures")
@require_safe
def index_part(request: Any, code: str) -> HttpResponse:
    """The field in which the part lies, with every criterion and leaf; 404 for what the rubric does not have."""
    unit, year, standing = _asked(request)
    if standing is None:  # the first page says what is lacking
        return redirect(reverse("index_tree") + f"?nam={year}&don_vi={unit.pk}")
    path = standing.rubric.path_to(code)
    if not path:
        raise Http404
    place = next((n for n, each in enumerate(standing.rubric.parts) if each.code == path[0].code), None)
    if place is None:  # a bonus or a penalty stands on the first page
        return redirect(index_url(standing) + "#ngoai-thang")
    scored, parts = standing.score.fields[place], standing.rubric.parts
    tree = IndexTree(standing, _lost(standing, request.actor), opens=sees_records(request.actor))
    field, names = path[0], (path[0].name, f"Chỉ số thành phần {path[0].name}")
    beside = [parts[place - 1] if place else None, parts[place + 1] if place + 1 < len(parts) else None]
    return render(request, "parindex/index/part.html", _frame(unit, year, standing, request.actor) | {
        "field": field, "branch": tree.field(scored), "rows": tree.inside(scored), "marked": code,
        "tree_url": index_url(standing),
        "line": line_of(standing.shares_by_month(place), aim_of(names, unit.pk, year, request.actor), year),
        "beside": [(each, index_url(standing, each.code)) if each else None for each in beside],
    })  # fmt: skip


@opens_to_screen("figures")
@require_safe
def index_heat(request: Any) -> HttpResponse:
    """Criteria down, months across; each cell opens the records of its month."""
    unit, year, standing = _asked(request)
    page = _frame(unit, year, standing, request.actor)
    if standing is None:
        return render(request, "parindex/index/none.html", page)
    heat = HeatMap(standing, opens=sees_records(request.actor))
    sections = heat.sections()
    measured = sum(len(each["rows"]) for each in sections)
    return render(request, "parindex/index/heat.html", page | {
        "sections": sections, "says": heat.says(sections), "months": range(1, MONTHS + 1), "measured": measured,
        "others": sum(1 for _ in standing.rubric.leaves()) - measured, "tree_url": index_url(standing),
    })  # fmt: skip
