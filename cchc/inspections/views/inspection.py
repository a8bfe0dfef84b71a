"""How does one inspection stand: its team, sample, checklist and findings; its minutes and conclusion?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cchc.audit.recording import events_of
from cchc.documents.forms import render_form
from cchc.inspections.drawing import RULE_SAID, drawn_again
from cchc.inspections.models import ChecklistAnswer, Finding, Inspection, SampledItem, Status
from cchc.inspections.permissions import findings_visible_to, inspects_it, visible_to
from cchc.inspections.presentation.story import story_of
from cchc.inspections.presentation.verbs import actions_of
from cchc.inspections.presentation.words import line_of, object_said, quarter_said, standing_of
from cchc.inspections.rules import checklist_of
from cchc.inspections.schema import About
from cchc.inspections.sheets import conclusion_of, minutes_of
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.worktime.zone import local

VERDICT_KINDS = {"met": "ok", "not_met": "late", "none": "rest"}


def visible_inspection(actor: Actor, pk: UUID) -> Inspection:
    """The inspection with everybody that its page names; 404 when the actor may not see it."""
    rows = Inspection.objects.select_related(
        "unit__parent", "lead__official", "lead__position", "planned_by__position", "planned_by__official",
        "opened_by__official", "concluded_by__official", "concluded_by__position",
        "cancelled_by__official",
    )  # fmt: skip
    found: Inspection = get_object_or_404(visible_to(rows, actor), pk=pk)
    return found


def findings_in(inspection: Inspection, actor: Actor) -> list[Finding]:
    rows = findings_visible_to(inspection.findings.all(), actor)
    people = ("inspection", "responsible__official", "responsible__position", "taken_over_by__official", "task__unit",
              "field")  # fmt: skip
    return list(rows.select_related(*people).order_by("number"))


@opens_to_screen("tasks")
@require_safe
def inspection(request: Any, pk: UUID) -> HttpResponse:
    found = visible_inspection(request.actor, pk)
    answers = list(found.answers.order_by("pk"))
    values = {
        "inspection": found,
        "standing": standing_of(found),
        "quarter": quarter_said(found),
        "object": object_said(found),
        "team": list(found.team.select_related("post__official", "post__position", "post__unit")),
        "actions": actions_of(found, request.actor),
        "checklist": checklist_of(found),
        "answers": _of_the_place(found, answers),
        "draws": _draws(found, answers, checks=request.GET.get("rut-lai") == "1"),
        "rule": RULE_SAID,
        "findings": [line_of(each) for each in findings_in(found, request.actor)],
        "may_write": found.status == Status.OPEN and inspects_it(found, request.actor),
        "story": story_of(events_of(found)),
    }
    return render(request, "inspections/inspection.html", values)


def _of_the_place(found: Inspection, answers: list[ChecklistAnswer]) -> list[dict[str, Any]]:
    said = {each.item: each for each in answers if each.sampled_id is None}
    items = checklist_of(found).about(About.PLACE)
    return [{"item": item, "answer": said.get(item.code), "kind": _kind(said.get(item.code))} for item in items]


def _kind(answer: ChecklistAnswer | None) -> str:
    return VERDICT_KINDS[answer.verdict] if answer else "wait"


def _draws(found: Inspection, answers: list[ChecklistAnswer], *, checks: bool) -> list[dict[str, Any]]:
    """Each draw with its items; `checks` draws once more and says whether the same comes out."""
    items = SampledItem.objects.filter(draw__inspection=found).select_related("dossier", "task").order_by("place")
    by_draw: dict[UUID, list[dict[str, Any]]] = {}
    for item in items:
        said = [each for each in answers if each.sampled_id == item.pk]
        not_met = sum(each.verdict == "not_met" for each in said)
        by_draw.setdefault(item.draw_id, []).append({"item": item, "answered": len(said), "not_met": not_met})
    draws = found.draws.select_related("drawn_by__official", "inspection").order_by("of")
    return [
        {
            "draw": draw,
            "items": by_draw.get(draw.pk, []),
            "asks": bool(checklist_of(found).about(About(draw.of))),
            "again": drawn_again(draw) if checks else None,
        }
        for draw in draws
    ]


@opens_to_screen("tasks")
@require_safe
def print_minutes(request: Any, pk: UUID) -> HttpResponse:
    """Biên bản: what was seen, for both sides to sign."""
    found = visible_inspection(request.actor, pk)
    refuse(_not_yet(found.opened_at is None, "Cuộc kiểm tra chưa tiến hành, chưa có biên bản."))
    _only_who_sees_all(found, request.actor)
    return _pdf("bien-ban-kiem-tra", minutes_of(found), found, "bien-ban")


@opens_to_screen("tasks")
@require_safe
def print_conclusion(request: Any, pk: UUID) -> HttpResponse:
    """Kết luận: what was upheld and who puts what right until when."""
    found = visible_inspection(request.actor, pk)
    refuse(_not_yet(found.status != Status.CONCLUDED, "Cuộc kiểm tra chưa kết luận."))
    _only_who_sees_all(found, request.actor)
    return _pdf("ket-luan-kiem-tra", conclusion_of(found), found, "ket-luan")


def _not_yet(is_early: bool, sentence: str) -> Refusal | None:
    return Refusal(sentence) if is_early else None


def _only_who_sees_all(found: Inspection, actor: Actor) -> None:
    """The paper names everybody: not for who may see his own finding only."""
    seen = findings_visible_to(found.findings.all(), actor).count()
    if seen != found.findings.count():
        refuse(Refusal("Văn bản này có phát hiện về người khác. Hãy hỏi Văn phòng hoặc trưởng đoàn."))


def _pdf(form: str, values: Any, found: Inspection, name: str) -> HttpResponse:
    pdf = render_form(form, values, local(values.issued_at).date())
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{found.number}-{found.year}.pdf"'
    response["Cache-Control"] = "private, no-store"  # names of persons on shared office computers
    return response


def sampled_asked(inspection: Inspection, text: str) -> SampledItem | None:
    """The thing of the sample that an address names; 404 when it is none of this inspection."""
    if not text:
        return None
    try:
        key = UUID(text)
    except ValueError as wrong:
        raise Http404 from wrong
    rows = SampledItem.objects.filter(draw__inspection=inspection).select_related("dossier", "task__holder", "draw")
    found: SampledItem = get_object_or_404(rows, pk=key)
    return found
