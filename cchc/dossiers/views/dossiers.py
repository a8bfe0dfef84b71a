"""Which dossiers are there? Searched, filtered and sorted; a page costs the same however many there are."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cchc.dossiers.forms.find import FindForm
from cchc.dossiers.keyset import Cursor, page_of
from cchc.dossiers.models import Dossier, DossierGroup, DossierQuerySet
from cchc.dossiers.permissions import RECEIVERS, filters_visible_to, groups_visible_to, offers_filters, visible_to
from cchc.dossiers.presentation.columns import Column, columns_for, lines_of
from cchc.dossiers.presentation.conditions import said
from cchc.dossiers.presentation.table import shown
from cchc.dossiers.searching import narrowed
from cchc.dossiers.views.batch import offered_to
from cchc.lifecycle.clock import now
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor


@opens_to_screen("one_stop")
@require_safe
def dossiers(request: Any) -> HttpResponse:
    """A whole code, typed or scanned, opens its dossier at once."""
    words = request.GET.get("q", "").strip()
    if words and (found := visible_to(Dossier.objects.filter(code=words.upper()), request.actor).first()):
        return redirect("dossier", pk=found.pk)
    groups = groups_visible_to(DossierGroup.objects.all(), request.actor)
    if words and (whole := groups.filter(code=words.upper()).first()):
        return redirect("group", pk=whole.pk)
    return render(request, "dossiers/dossiers.html", list_values(request))


def list_values(request: Any) -> dict[str, Any]:
    """What the page of the list shows: the answer to what its address asks."""
    form = FindForm(request.GET, actor=request.actor)
    page = page_of(asked_rows(form, request.actor), form.cleaned_data)
    columns = columns_for(request.actor)
    conditions = form.conditions
    return {
        "form": form,
        "heading": said(form),
        "heads": [_head(column, conditions) for column in columns if not column.under],
        "rows": shown(columns, lines_of(page.rows, at=now())),
        "receives_for_others": request.actor.role in RECEIVERS,
        "batch": offered_to(request.actor.role),
        "newer_url": _address(conditions, "truoc", page.before),
        "older_url": _address(conditions, "sau", page.after),
        "asked": address_of(conditions),
        "tabs": _tabs(request.actor, conditions),
        "may_offer": offers_filters(request.actor),
        "refusal": "",  # of a filter that was not saved, with what was typed
        "name": None,
        "of_unit": False,
    }


def asked_rows(form: FindForm, actor: Actor) -> DossierQuerySet:
    return narrowed(visible_to(Dossier.objects.all(), actor), form.cleaned_data, actor=actor, at=now())


def address_of(conditions: dict[str, str]) -> str:
    return f"?{urlencode(conditions)}" if conditions else ""


def _address(conditions: dict[str, str], word: str, cursor: Cursor | None) -> str:
    """The same question, beside the cursor."""
    if cursor is None:
        return ""
    at, pk = cursor
    return address_of(conditions | {word: f"{at.isoformat()} {pk}"})


def _head(column: Column, conditions: dict[str, str]) -> dict[str, str]:
    """A heading, and the address that turns its order round."""
    if column.sort is None:
        return {"title": column.title, "url": "", "sorted": ""}
    ascending, descending = column.sort
    current = conditions.get("sort", "")
    kept = {name: value for name, value in conditions.items() if name != "sort"}
    turned = ascending if current != ascending else descending
    is_sorted = {ascending: "ascending", descending: "descending"}.get(current, "")
    return {
        "title": column.title,
        "url": address_of(kept | ({"sort": turned} if turned else {})) or "?",
        "sorted": is_sorted,
    }


def _tabs(actor: Actor, conditions: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "pk": saved.pk,
            "name": saved.name,
            "url": address_of(dict(sorted(saved.conditions.items()))),  # PostgreSQL keeps them in an order of its own
            "of_unit": saved.of_unit,
            "current": saved.conditions == conditions,
            "may_drop": offers_filters(actor) if saved.of_unit else True,
        }
        for saved in filters_visible_to(actor)
    ]
