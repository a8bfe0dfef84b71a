"""How is a plan written and decided upon? One address per verb: GET asks, POST acts, a refusal is said in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.plans.actions import remove_plan_line as line_removal
from cchc.plans.actions import remove_plan_target as target_removal
from cchc.plans.actions.draft_plan import draft_plan as draft
from cchc.plans.actions.draft_plan import why_not_draft_plan
from cchc.plans.actions.enter_figure import enter_figure as enter
from cchc.plans.actions.enter_figure import why_not_enter_figure
from cchc.plans.actions.save_plan_line import save_plan_line as save_line
from cchc.plans.actions.save_plan_line import why_not_save_plan_line
from cchc.plans.actions.save_plan_target import save_plan_target as save_target
from cchc.plans.actions.save_plan_target import why_not_save_plan_target
from cchc.plans.drafting import Beginning, of_last_year, of_programme
from cchc.plans.forms.plans import DraftForm, FigureForm, LineForm, PlanForm, TargetForm
from cchc.plans.line_faults import days_over
from cchc.plans.models import Plan
from cchc.plans.plan_lifecycle import TRANSITIONS
from cchc.plans.presentation.plan_words import VERBS, PlanVerb
from cchc.plans.programmes import programme_of
from cchc.plans.views.plans import visible_plan
from cchc.worktime.zone import CalendarError


def state_of(plan: Plan) -> str:
    """Changes with everything that is done to the plan."""
    return str(events_of(plan).count())


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_plan(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb. What the guard refuses is not even asked: the refusal is the whole answer."""
    plan, by, asked = visible_plan(request.actor, pk), request.actor, VERBS[verb]
    refuse(asked.why_not(plan=plan, by=by))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = asked.form(*sent, state=state_of(plan))
    label = TRANSITIONS[verb].label
    if form.is_valid() and (done := _acted(asked, form, plan, by)):
        messages.success(request, f"{label}: xong.")
        return redirect("plans") if verb == "discard_plan" else redirect("plan", pk=done.pk)
    return _page(request, form, plan, heading=label, button=label, icon_name=asked.icon,
                 says=_says(plan) if verb == "issue_plan" else "")  # fmt: skip


def _says(plan: Plan) -> str:
    """What issuing will do, before it is done."""
    said = "Mỗi hạn của mỗi dòng thành một nhiệm vụ giao cho người chủ trì."
    if plan.replaces:
        said = "Nhiệm vụ của dòng không đổi giữ nguyên; dòng mới được giao, dòng bỏ thì hủy nhiệm vụ chưa nộp."
    over = [f"{line.order} ({day:%d/%m/%Y})" for line in plan.lines.all() for day in days_over(line)]
    return f"{said} Hạn đã qua thì không giao mới: dòng {', '.join(over)}." if over else said


def _acted(asked: PlanVerb, form: PlanForm, plan: Plan, by: Actor) -> Plan | None:
    """The plan after the verb; the form says why not. A page opened before the plan moved on does nothing."""
    try:
        if form.cleaned_data["seen"] != state_of(plan):
            refuse(Refusal("Kế hoạch đã thay đổi từ khi anh/chị mở trang này, nên chưa làm gì. Hãy mở lại trang."))
        return asked.act(plan=plan, by=by, **form.words())
    except (ActionRefused, CalendarError) as refused:
        form.add_error(None, str(refused))
        return None


def _page(request: Any, form: forms.Form, plan: Plan, **values: Any) -> HttpResponse:
    values = {"form": form, "plan": plan, **values}
    return render(request, "plans/plan_form.html", values, status=422 if form.errors else 200)


def _saved(form: forms.Form, act: Callable[[], Any]) -> bool:
    if not form.is_valid():
        return False
    try:
        act()
    except (ActionRefused, CalendarError) as refused:
        form.add_error(None, str(refused))
        return False
    return True


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def draft_plan(request: Any) -> HttpResponse:
    """The year's plan from last year's, or an empty one with the targets of the programme."""
    by, unit = request.actor, request.actor.unit
    refuse(why_not_draft_plan(unit=unit, by=by))
    form = DraftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year"]
        try:
            begun, source = _begun(unit, year, form.cleaned_data["begins"])
            plan = draft(unit=unit, by=by, year=year, beginning=begun, source=source)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, f"Đã tạo dự thảo với {plan.lines.count()} nhiệm vụ.")
            return redirect("plan", pk=plan.pk)
    values = {"form": form, "heading": "Soạn kế hoạch", "button": "Tạo dự thảo", "icon_name": "edit",
              "says": "Đã có bảng Excel hoặc Word thì chọn «Nhập từ Excel, Word»."}  # fmt: skip
    return render(request, "plans/plan_form.html", values, status=422 if form.errors else 200)


def _begun(unit: Any, year: int, begins: str) -> tuple[Beginning, str]:
    if begins == "empty":
        return Beginning(goals=of_programme(programme_of(unit, year), year)), ""
    last = Plan.objects.in_force().filter(unit=unit, year__lt=year).first()
    if last is None:
        refuse(Refusal(f"Chưa có kế hoạch nào đang thực hiện trước năm {year}. Hãy chọn bản trống, hoặc nhập từ tệp."))
        return Beginning(), ""
    return of_last_year(last, unit, year), str(last)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def save_plan_line(request: Any, pk: UUID, line: UUID | None = None) -> HttpResponse:
    """One task of a draft, new or changed."""
    plan, by = visible_plan(request.actor, pk), request.actor
    row = get_object_or_404(plan.lines.select_related("plan__unit"), pk=line) if line else None
    refuse(why_not_save_plan_line(plan=plan, by=by))
    form = LineForm(request.POST or None, plan=plan, line=row)
    if request.method == "POST" and _saved(form, lambda: save_line(plan=plan, by=by, words=form.words(), line=row)):
        messages.success(request, "Đã lưu nhiệm vụ.")
        return redirect("plan", pk=pk)
    return _page(request, form, plan, heading=f"Nhiệm vụ số {row.order}" if row else "Thêm nhiệm vụ", button="Lưu",
                 icon_name="check", remove="remove_plan_line" if row else "", row=row)  # fmt: skip


@opens_to_screen("tasks")
@require_POST
def remove_plan_line(request: Any, pk: UUID, line: UUID) -> HttpResponse:
    plan = visible_plan(request.actor, pk)
    row = get_object_or_404(plan.lines, pk=line)
    line_removal.remove_plan_line(plan=plan, by=request.actor, line=row)
    messages.success(request, f"Đã bỏ nhiệm vụ «{row.title}».")
    return redirect("plan", pk=pk)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def save_plan_target(request: Any, pk: UUID, target: UUID | None = None) -> HttpResponse:
    """One target of a draft, new or changed."""
    plan, by = visible_plan(request.actor, pk), request.actor
    row = get_object_or_404(plan.targets, pk=target) if target else None
    refuse(why_not_save_plan_target(plan=plan, by=by))
    form = TargetForm(request.POST or None, plan=plan, target=row)
    if request.method == "POST" and _saved(form, lambda: save_target(plan=plan, by=by, words=form.words(), target=row)):
        messages.success(request, "Đã lưu chỉ tiêu.")
        return redirect("plan", pk=pk)
    return _page(request, form, plan, heading=f"Chỉ tiêu số {row.order}" if row else "Thêm chỉ tiêu", button="Lưu",
                 icon_name="check", remove="remove_plan_target" if row else "", row=row)  # fmt: skip


@opens_to_screen("tasks")
@require_POST
def remove_plan_target(request: Any, pk: UUID, target: UUID) -> HttpResponse:
    plan = visible_plan(request.actor, pk)
    row = get_object_or_404(plan.targets, pk=target)
    target_removal.remove_plan_target(plan=plan, by=request.actor, target=row)
    messages.success(request, f"Đã bỏ chỉ tiêu «{row.name}».")
    return redirect("plan", pk=pk)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_figure(request: Any, pk: UUID, target: UUID) -> HttpResponse:
    """What the target has reached."""
    plan, by = visible_plan(request.actor, pk), request.actor
    row = get_object_or_404(plan.targets.select_related("plan__unit"), pk=target)
    refuse(why_not_enter_figure(target=row, by=by))
    form = FigureForm(request.POST or None)
    if request.method == "POST" and _saved(form, lambda: enter(target=row, by=by, **form.cleaned_data)):
        messages.success(request, "Đã ghi số liệu.")
        return redirect("plan", pk=pk)
    return _page(request, form, plan, heading="Ghi số liệu thực hiện", button="Ghi", icon_name="check",
                 says=f"{row.name} ({row.measure}).")  # fmt: skip
