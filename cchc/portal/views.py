"""What does a citizen find? What to do and bring, how long, how much, where; and how his dossier stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.catalogue.models import ProcedureVersion, UsualTime
from cchc.catalogue.wording import facts_of, fees_of, limits_of, papers_of
from cchc.lifecycle.clock import now, today
from cchc.organization.access import public
from cchc.portal.answers import UNSURE, answers_of, short_said
from cchc.portal.everyday import everyday
from cchc.portal.group_tracking import GroupProgress, group_progress_of
from cchc.portal.place import Place, place, place_of
from cchc.portal.search import best, entries
from cchc.portal.tracking import progress_of, written

OFFICES_OWN = {"Nguồn", "Ghi chú", "Mã khác cùng nguồn"}


@public
@require_safe
def home(request: Any) -> HttpResponse:
    """The question, twelve everyday matters, a dossier by its code, and where to go."""
    codes = [each.procedure for each in everyday().twelve]
    versions = {version.procedure.code: version for version in _in_force().filter(procedure__code__in=codes)}
    twelve = [
        {"version": version, "icon": each.icon, "short": short_said(version.content)}
        for each in everyday().twelve
        if (version := versions.get(each.procedure))
    ]
    return _page(request, "portal/home.html", {"twelve": twelve, "here": "home"})


@public
@require_safe
def public_procedures(request: Any) -> HttpResponse:
    """Every procedure by field; with a question, those that answer it, best first."""
    query = request.GET.get("q", "").strip()[:200]
    versions = list(_in_force())
    found = best(entries(versions, everyday().words), query) if query else []
    values = {
        "query": query,
        "found": [_line(version) for version in found],
        "fields": [
            (field, [_line(version) for version in of_field])
            for field, of_field in groupby([] if found else versions, key=lambda version: version.procedure.field)
        ],
        "total": len(versions),
        "here": "procedures",
    }
    return _page(request, "portal/procedures.html", values)


@public
@require_safe
def public_procedure(request: Any, code: str) -> HttpResponse:
    """Five answers about one procedure."""
    version = _version(code)
    here = place_of(request)
    values = {
        "version": version,
        "answers": answers_of(version.content),
        "usual": UsualTime.of(version.procedure_id, here.unit.pk) if here else None,
        "unsure": UNSURE,
        "here": "procedures",
    }
    return _page(request, "portal/procedure.html", values, of=here)


@public
@require_safe
def print_public_procedure(request: Any, code: str) -> HttpResponse:
    """All of a procedure on one sheet, with the marks in a citizen's words."""
    version = _version(code)
    content = version.content
    values = {
        "version": version,
        "content": content,
        "facts": [
            (label, words, UNSURE if mark else "")
            for label, words, mark in facts_of(version)
            if label not in OFFICES_OWN
        ],
        "papers": [replace(paper, mark=UNSURE if paper.mark else "") for paper in papers_of(content)],
        "limits": [replace(line, mark=UNSURE if line.mark else "") for line in limits_of(content)],
        "fees": [replace(line, mark=UNSURE if line.mark else "") for line in fees_of(content)],
    }
    return _page(request, "portal/print_procedure.html", values)


@public
@require_safe
def track(request: Any) -> HttpResponse:
    """How a dossier stands, by its code: no sign-in, nothing about anybody."""
    code = written(request.GET.get("ma", ""))
    token = request.GET.get("khoa", "")
    progress = group_progress_of(code, token, at=now()) or progress_of(code, token, at=now())
    values = {"code": code, "progress": progress, "here": "track", "is_group": isinstance(progress, GroupProgress)}
    of = place(progress.unit, [], chosen=False) if progress else None
    return _page(request, "portal/track.html", values, status=404 if code and progress is None else 200, of=of)


def _in_force() -> Any:
    rows = ProcedureVersion.objects.in_force(today()).select_related("procedure__field")
    return rows.order_by("procedure__field__order", "procedure__code")


def _version(code: str) -> ProcedureVersion:
    version = _in_force().filter(procedure__code=code).first()
    if version is None:
        raise Http404
    return version


def _line(version: ProcedureVersion) -> dict[str, Any]:
    return {"version": version, "short": short_said(version.content)}


def _page(
    request: Any, template: str, values: dict[str, Any], *, status: int = 200, of: Place | None = None
) -> HttpResponse:
    """A page in the frame of its ward."""
    found = of or place_of(request)
    shown = {
        "frame": {"unit_name": found.unit.name if found else "", "now": now()},
        "place": found,
        "ward_query": found.query if found else "",
    }
    return render(request, template, shown | values, status=status)
