"""Units side by side: by the index of a published round with the year before, and by any figure that scores it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.lifecycle.clock import now
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE, Actor
from cchc.parindex.forms.year import YearForm
from cchc.parindex.models import AssessmentRound
from cchc.parindex.permissions import assessments_visible_to, rounds_visible_to, standings_visible_to
from cchc.parindex.presentation.standings import standings_of, year_before
from cchc.parindex.presentation.words import sum_said
from cchc.parindex.proposing import figures_named


@opens_to_screen("figures")
@require_safe
def index_compared(request: Any) -> HttpResponse:
    """The newest published round until the year asked; ten queries, however many units."""
    actor, year = request.actor, YearForm(request.GET).asked()["year"]
    rounds = list(_published(actor))
    of = next((each for each in rounds if each.year <= year), None)
    lines = _lines(of, actor) if of else []
    return render(request, "parindex/index/compared.html", {
        "round": of, "lines": lines, "printed_at": now(),
        "says": _says(lines) if of else "",
        "years": [{"year": each.year, "url": f"?nam={each.year}", "is_here": each == of} for each in rounds],
        "figures": [
            {"name": each.name, "url": reverse("indicator_units", args=[each.code]) + f"?ky=nam&so=1&nam={of.year}"}
            for each in figures_named(of.rubric.content.all_leaves(), of.year)
        ] if of and actor.role in ABOVE else [],
    })  # fmt: skip


def _published(actor: Actor) -> Any:
    rows = rounds_visible_to(actor).filter(published_at__isnull=False, rehearsal=False)
    return rows.select_related("unit", "rubric").order_by("-year", "-opened_at")


def _lines(of: AssessmentRound, actor: Actor) -> list[dict[str, Any]]:
    """In the order of the ranking; a unit one looks upon is a door to its tree."""
    seen = set(assessments_visible_to(actor).filter(round=of).values_list("pk", flat=True))
    before = year_before(of)
    return [
        row | {
            "width": row["sheet"].index or 0, "is_own": row["sheet"].unit_id == actor.unit_id,
            "url": reverse("index_tree") + f"?nam={of.year}&don_vi={row['sheet'].unit_id}"
            if row["sheet"].pk in seen else "",
            "before": sum_said(before[row["sheet"].unit_id][0]) if row["sheet"].unit_id in before else "",
            "before_rank": before[row["sheet"].unit_id][1] if row["sheet"].unit_id in before else "",
        }
        for row in standings_of(of, standings_visible_to(of, actor))
    ]  # fmt: skip


def _says(lines: list[dict[str, Any]]) -> str:
    if not lines:
        return ""
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        return f"{first['unit'].short_name}: {first['index']} %."
    better = sum(line["change"]["kind"] == "better" for line in lines)
    said = f"Cao nhất {first['unit'].short_name}: {first['index']} %; thấp nhất {last['unit'].short_name}: "
    return f"{said}{last['index']} %" + (f"; {better} đơn vị tăng điểm so với năm trước." if better else ".")
