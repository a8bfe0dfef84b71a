"""Which plans are there, what does one say, and how far is it carried out?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cchc.audit.recording import events_of
from cchc.documents.serving import file_response
from cchc.lifecycle.clock import now, today
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.plans.actions.draft_plan import why_not_draft_plan
from cchc.plans.completion import Completion, completion_of, targets_of
from cchc.plans.models import Plan
from cchc.plans.permissions import drafts_plan, enters_figure, plans_visible_to
from cchc.plans.plan_writing import Written, excel_of, word_of
from cchc.plans.presentation.plan_words import actions_of, groups_of, status_kind, story_of, targets_shown, verdict_of
from cchc.plans.table_reading import EXCEL, WORD
from cchc.plans.views.plan_import import sent
from cchc.plans.views.tasks import line_of

SHOWN = 60  # versions of one list
BROKEN = 50  # tasks named under the verdict


@opens_to_screen("tasks")
@require_safe
def plans(request: Any) -> HttpResponse:
    """Every version, the newest year first; what was thrown away is left out."""
    rows = plans_visible_to(Plan.objects.exclude(status=Plan.Status.DISCARDED), request.actor)
    rows = rows.annotate(tasks=Count("lines")).select_related("unit", "drafted_by__official")[:SHOWN]
    found = list(rows)
    lines = [{"plan": plan, "kind": status_kind(plan)} for plan in found]
    may_draft = why_not_draft_plan(unit=request.actor.unit, by=request.actor) is None
    values = {"lines": lines, "may_draft": may_draft, "units": len({plan.unit_id for plan in found})}
    return render(request, "plans/plans.html", values)


def visible_plan(actor: Actor, pk: UUID) -> Plan:
    """The version with everybody that its page names; 404 when the actor may not see it."""
    rows = Plan.objects.select_related(
        "unit", "programme", "replaces", "document", "drafted_by__official", "reviewed_by__official",
        "approved_by__official",
    )  # fmt: skip
    found: Plan = get_object_or_404(plans_visible_to(rows, actor), pk=pk)
    return found


@opens_to_screen("tasks")
@require_safe
def plan(request: Any, pk: UUID) -> HttpResponse:
    """The plan with its targets, its tasks, and how far it is on schedule."""
    found, by = visible_plan(request.actor, pk), request.actor
    values = _shown(found)
    is_open = found.status == Plan.Status.DRAFTING and drafts_plan(found, by)
    for each in values["targets"]:
        each["target"].plan = found
        each["may_enter"] = found.status == Plan.Status.ISSUED and enters_figure(each["target"], by)
    versions = plans_visible_to(Plan.objects.filter(unit=found.unit, year=found.year), by)
    values |= {
        "actions": actions_of(found, by), "is_open": is_open, "story": story_of(events_of(found)),
        "versions": list(versions.exclude(status=Plan.Status.DISCARDED)), "kind": status_kind(found),
    }  # fmt: skip
    return render(request, "plans/plan.html", values)


def _shown(found: Plan) -> dict[str, Any]:
    """The plain values that the page and the paper share."""
    lines = list(found.lines.select_related("lead__official"))
    is_running = found.status == Plan.Status.ISSUED
    completion = completion_of(found.unit, found.year, now()) if is_running else Completion()
    stands = completion.targets if is_running else targets_of(found, today())
    return {
        "plan": found, "groups": groups_of(found, lines), "count": len(lines), "is_running": is_running,
        "targets": targets_shown(stands, found), "verdict": verdict_of(completion),
        "broken": [line_of(task) for task in completion.broken[:BROKEN]], "broken_count": len(completion.broken),
        "missed": [stand.target.name for stand in completion.targets if stand.is_met is False],
    }  # fmt: skip


@opens_to_screen("tasks")
@require_safe
def print_plan(request: Any, pk: UUID) -> HttpResponse:
    """The annexes as they are put before a meeting."""
    return render(request, "plans/print_plan.html", _shown(visible_plan(request.actor, pk)))


@opens_to_screen("tasks")
@require_safe
def plan_table(request: Any, pk: UUID, form: str) -> HttpResponse:
    """The plan in the layout in which it is read in again: Excel or Word."""
    found = visible_plan(request.actor, pk)
    written, name = Written(found), f"ke-hoach-cchc-{found.year}-ban-{found.version}.{form}"
    return sent(excel_of(written), EXCEL, name) if form == "xlsx" else sent(word_of(written), WORD, name)


@opens_to_screen("tasks")
@require_safe
def plan_document(request: Any, pk: UUID) -> HttpResponseBase:
    """The signed document under which the plan was issued."""
    found = visible_plan(request.actor, pk)
    if found.document is None:
        raise Http404
    return file_response(found.document, found.document_name)
