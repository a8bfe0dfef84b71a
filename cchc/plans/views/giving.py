"""How is a new task given: at one's word, as a part of another, or from what it comes of?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.models import Unit
from cchc.plans.actions.give_task import give_task, why_not_give_task
from cchc.plans.forms.give import GiveForm
from cchc.plans.models import Task
from cchc.plans.presentation.words import holder_said
from cchc.plans.sources import Origin
from cchc.plans.views.tasks import visible_task


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: Any, pk: UUID | None = None) -> HttpResponse:
    """A new task in the actor's unit, or a part of one that is there."""
    parent = visible_task(request.actor, pk) if pk else None
    unit = parent.unit if parent else request.actor.unit
    if parent is None or parent.holder_id != request.actor.post_id:
        refuse(why_not_give_task(unit=unit, by=request.actor))
    return give_page(request, unit=unit, parent=parent)


def give_from(request: Any, origin: Origin, unit: Unit) -> HttpResponse:
    """A new task that names the row it comes from; the caller has shown that the actor sees the row."""
    refuse(why_not_give_task(unit=unit, by=request.actor))
    return give_page(request, unit=unit, origin=origin)


def give_page(request: Any, *, unit: Unit, parent: Task | None = None, origin: Origin | None = None) -> HttpResponse:
    """The form, and what it was answered with: the task's own page, or where it came from."""
    initial = {"title": origin.title} if origin else None
    form = GiveForm(request.POST or None, unit=unit, parent=parent, initial=initial)
    if request.method == "POST" and form.is_valid():
        words = form.words()
        try:
            given = give_task(words=origin.named_in(words) if origin else words, by=request.actor)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, f"Đã giao {given.code} cho {holder_said(given)}.")
            return redirect(origin.back) if origin else redirect("task", pk=given.pk)
    values = {"form": form, "parent": parent, "origin": origin}
    return render(request, "plans/give.html", values, status=422 if form.errors else 200)
