"""How does an official act on a task? One address per verb: GET asks, POST acts, and a refusal is said in place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.plans.forms.verbs import VerbForm
from cchc.plans.lifecycle import TRANSITIONS, what_happened_last
from cchc.plans.models import Task
from cchc.plans.presentation.verbs import VERBS, Verb
from cchc.plans.presentation.words import due_said, holder_said, left_of
from cchc.plans.views.tasks import visible_task
from cchc.worktime.zone import CalendarError


def state_of(task: Task) -> str:
    """Changes with everything that is done to the task."""
    return str(events_of(task).count())


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_task(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb. What the guard refuses is not even asked: the refusal is the whole answer."""
    task, by, asked = visible_task(request.actor, pk), request.actor, VERBS[verb]
    refuse(_with_what_happened(asked.why_not(task=task, by=by), task))
    heading = TRANSITIONS[verb].label
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = asked.form(*sent, task=task, by=by, state=state_of(task))
    if form.is_valid() and _acted(asked, form, pk=pk, by=by):
        messages.success(request, f"{heading}: xong.")
        return redirect("task", pk=pk)
    values = {"task": task, "form": form, "heading": heading, "icon_name": asked.icon, "left": left_of(task),
              "due": due_said(task), "holder": holder_said(task), "verb": verb}  # fmt: skip
    return render(request, "plans/verb.html", values, status=422 if form.errors else 200)


@transaction.atomic
def _acted(asked: Verb, form: VerbForm, *, pk: UUID, by: Actor) -> bool:
    """Whether it was done; the form says why not. A page opened before the task moved on does nothing."""
    task = Task.objects.lock(pk)
    if form.cleaned_data["seen"] != state_of(task):
        moved_on = Refusal("Nhiệm vụ đã thay đổi từ khi anh/chị mở trang này, nên chưa làm gì thêm.")
        refuse(_with_what_happened(moved_on, task))
    try:
        asked.act(task=task, by=by, **form.words())
    except (ActionRefused, CalendarError) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _with_what_happened(refusal: Refusal | None, task: Task) -> Refusal | None:
    return refusal and replace(refusal, sentence=f"{refusal.sentence} {what_happened_last(task)}".strip())
