"""How does the office urge, what came of it, and how does the urged person reply?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.documents.forms import render_form
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.actions.answer_urging import answer_urging, why_not_answer_urging
from cchc.plans.actions.send_urging import send_urging, why_not_send_urging
from cchc.plans.forms.urging import ChooseForm, NoteForm, PeriodForm, ReplyForm
from cchc.plans.listing import with_what_is_said
from cchc.plans.models import ReminderRound, Task, UrgingLetter, UrgingRound
from cchc.plans.permissions import letters_visible_to, rounds_visible_to
from cchc.plans.presentation.urging import (
    counts_of,
    letters_since,
    outcome_said,
    people_of,
    rounds_of,
    standing_said,
    tasks_of,
)
from cchc.plans.presentation.urging_sheet import FORM, sheet_of
from cchc.plans.presentation.words import due_said, holder_said, left_of
from cchc.plans.urging import AT_MOST, addressees, to_urge
from cchc.worktime.zone import local


@opens_to_screen("tasks")
@require_safe
def urging(request: Any) -> HttpResponse:
    """What was urged in the period, how often, and what came of it."""
    form = PeriodForm(request.GET)
    letters = letters_since(request.actor, form.days())
    values = {
        "form": form,
        "people": people_of(letters, request.actor, form.days()),
        "tasks": tasks_of(letters),
        "rounds": rounds_of(letters),
        "last": ReminderRound.objects.filter(unit=request.actor.unit_id).first(),
        "may_urge": why_not_send_urging(unit=request.actor.unit, by=request.actor) is None,
    }
    return render(request, "plans/urging/overview.html", values)


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def urge(request: Any) -> HttpResponse:
    """Whom to urge: a GET chooses, a POST shows the letters as they would go, and with `gui` sends them."""
    by = request.actor
    refuse(why_not_send_urging(unit=by.unit, by=by))
    form, note = ChooseForm(request.GET, unit=by.unit), NoteForm(request.POST or None)
    if request.method != "POST":
        rows = to_urge(by.unit, form.asked())
        return _choose(request, form, list(with_what_is_said(rows)[:AT_MOST]))
    tasks = _picked(request.POST.getlist("task"), by)
    refusal = why_not_send_urging(unit=by.unit, by=by, tasks=tasks)
    if refusal is None and "gui" in request.POST and note.is_valid():
        try:
            made = send_urging(unit=by.unit, tasks=tasks, by=by, note=note.cleaned_data["note"])
        except ActionRefused as refused:
            refusal = refused.refusal
        else:
            messages.success(request, f"Đã gửi phiếu đôn đốc số {made.number}/{made.year}, {len(tasks)} nhiệm vụ.")
            return redirect("urging_round", pk=made.pk)
    if not tasks:
        shown = with_what_is_said(to_urge(by.unit, form.asked()))[:AT_MOST]
        return _choose(request, form, list(shown), refusal, status=422)
    values = {"people": _people(tasks, by), "note": note, "refusal": refusal, "tasks": tasks}
    return render(request, "plans/urging/preview.html", values, status=422 if refusal else 200)


def _choose(request: Any, form: ChooseForm, tasks: list[Task], refusal: Any = None, status: int = 200) -> HttpResponse:
    values = {"form": form, "people": _people(tasks, request.actor), "refusal": refusal, "tasks": tasks}
    return render(request, "plans/urging/choose.html", values, status=status)


def _picked(keys: Iterable[str], by: Actor) -> list[Task]:
    """The tasks that were left ticked; what is no key is left out."""
    known = []
    for key in keys:
        try:
            known.append(UUID(key))
        except ValueError:
            continue
    rows = Task.objects.filter(unit=by.unit_id, pk__in=known)
    return list(with_what_is_said(rows.order_by("due_at", "pk")))


def _people(tasks: list[Task], by: Actor) -> list[dict[str, Any]]:
    """The tasks under those to whom their letters go; last what nobody could be written about."""
    to, counts = addressees(tasks, by.unit), counts_of(task.pk for task in tasks)
    lines: dict[UUID | None, list[dict[str, Any]]] = defaultdict(list)
    for task in tasks:
        line = {"task": task, "left": left_of(task), "due": due_said(task), "counts": counts[task.pk],
                "holder": holder_said(task)}  # fmt: skip
        lines[to.get(task.pk)].append(line)
    posts = Post.objects.filter(pk__in=[key for key in lines if key]).select_related("official", "position")
    found = [{"to": post, "lines": lines[post.pk]} for post in posts.order_by("position__order", "official__full_name")]
    return [*found, {"to": None, "lines": lines[None]}] if None in lines else found


@opens_to_screen("tasks")
@require_safe
def urging_round(request: Any, pk: UUID) -> HttpResponse:
    made, letters = _visible_round(request.actor, pk)
    by_person: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for letter in letters:
        by_person[letter.to_id].append({
            "letter": letter, "stood": standing_said(letter.due_at, made.made_at, letter.task),
            "outcome": outcome_said(letter.task, made.made_at),
            "may_answer": why_not_answer_urging(letter=letter, by=request.actor) is None,
        })  # fmt: skip
    people = [{"to": lines[0]["letter"].to, "lines": lines} for lines in by_person.values()]
    return render(request, "plans/urging/round.html", {"round": made, "people": people})


@opens_to_screen("tasks")
@require_safe
def print_urging(request: Any, pk: UUID, post: UUID) -> HttpResponse:
    """The letter of one person as PDF."""
    made, letters = _visible_round(request.actor, pk)
    own = [letter for letter in letters if letter.to_id == post]
    if not own:
        raise Http404
    pdf = render_form(FORM, sheet_of(made, own), local(made.made_at).date())
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="phieu-don-doc-{made.number}-{made.year}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Any, pk: UUID) -> HttpResponse:
    """The reply to one line; the refusal is the whole answer where it is not one's own."""
    rows = UrgingLetter.objects.select_related("round__made_by__official", "task__unit", "to__official")
    letter = get_object_or_404(letters_visible_to(rows, request.actor), pk=pk)
    refuse(why_not_answer_urging(letter=letter, by=request.actor))
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer_urging(letter=letter, by=request.actor, reply=form.cleaned_data["reply"])
        messages.success(request, f"Đã trả lời phiếu đôn đốc về {letter.task.code}.")
        return redirect("task", pk=letter.task_id)
    values = {"form": form, "letter": letter, "left": left_of(letter.task), "due": due_said(letter.task)}
    return render(request, "plans/urging/answer.html", values, status=422 if form.errors else 200)


def _visible_round(actor: Actor, pk: UUID) -> tuple[UrgingRound, list[UrgingLetter]]:
    """With everybody whom its page and its paper name; 404 when the actor may not see it. Two queries."""
    rows = UrgingRound.objects.select_related("unit__parent", "made_by__official", "made_by__position")
    made = get_object_or_404(rounds_visible_to(rows, actor), pk=pk)
    letters = made.letters.select_related("task__unit", "to__official", "to__position", "replied_by__official")
    return made, list(letters.order_by("to__position__order", "to__official__full_name", "pk"))
