"""The rubrics there are, and one of them as a tree to read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cchc.catalogue.wording import MARKS
from cchc.organization.access import opens_to, opens_to_screen
from cchc.parindex.actions import start_rubric_draft as starting
from cchc.parindex.models import DraftStatus, Rubric
from cchc.parindex.numbers import written
from cchc.parindex.permissions import drafts_visible_to, rubrics_visible_to
from cchc.parindex.tree import mapping_said, read_tree, unread_said


@opens_to_screen("figures")
@require_safe
def rubrics(request: Any) -> HttpResponse:
    """Newest version of each first; drafts of the own unit above."""
    page = {
        "rubrics": rubrics_visible_to(request.actor).select_related("unit").order_by("code", "-version", "unit"),
        "drafts": drafts_visible_to(request.actor).filter(status=DraftStatus.DRAFTING).order_by("code"),
    }
    return render(request, "parindex/rubrics.html", page)


def _rubric(request: Any, pk: UUID) -> Rubric:
    found: Rubric = get_object_or_404(rubrics_visible_to(request.actor).select_related("unit"), pk=pk)
    return found


@opens_to_screen("figures")
@require_safe
def rubric(request: Any, pk: UUID) -> HttpResponse:
    shown = _rubric(request, pk)
    content = shown.content
    fields, bonuses, penalties = read_tree(content)
    drafts = drafts_visible_to(request.actor).filter(code=shown.code, status=DraftStatus.DRAFTING)
    page = {
        "rubric": shown,
        "content": content,
        "note": "" if content.note.lower() == shown.status_label.lower() else content.note,
        "mark": MARKS[content.mark],
        "fields": fields,
        "outside": [
            ("Điểm thưởng", written(content.bonus_cap), bonuses),
            ("Điểm phạt", written(content.penalty_cap), penalties),
        ],
        "scale": written(content.scale),
        "leaves": len(list(content.leaves())),
        "unread": [unread_said(each.name, each.max) for each in content.unread],
        "mapping": mapping_said(content),
        "grades": [(grade.label, written(grade.lowest)) for grade in content.grades],
        "draft": drafts.first(),
        "refusal": starting.why_not_start_rubric_draft(rubric=shown, by=request.actor),
    }
    return render(request, "parindex/rubric.html", page)


@opens_to_screen("figures")
@require_safe
def rubric_file(request: Any, pk: UUID) -> HttpResponse:
    """The version as a file for `cchc rubric check` and `score`."""
    shown = _rubric(request, pk)
    text = shown.content.model_dump_json(indent=2, exclude_defaults=True)
    name = f"{shown.code}-{shown.version}.json"
    return HttpResponse(
        text, content_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@opens_to("office")
@require_POST
def start_rubric_draft(request: Any, pk: UUID) -> HttpResponse:
    draft = starting.start_rubric_draft(rubric=_rubric(request, pk), by=request.actor)
    messages.success(request, "Đã mở dự thảo. Bản đã công bố không thay đổi.")
    return redirect("rubric_draft", pk=draft.pk)
