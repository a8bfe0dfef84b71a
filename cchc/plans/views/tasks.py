"""Which tasks are there, and how does one stand?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cchc.audit.recording import events_of, kind_of
from cchc.documents.models import Attachment
from cchc.documents.serving import file_response
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.plans.actions.give_task import why_not_give_task
from cchc.plans.forms.find import FindForm
from cchc.plans.listing import OPEN_TASKS, address, asked_for, is_walked, page_of, with_what_is_said
from cchc.plans.models import Progress, Submission, Task, TaskPart
from cchc.plans.permissions import hands_over_in, of_unit, visible_to
from cchc.plans.presentation.origins import source_url
from cchc.plans.presentation.parts import ask_url, part_line
from cchc.plans.presentation.story import story_of
from cchc.plans.presentation.urging import urged_of
from cchc.plans.presentation.verbs import actions_of
from cchc.plans.presentation.words import due_alone, due_said, holder_said, left_of
from cchc.plans.rules import content_named


@opens_to_screen("tasks")
@require_safe
def tasks(request: Any) -> HttpResponse:
    """The tasks of the unit, the nearest deadline first; whoever asks for nothing sees the open ones. Five queries."""
    form = FindForm(request.GET or {"trang_thai": OPEN_TASKS})
    asked = form.asked()
    cursor = asked.pop("sau", "")
    rows = asked_for(of_unit(Task.objects.all(), request.actor), asked, request.actor.post_id)
    page = page_of(rows, cursor, walked=is_walked(asked, request.actor))
    values = {
        "form": form,
        "is_narrowed": bool(asked) and bool(request.GET),
        "lines": [line_of(task) for task in page.rows],
        "address": address(asked),
        "first_url": address(asked) if cursor else "",
        "next_url": address(asked, sau=page.after) if page.after else "",
        "may_give": why_not_give_task(unit=request.actor.unit, by=request.actor) is None,
        "may_hand_over": hands_over_in(request.actor.unit_id, request.actor),
    }
    return render(request, "plans/tasks.html", values)


def line_of(task: Task) -> dict[str, Any]:
    """One task in a list; `task` is read with unit, holder and assigner."""
    content = content_named(task.taxonomy, task.content)
    return {
        "task": task, "left": left_of(task), "due": due_said(task), "holder": holder_said(task),
        "due_alone": due_alone(task), "content": content.short_name if content else task.content,
    }  # fmt: skip


def visible_task(actor: Actor, pk: UUID) -> Task:
    """The task with everybody that its page names; 404 when the actor may not see it."""
    rows = Task.objects.select_related(
        "unit", "holder__official", "holder__position", "assigner__official", "assigner__position", "assigner__unit",
        "parent__parent",
    )  # fmt: skip
    found: Task = get_object_or_404(visible_to(rows, actor), pk=pk)
    return found


@opens_to_screen("tasks")
@require_safe
def task(request: Any, pk: UUID) -> HttpResponse:
    found = visible_task(request.actor, pk)
    content = content_named(found.taxonomy, found.content)
    children = with_what_is_said(found.children.order_by("due_at", "pk"))
    submissions = list(found.submissions.select_related("by__official", "judged_by__official"))
    progress = list(found.progress.select_related("by__official"))
    parts = list(found.parts.select_related("unit", "partner__official", "partner__position"))
    values = {
        "task": found,
        "left": left_of(found),
        "due": due_said(found),
        "holder": holder_said(found),
        "content": content.name if content else found.content,
        "actions": actions_of(found, request.actor),
        "source_url": source_url(found, request.actor),
        "story": story_of(found, events_of(found)),
        "urged": urged_of(found, request.actor),
        "children": [line_of(each) for each in children],
        "submissions": submissions,
        "parts": [part_line(part, found, request.actor) for part in parts],
        "ask_url": ask_url(found, request.actor),
        "waiting": found.extensions.waiting().select_related("asked_by__official").first(),
        "files": files_of(submissions, progress, parts),
        "may_split": found.is_open and why_not_give_task(unit=found.unit, by=request.actor) is None,
    }
    return render(request, "plans/task.html", values)


def files_of(*subjects: list[Submission] | list[Progress] | list[TaskPart]) -> list[Attachment]:
    """Every file of the way of a task, the newest first; one query."""
    kinds = {kind_of(each): [one.pk for one in rows] for rows in subjects for each in rows[:1]}
    rows = Attachment.objects.filter(subject_id__in=[pk for keys in kinds.values() for pk in keys])
    return list(rows.filter(subject_kind__in=kinds).order_by("-uploaded_at", "-id"))


@opens_to_screen("tasks")
@require_safe
def task_file(request: Any, pk: UUID, attachment: UUID) -> FileResponse:
    """A file of the task: its progress, its product, an answer of a partner."""
    found = visible_task(request.actor, pk)
    here = files_of(list(found.submissions.all()), list(found.progress.all()), list(found.parts.all()))
    wanted = next((each for each in here if each.pk == attachment), None)
    if wanted is None:
        raise Http404
    return file_response(wanted.file, wanted.name)
