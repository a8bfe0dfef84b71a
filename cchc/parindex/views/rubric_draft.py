"""The draft of a rubric: written by the office one section at a time, its sums shown while typing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cchc.organization.access import opens_to, opens_to_screen
from cchc.parindex.actions import discard_rubric_draft as discarding
from cchc.parindex.actions import publish_rubric_draft as publishing
from cchc.parindex.actions import save_rubric_draft as saving
from cchc.parindex.editing import (
    OUTSIDE,
    Document,
    found_at,
    nodes_of,
    rule_boxes,
    sections_of,
    with_new_leaf,
    with_new_row,
    without,
)
from cchc.parindex.forms.following import FollowingForm
from cchc.parindex.forms.section import SectionForm, SeenForm
from cchc.parindex.models import RubricDraft
from cchc.parindex.numbers import written
from cchc.parindex.permissions import drafts_visible_to
from cchc.parindex.rules.base import sum_of
from cchc.parindex.schema import Place, RubricContent
from cchc.parindex.tree import faults_said, write_nodes

PRESSED = re.compile(r"(luu)|(den)-(\w+)|(them|bo|dong|botdong)-([a-z]+(?:\.\w+)*)")


def _draft(request: Any, pk: UUID) -> RubricDraft:
    draft: RubricDraft = get_object_or_404(drafts_visible_to(request.actor), pk=pk)
    return draft


def _section(request: Any, draft: RubricDraft) -> str:
    asked = request.GET.get("muc", "1")
    return asked if asked in dict(sections_of(draft.document)) else "1"


@opens_to_screen("figures")
@require_safe
def rubric_draft(request: Any, pk: UUID) -> HttpResponse:
    draft = _draft(request, pk)
    return _page(request, draft, _form(draft, _section(request, draft)))


def _form(draft: RubricDraft, section: str, data: Any = None) -> SectionForm | FollowingForm:
    return FollowingForm(draft, data) if section == FollowingForm.section else SectionForm(draft, section, data)


def _page(request: Any, draft: RubricDraft, form: SectionForm | FollowingForm, status: int = 200) -> HttpResponse:
    content = draft.content
    faults = faults_said(content)
    total = sum_of([part.max for part in content.parts] + [each.max for each in content.unread if each.max])
    number = int(form.section) - 1 if form.section.isdigit() else None
    page = {
        "draft": draft,
        "content": content,
        "form": form,
        "nodes": write_nodes(form, content) if isinstance(form, SectionForm) else [],
        "sections": [
            {"key": key, "name": name, "faults": sum(where == key for where, _, _ in faults)}
            for key, name in sections_of(draft.document)
        ],
        "faults": faults,
        "total": written(total),
        "scale": written(content.scale),
        "elsewhere": str(total - content.parts[number].max if number is not None else total),
        "may_write": saving.why_not_save_rubric_draft(draft=draft, by=request.actor) is None,
        "refusal": publishing.why_not_publish_rubric_draft(draft=draft, by=request.actor),
    }
    return render(request, "parindex/draft.html", page, status=status)


@opens_to("office")
@require_POST
def save_rubric_draft(request: Any, pk: UUID) -> HttpResponse:
    """Keep what was typed, then do what the button says; what cannot be kept is said beside its box."""
    draft = _draft(request, pk)
    section = _section(request, draft)
    form = _form(draft, section, request.POST)
    content = form.content() if form.is_valid() else None
    if content is None:
        return _page(request, draft, form, status=422)
    seen, (content, section, at) = form.cleaned_data["seen"], _pressed(request, content, section)
    saving.save_rubric_draft(draft=draft, by=request.actor, seen=seen, content=content)
    return redirect(f"{reverse('rubric_draft', args=[pk])}?muc={section}{f'#m-{at}' if at else ''}")


def _pressed(request: Any, content: RubricContent, section: str) -> tuple[RubricContent, str, str]:
    """The rubric after the button, the section to go to and the node to look at."""
    matched = PRESSED.fullmatch(request.POST.get("nut", "luu"))
    document = content.model_dump(mode="json")
    if matched is None or matched[1]:
        return content, section, ""
    if matched[2]:
        return content, matched[3], ""
    at: Place = tuple(int(part) if part.isdigit() else part for part in matched[5].split("."))
    if not _possible(matched[4], at, document, section):
        return content, section, ""
    document, at = CHANGES[matched[4]](document, at)
    return RubricContent.model_validate(document), section, ".".join(map(str, at))


CHANGES: dict[str, Callable[[Document, Place], tuple[Document, Place]]] = {
    "them": with_new_leaf,
    "bo": lambda document, at: (without(document, at), at[:-2]),
    "dong": lambda document, at: (with_new_row(document, at), at[: at.index("rule")]),
    "botdong": lambda document, at: (without(document, at), at[: at.index("rule")]),
}


def _possible(verb: str, at: Place, document: Document, section: str) -> bool:
    """A part gets one more, bonuses and penalties too; a field stays, and so does the only row of a rule."""
    nodes = dict(nodes_of(document, section))
    if verb == "them":
        return "parts" in nodes.get(at, {}) or (section == "ngoai" and at in OUTSIDE)
    if verb == "bo":
        return at in nodes and (section == "ngoai" or len(at) > 2)
    return at in {
        box.at[:-1]
        for here, node in nodes.items()
        for box in rule_boxes(node.get("rule") or {}, (*here, "rule"))
        if isinstance(box.at[-2], int) and (verb == "dong" or len(found_at(document, box.at[:-2])) > 1)
    }


def _seen(request: Any) -> int:
    """Only a form that no page of ours made has no `seen`."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise Http404
    seen: int = form.cleaned_data["seen"]
    return seen


@opens_to("office")
@require_POST
def publish_rubric_draft(request: Any, pk: UUID) -> HttpResponse:
    rubric = publishing.publish_rubric_draft(draft=_draft(request, pk), by=request.actor, seen=_seen(request))
    messages.success(request, f"Đã công bố {rubric}. Bản này không sửa được nữa.")
    return redirect("rubric", pk=rubric.pk)


@opens_to("office")
@require_POST
def discard_rubric_draft(request: Any, pk: UUID) -> HttpResponse:
    discarding.discard_rubric_draft(draft=_draft(request, pk), by=request.actor, seen=_seen(request))
    messages.success(request, "Đã bỏ dự thảo. Bản đã công bố không thay đổi.")
    return redirect("rubrics")
