"""What does an official see of the catalogue? The list, one procedure with its process, and the sheet to post."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cchc.catalogue import unheld
from cchc.catalogue.forms.procedures import ProcedureFilter
from cchc.catalogue.listings import procedures_listing, unheld_listing
from cchc.catalogue.models import ProcedureVersion, ProcessVersion, UsualTime
from cchc.catalogue.walk import walk_of
from cchc.catalogue.wording import INTERLINKED, ONLINE, facts_of, fees_of, limits_of, papers_of, unverified
from cchc.documents.taking_out import take_out
from cchc.lifecycle.clock import today
from cchc.organization.access import opens_to_screen


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def procedures(request: HttpRequest) -> HttpResponseBase:
    """Every procedure in force, narrowed by what the address asks for."""
    form = ProcedureFilter(request.GET)
    in_force = ProcedureVersion.objects.in_force(today()).select_related("procedure__field")
    versions = list(in_force.order_by("procedure__field__order", "procedure__code"))
    found = form.narrowed(versions)
    rows = [
        {
            "version": version,
            "limit": limits_of(version.content)[0],
            "fee": fees_of(version.content)[:1],
            "online": ONLINE[version.online],
            "interlinked": INTERLINKED.get(version.interlinked, ""),
        }
        for version in found
    ]
    if request.method == "POST":
        return take_out(request, procedures_listing(rows, form.said))
    return render(request, "catalogue/procedures.html", {"form": form, "rows": rows, "total": len(versions)})


@opens_to_screen("catalogue")
def procedure(request: Any, code: str) -> HttpResponse:
    """All constituent parts of a procedure and its internal process, in force or as an earlier version said."""
    values = page_of(request, code)
    usual = UsualTime.of(values["version"].procedure_id, request.actor.unit_id)
    return render(request, "catalogue/procedure.html", values | {"usual": usual})


@opens_to_screen("catalogue")
def print_procedure(request: Any, code: str) -> HttpResponse:
    """The same as one sheet to post on the board (niêm yết; Decree 63/2010/NĐ-CP, Articles 15-17)."""
    return render(request, "catalogue/print_procedure.html", page_of(request, code))


@opens_to_screen("people")
@require_http_methods(["GET", "HEAD", "POST"])
def unheld_steps(request: Any) -> HttpResponseBase:
    """Which roles and fields the administrator must still give to somebody."""
    found = unheld.unheld_steps(request.actor.unit)
    if request.method == "POST":
        return take_out(request, unheld_listing(found))
    return render(request, "catalogue/unheld_steps.html", {"unheld": found})


def page_of(request: Any, code: str) -> dict[str, Any]:
    """What both pages show; without a number the version in force, else the newest."""
    versions = list(
        ProcedureVersion.objects.filter(procedure__code=code).select_related("procedure__field").order_by("-number")
    )
    version = _chosen(versions, request.GET.get("phien-ban", ""))
    day = today() if _binds(version, today()) else version.effective_from
    visible = ProcessVersion.objects.of_unit(request.actor.unit_id).filter(procedure=version.procedure)
    processes = sorted(visible.order_by("-number"), key=lambda each: each.unit_id is None)  # one's own bind first
    process = next((each for each in processes if _binds(each, day)), None)
    content = version.content
    return {
        "version": version,
        "content": content,
        "versions": [(each, _binds(each, today())) for each in versions],
        "is_in_force": _binds(version, today()),
        "limits": limits_of(content),
        "fees": fees_of(content),
        "papers": papers_of(content),
        "facts": facts_of(version),
        "unverified": unverified(version, process),
        "process": process,
        "processes": processes,
        "walk": walk_of(version, process) if process else None,
    }


def _chosen(versions: list[ProcedureVersion], number: str) -> ProcedureVersion:
    for version in versions:
        if str(version.number) == number if number else _binds(version, today()):
            return version
    if number or not versions:
        raise Http404
    return versions[0]


def _binds(version: ProcedureVersion | ProcessVersion, day: date) -> bool:
    return version.effective_from <= day and (version.effective_until is None or version.effective_until > day)
