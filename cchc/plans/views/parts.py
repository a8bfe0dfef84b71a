"""How are partners asked, how do they answer, and who kept whom waiting?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE
from cchc.plans.actions.ask_partner import ask_partner, why_not_ask_partner
from cchc.plans.forms.parts import AskForm, UnitForm, WaitingForm
from cchc.plans.forms.verbs import VerbForm
from cchc.plans.listing import address
from cchc.plans.models import Task, TaskPart
from cchc.plans.part_lifecycle import TRANSITIONS
from cchc.plans.permissions import parts_visible_to
from cchc.plans.presentation.parts import VERBS, left_of_part
from cchc.plans.presentation.words import due_said, holder_said, left_of
from cchc.plans.views.task_actions import state_of
from cchc.plans.views.tasks import visible_task
from cchc.plans.waiting import AT_MOST, Sums, narrowed, parts_asked_in, sums_of, units_of
from cchc.worktime.spoken import spoken_minutes
from cchc.worktime.zone import CalendarError

ANSWERED = 30  # of one's own parts, the last ones
SAID = ("task__holder__official", "task__unit", "unit", "partner__official", "partner__position")
MOVED_ON = Refusal("Nhiệm vụ đã thay đổi từ khi anh/chị mở trang này, nên chưa làm gì thêm. Hãy xem lại rồi làm tiếp.")


@opens_to_screen("tasks")
@require_safe
def my_parts(request: Any) -> HttpResponse:
    """What others wait for from me, the nearest first; then what I answered last."""
    mine = TaskPart.objects.filter(partner=request.actor.post_id).select_related(*SAID)
    values = {
        "waiting": [_line(part) for part in mine.unanswered().order_by("due_at", "pk")],
        "answered": [_line(part) for part in mine.exclude(answered_at=None).order_by("-answered_at", "-pk")[:ANSWERED]],
    }
    return render(request, "plans/my_parts.html", values)


def _line(part: TaskPart) -> dict[str, Any]:
    return {"part": part, "left": left_of_part(part), "holder": holder_said(part.task)}


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Any, pk: UUID) -> HttpResponse:
    """A partner of the own unit, or of one that is looked for by its name."""
    task, by = visible_task(request.actor, pk), request.actor
    refuse(why_not_ask_partner(task=task, by=by))
    units = UnitForm(request.GET)
    unit = units.unit_or(task.unit)
    form = AskForm(*((request.POST,) if request.method == "POST" else ()), task=task, by=by, state=state_of(task),
                   unit=unit)  # fmt: skip
    if form.is_valid() and _done(form, task, lambda: ask_partner(task=task, by=by, **form.words())):
        messages.success(request, f"Đã yêu cầu {form.cleaned_data['partner'].official.full_name} phối hợp.")
        return redirect("task", pk=pk)
    values = {"form": form, "units": units, "unit": unit, "found": units.found(), **_heading(task, "ask_partner")}
    return render(request, "plans/ask_partner.html", values, status=422 if form.errors else 200)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_part(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb of a part; what the guard refuses is not even asked."""
    by, asked = request.actor, VERBS[verb]
    rows = parts_visible_to(TaskPart.objects.filter(pk=pk), by).select_related(*SAID, "task__assigner__position")
    part = get_object_or_404(rows)
    refuse(asked.why_not(part=part, by=by))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = asked.form(*sent, task=part.task, by=by, state=state_of(part.task))
    if form.is_valid() and _done(form, part.task, lambda: asked.act(part=part, by=by, **form.words())):
        messages.success(request, f"{TRANSITIONS[verb].label}: xong.")
        return redirect("task", pk=part.task_id)
    values = {"form": form, "part": part, "icon_name": asked.icon, **_heading(part.task, verb)}
    return render(request, "plans/part_verb.html", values, status=422 if form.errors else 200)


def _heading(task: Task, verb: str) -> dict[str, Any]:
    return {"task": task, "heading": TRANSITIONS[verb].label, "left": left_of(task), "due": due_said(task),
            "holder": holder_said(task), "verb": verb}  # fmt: skip


@transaction.atomic
def _done(form: VerbForm, task: Task, act: Any) -> bool:
    """Whether it was done; the form says why not. A page opened before the task moved on does nothing."""
    Task.objects.lock(task.pk)
    if form.cleaned_data["seen"] != state_of(task):
        refuse(MOVED_ON)
    try:
        act()
    except (ActionRefused, CalendarError) as refused:
        form.add_error(None, str(refused))
        return False
    return True


@opens_to_screen("tasks")
@require_safe
def kept_waiting(request: Any) -> HttpResponse:
    """Sums by unit, person and task of one month, each opening its parts; the numbers are those of the list. Who looks
    upon many units chooses one before its parts are listed."""
    form, at = WaitingForm(request.GET), now()
    asked = form.asked()
    month = {"thang": asked["thang"]}
    rows = parts_asked_in(asked["thang"], request.actor)
    parts = narrowed(rows, asked)
    is_above = request.actor.role in ABOVE and not asked.get("don_vi")
    sums = (
        Sums(units_of(rows, at), [], [])
        if is_above
        else sums_of(narrowed(rows, {"don_vi": asked.get("don_vi")}) if request.actor.role in ABOVE else rows, at)
    )
    tables = [
        {"title": title, "head": head, "more": max(0, len(lines) - AT_MOST), "lines": [
            {"name": line.name, "asked": line.asked, "late": line.late, "time": spoken_minutes(line.minutes),
             "minutes": line.minutes, "url": address(month, **{name: line.key}) + "#danh-sach"}
            for line in lines[:AT_MOST]
        ]}
        for title, head, name, lines in (
            ("Đơn vị nào để người khác chờ", "Đơn vị phối hợp", "don_vi", sums.units),
            ("Ai để người khác chờ", "Người phối hợp", "nguoi", sums.people),
            ("Nhiệm vụ nào phải chờ", "Nhiệm vụ", "nhiem_vu", sums.tasks),
        )
        if lines
    ]  # fmt: skip
    keys = [] if is_above else list(parts.order_by("due_at", "pk").values_list("pk", flat=True)[: AT_MOST + 1])
    shown = list(TaskPart.objects.filter(pk__in=keys).select_related(*SAID).order_by("due_at", "pk"))
    values = {
        "form": form, "asked": asked, "tables": tables if sums.units else [],
        "month": f"{asked['thang']:%m/%Y}", "all_url": address(month),
        "is_narrowed": len(asked) > 1, "is_above": is_above, "lines": [_line(part) for part in shown[:AT_MOST]],
        "is_cut": len(shown) > AT_MOST, "count": sum(line.asked for line in sums.units),
        "late": sum(line.late for line in sums.units),
        "minutes": spoken_minutes(sum(line.minutes for line in sums.units)),
    }  # fmt: skip
    return render(request, "plans/kept_waiting.html", values)
