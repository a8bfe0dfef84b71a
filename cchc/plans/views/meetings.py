"""What did meetings conclude, and which tasks came of each item?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.plans.actions.amend_meeting import amend_meeting as amend
from cchc.plans.actions.amend_meeting import why_not_amend_meeting
from cchc.plans.actions.give_task import why_not_give_task
from cchc.plans.actions.record_meeting import record_meeting as record
from cchc.plans.actions.record_meeting import why_not_record_meeting
from cchc.plans.forms.sources import LATEST, MeetingForm
from cchc.plans.models import Conclusion, Meeting, OfficialDocument, Source
from cchc.plans.permissions import sources_visible_to
from cchc.plans.presentation.origins import of_conclusion, tasks_from
from cchc.plans.views.giving import give_from
from cchc.plans.views.tasks import line_of

ROWS = 30  # of one page


def _rows(actor: Actor) -> QuerySet[Meeting]:
    return sources_visible_to(Meeting.objects.all(), actor).select_related("unit", "notice", "entered_by__official")


@opens_to_screen("tasks")
@require_safe
def meetings(request: Any) -> HttpResponse:
    """The newest meetings, with how many of their items became tasks. A unit has a few of them a month, so pages may
    be counted."""
    page = max(1, int(number)) if (number := request.GET.get("trang", "")).isdecimal() and len(number) < 6 else 1
    rows = _rows(request.actor).annotate(items=Count("conclusions"))
    found = list(rows[(page - 1) * ROWS : page * ROWS + 1])
    shown = found[:ROWS]
    items = dict(Conclusion.objects.filter(meeting__in=[each.pk for each in shown]).values_list("pk", "meeting_id"))
    given: dict[UUID, int] = {}
    for key in tasks_from(Source.CONCLUSION, items, request.actor):
        given[items[key]] = given.get(items[key], 0) + 1
    values = {
        "lines": [{"meeting": each, "items": each.items, "given": given.get(each.pk, 0)} for each in shown],
        "newer_url": f"?trang={page - 1}" if page > 1 else "",
        "older_url": f"?trang={page + 1}" if len(found) > ROWS else "",
        "may_record": why_not_record_meeting(by=request.actor) is None,
    }
    return render(request, "plans/meetings.html", values)


def visible_meeting(actor: Actor, pk: UUID) -> Meeting:
    found: Meeting = get_object_or_404(_rows(actor), pk=pk)
    return found


@opens_to_screen("tasks")
@require_safe
def meeting(request: Any, pk: UUID) -> HttpResponse:
    found = visible_meeting(request.actor, pk)
    items = list(found.conclusions.all())
    tasks = tasks_from(Source.CONCLUSION, [item.pk for item in items], request.actor)
    values = {
        "meeting": found,
        "items": [{"item": item, "lines": [line_of(task) for task in tasks.get(item.pk, [])]} for item in items],
        "given": len(tasks),
        "may_give": why_not_give_task(unit=found.unit, by=request.actor) is None,
        "may_amend": why_not_amend_meeting(meeting=found, by=request.actor) is None,
    }
    return render(request, "plans/meeting.html", values)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def record_meeting(request: Any) -> HttpResponse:
    refuse(why_not_record_meeting(by=request.actor))
    return _form_page(request, None)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def amend_meeting(request: Any, pk: UUID) -> HttpResponse:
    found = visible_meeting(request.actor, pk)
    refuse(why_not_amend_meeting(meeting=found, by=request.actor))
    return _form_page(request, found)


def _form_page(request: Any, found: Meeting | None) -> HttpResponse:
    """A new meeting, or one that is said again."""
    form = MeetingForm(request.POST or None, notices=_notices(request.actor, found), initial=_said(found))
    if request.method == "POST" and form.is_valid():
        try:
            words = form.words()
            kept = (
                amend(meeting=found, by=request.actor, words=words) if found else record(by=request.actor, words=words)
            )
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            count = len(words.conclusions)
            messages.success(request, f"Đã ghi {count} mục kết luận. Tiếp theo: giao từng mục thành nhiệm vụ.")
            return redirect("meeting", pk=kept.pk)
    values = {"form": form, "meeting": found}
    return render(request, "plans/record_meeting.html", values, status=422 if form.errors else 200)


def _notices(actor: Actor, found: Meeting | None) -> QuerySet[OfficialDocument]:
    """The newest documents of the unit; what was chosen before stays a choice."""
    rows = OfficialDocument.objects.filter(unit=actor.unit_id)
    latest = list(rows.order_by("-registered_at").values_list("pk", flat=True)[:LATEST])
    chosen = [found.notice_id] if found and found.notice_id else []
    return rows.filter(pk__in=[*latest, *chosen]).order_by("-registered_at")


def _said(found: Meeting | None) -> dict[str, Any]:
    if found is None:
        return {}
    conclusions = "\n".join(item.text for item in found.conclusions.all())
    return {"held_on": found.held_on, "title": found.title, "chaired_by": found.chaired_by, "notice": found.notice_id,
            "conclusions": conclusions}  # fmt: skip


def _visible_conclusion(actor: Actor, pk: UUID) -> Conclusion:
    rows = Conclusion.objects.select_related("meeting__unit")
    found: Conclusion = get_object_or_404(rows.filter(meeting__unit__in=actor.scope), pk=pk)
    return found


@opens_to_screen("tasks")
@require_safe
def conclusion(request: Any, pk: UUID) -> HttpResponse:
    """The page of its meeting, at the item."""
    found = _visible_conclusion(request.actor, pk)
    return redirect(f"{reverse('meeting', args=[found.meeting_id])}#muc-{found.number}")


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def give_task_from_conclusion(request: Any, pk: UUID) -> HttpResponse:
    found = _visible_conclusion(request.actor, pk)
    return give_from(request, of_conclusion(found, found.meeting), found.meeting.unit)
