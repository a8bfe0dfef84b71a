"""Which dossiers are there? The newest first, searched and filtered; a page costs the same however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cchc.dossiers.forms.find import FindForm
from cchc.dossiers.models import Dossier, DossierGroup, DossierQuerySet, DossierStep, Status
from cchc.dossiers.permissions import RECEIVERS, groups_visible_to, visible_to
from cchc.dossiers.presentation.time_left import time_left
from cchc.dossiers.rules import calendar_of
from cchc.dossiers.views.batch import offered_to
from cchc.lifecycle.clock import now
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor

ROWS = 30  # of one page
Cursor = tuple[datetime, UUID]


@dataclass(frozen=True)
class Page:
    """One page of the list; a cursor is the row beside which the neighbouring page begins."""

    rows: list[Dossier]
    newer: Cursor | None
    older: Cursor | None


@opens_to_screen("one_stop")
@require_safe
def dossiers(request: Any) -> HttpResponse:
    """A whole code, typed or scanned, opens its dossier at once."""
    form = FindForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = visible_to(Dossier.objects.all(), request.actor)
    words = asked.get("q", "")
    if words and (found := rows.filter(code=words.upper()).first()):
        return redirect("dossier", pk=found.pk)
    groups = groups_visible_to(DossierGroup.objects.all(), request.actor)
    if words and (whole := groups.filter(code=words.upper()).first()):
        return redirect("group", pk=whole.pk)
    page = _page(_asked_for(rows, asked, request.actor), asked)
    at = now()
    values = {
        "form": form,
        "heading": _heading(asked),
        "words": words,
        "rows": [(each, time_left(each, at=at, calendar=calendar_of(each.unit.calendar))) for each in page.rows],
        "receives_for_others": request.actor.role in RECEIVERS,
        "batch": offered_to(request.actor.role),
        "newer_url": _address(asked, "truoc", page.newer),
        "older_url": _address(asked, "sau", page.older),
    }
    return render(request, "dossiers/dossiers.html", values)


def _asked_for(rows: DossierQuerySet, asked: Mapping[str, Any], actor: Actor) -> DossierQuerySet:
    rows = rows.matching(asked.get("q", ""))
    if asked.get("status"):
        rows = rows.filter(status=asked["status"])
    held = DossierStep.objects.open()  # few, however many dossiers have ended
    if asked.get("mine"):
        rows = rows.filter(pk__in=held.filter(holder=actor.post_id).values("dossier"))
    if asked.get("late"):
        rows = rows.overdue(now()).filter(pk__in=held.values("dossier"))
    return rows


def _page(rows: DossierQuerySet, asked: Mapping[str, Any]) -> Page:
    """Rows after, or before, a row already seen: nothing is counted and nothing skipped."""
    newer_than, older_than = asked.get("truoc"), asked.get("sau")
    if newer_than:
        found = _first(_beside(rows, newer_than, "gt"), "filed_at", "id")
        shown = found[:ROWS][::-1]
        has_newer, has_older = len(found) > ROWS, True
    else:
        rows = _beside(rows, older_than, "lt") if older_than else rows
        found = _first(rows, "-filed_at", "-id")
        shown = found[:ROWS]
        has_newer, has_older = older_than is not None, len(found) > ROWS
    ends = [(each.filed_at, each.pk) for each in shown]
    return Page(shown, ends[0] if ends and has_newer else None, ends[-1] if ends and has_older else None)


def _first(rows: DossierQuerySet, *order: str) -> list[Dossier]:
    """One more than a page holds. The index picks the keys, before anything is joined to them."""
    keys = rows.order_by(*order).values("pk")[: ROWS + 1]
    shown = Dossier.objects.filter(pk__in=keys).order_by(*order)
    return list(shown.select_related("unit", "procedure", "current_step__holder__official"))


def _beside(rows: DossierQuerySet, cursor: Cursor, side: str) -> DossierQuerySet:
    at, pk = cursor
    return rows.filter(Q(**{f"filed_at__{side}": at}) | Q(**{"filed_at": at, f"id__{side}": pk}))


def _address(asked: Mapping[str, Any], word: str, cursor: Cursor | None) -> str:
    """The same search, beside the cursor."""
    if cursor is None:
        return ""
    kept = {name: asked[name] for name in ("q", "status") if asked.get(name)}
    kept |= {name: "1" for name in ("mine", "late") if asked.get(name)}
    at, pk = cursor
    return "?" + urlencode(kept | {word: f"{at.isoformat()} {pk}"})


def _heading(asked: Mapping[str, Any]) -> str:
    """What the list holds, said as its title."""
    parts = ["Hồ sơ"]
    if asked.get("late"):
        parts.append("quá hạn")
    if asked.get("mine"):
        parts.append("anh/chị đang giữ")
    if asked.get("status"):
        parts.append(f"ở trạng thái «{Status(asked['status']).label}»")
    if asked.get("q"):
        parts.append(f"khớp với «{asked['q']}»")
    return " ".join(parts) if len(parts) > 1 else "Mọi hồ sơ, mới nhất ở trên"
