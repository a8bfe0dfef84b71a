"""The table of lost points of a published sheet, and one lost point with its people, answers and remedies."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.audit.recording import events_of
from cchc.documents.taking_out import Listing, take_out
from cchc.documents.workbooks import Column
from cchc.indicators.definitions import indicators_on
from cchc.indicators.permissions import sees_records
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.parindex.actions.answer_share import answer_share as answer_it
from cchc.parindex.actions.answer_share import why_not_answer_share
from cchc.parindex.actions.conclude_lost_point import conclude_lost_point as conclude
from cchc.parindex.actions.conclude_lost_point import why_not_conclude_lost_point
from cchc.parindex.actions.plan_remedy import plan_remedy as plan
from cchc.parindex.actions.plan_remedy import why_not_plan_remedy
from cchc.parindex.actions.state_cause import state_cause as state
from cchc.parindex.actions.state_cause import why_not_state_cause
from cchc.parindex.causes import cause_named
from cchc.parindex.forms.lost import AnswerForm, CauseForm, ConcludeForm, RemedyForm
from cchc.parindex.models import Assessment, LostPoint
from cchc.parindex.numbers import written
from cchc.parindex.permissions import assessments_visible_to, lost_points_visible_to
from cchc.parindex.presentation.index_tree import part_url, records_url
from cchc.parindex.presentation.lost import lines_of, story_of, totals_of
from cchc.parindex.sheets import PAPERS

COLUMNS = (
    Column("Mã", 8), Column("Tiêu chí", 50), Column("Điểm tối đa", 10), Column("Điểm đạt", 10),
    Column("Điểm bị trừ", 10), Column("Loại nguyên nhân", 26), Column("Nguyên nhân cụ thể", 40),
    Column("Trách nhiệm", 50), Column("Giải pháp khắc phục", 50), Column("Trạng thái", 20),
)  # fmt: skip


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def lost_points(request: Any, pk: UUID) -> HttpResponseBase:
    """Bảng phân tích điểm bị trừ (parindex.md §4.2 a); six queries."""
    sheet: Assessment = get_object_or_404(
        assessments_visible_to(request.actor), pk=pk, round__published_at__isnull=False
    )
    rows = rows_of(request.actor, sheet)
    lines = lines_of(rows, sheet.round.rubric.content)
    if request.method == "POST":
        return take_out(request, _listing(sheet, lines))
    return render(request, "parindex/lost/table.html", {
        "sheet": sheet, "lines": lines, "totals": totals_of(rows),
        "take_out_url": reverse("lost_points", args=[pk]), "sees_all": sees_records(request.actor),
        "papers": [(name, title) for name, (_, title) in PAPERS.items()],
        "is_named": any(share.post_id == request.actor.post_id for line in lines for share in line["shares"]),
    })  # fmt: skip


def rows_of(actor: Actor, sheet: Assessment) -> list[LostPoint]:
    """With everything that the table and the papers say of them."""
    rows = lost_points_visible_to(actor).filter(assessment=sheet)
    return list(rows.prefetch_related(
        "shares__post__official", "shares__post__position", "remedies__task__holder__official"
    ))  # fmt: skip


def _listing(sheet: Assessment, lines: list[dict[str, Any]]) -> Listing:
    rows = [
        (
            line["row"].code, line["row"].name, written(line["row"].max), written(line["row"].achieved),
            written(line["row"].lost), line["cause"], line["row"].explanation, line["people_said"],
            line["remedies_said"], line["row"].label,
        )
        for line in lines
    ]  # fmt: skip
    return Listing(
        title="Bảng phân tích điểm bị trừ", asked=f"{sheet.unit.name}; {sheet.round.title}.", columns=COLUMNS,
        rows=rows, count=len(rows), name="diem-bi-tru",
    )  # fmt: skip


def _visible(actor: Actor, pk: UUID) -> LostPoint:
    rows = lost_points_visible_to(actor).select_related(
        "assessment__unit", "assessment__round__rubric", "assessment__round__unit", "stated_by__official",
        "concluded_by__official",
    )  # fmt: skip
    found: LostPoint = get_object_or_404(rows, pk=pk)
    return found


@opens_to_screen("figures")
@require_safe
def lost_point(request: Any, pk: UUID) -> HttpResponse:
    return _page(request, _visible(request.actor, pk))


def _page(request: Any, lost: LostPoint, **sent: Any) -> HttpResponse:
    """With the forms of what this person may do; `sent` is a form that was refused, as it was typed."""
    by, unit = request.actor, lost.assessment.unit
    shares = list(lost.shares.select_related("post__official", "post__position"))
    for share in shares:
        share.lost_point = lost
    own = next((share for share in shares if share.post_id == by.post_id), None)
    cause = cause_named(lost.cause, today())
    forms = {
        "state_form": sent.get("state_form")
        or (CauseForm(initial=CauseForm.initial_of(lost), unit=unit)
            if why_not_state_cause(lost=lost, by=by) is None else None),
        "answer_form": sent.get("answer_form")
        or (AnswerForm() if own and why_not_answer_share(share=own, by=by) is None else None),
        "remedy_form": sent.get("remedy_form")
        or (RemedyForm(initial={"expected": lost.lost.normalize()}, unit=unit)
            if why_not_plan_remedy(lost=lost, by=by) is None else None),
        "conclude_form": sent.get("conclude_form") or ConcludeForm(),
    }  # fmt: skip
    refusal = why_not_conclude_lost_point(lost=lost, by=by)
    return render(request, "parindex/lost/point.html", {
        "lost": lost, "shares": shares, "own": own, "cause": cause, "may_conclude": refusal is None,
        "conclude_refusal": refusal, "story": story_of(events_of(lost)),
        "records_url": _records_url(lost),
        "part_url": part_url(lost.code, lost.assessment.unit_id, lost.assessment.round.year),
        "remedies": list(lost.remedies.select_related("task__holder__official")), **forms,
    }, status=422 if sent else 200)  # fmt: skip


def _records_url(lost: LostPoint) -> str:
    """The failing records of the assessed year, whichever unit looks."""
    year = lost.assessment.round.year
    indicator = indicators_on(min(date(year, 12, 31), today())).get(lost.indicator)
    if indicator is None:
        return ""
    words = {"ky": "nam", "so": 1, "nam": year, "don_vi": lost.assessment.unit_id}
    return records_url(indicator, lost.code, words)


def _tried(request: Any, lost: LostPoint, name: str, form: Any, act: Any, done: str) -> HttpResponse:
    if form.is_valid():
        try:
            act(form)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, done)
            return redirect("lost_point", pk=lost.pk)
    return _page(request, lost, **{name: form})


@opens_to_screen("figures")
@require_POST
def state_cause(request: Any, pk: UUID) -> HttpResponse:
    lost = _visible(request.actor, pk)
    form = CauseForm(request.POST, unit=lost.assessment.unit)
    return _tried(
        request, lost, "state_form", form, lambda form: state(lost=lost, by=request.actor, words=form.words()),
        "Đã ghi nguyên nhân, trách nhiệm. Từng người được nêu sẽ trả lời.",
    )  # fmt: skip


@opens_to_screen("figures")
@require_POST
def answer_share(request: Any, pk: UUID) -> HttpResponse:
    lost = _visible(request.actor, pk)
    share, form = lost.shares.filter(post=request.actor.post_id).first(), AnswerForm(request.POST)
    if share is None:
        form.add_error(None, "Chỉ người được nêu trách nhiệm ở mục này mới trả lời.")
        return _page(request, lost, answer_form=form)
    share.lost_point = lost
    return _tried(
        request, lost, "answer_form", form,
        lambda form: answer_it(share=share, by=request.actor, **form.cleaned_data), "Đã ghi trả lời của anh/chị.",
    )  # fmt: skip


@opens_to_screen("figures")
@require_POST
def conclude_lost_point(request: Any, pk: UUID) -> HttpResponse:
    lost = _visible(request.actor, pk)
    return _tried(
        request, lost, "conclude_form", ConcludeForm(request.POST),
        lambda form: conclude(lost=lost, by=request.actor, note=form.cleaned_data["note"]), "Đã kết luận.",
    )  # fmt: skip


@opens_to_screen("figures")
@require_POST
def plan_remedy(request: Any, pk: UUID) -> HttpResponse:
    lost = _visible(request.actor, pk)
    form = RemedyForm(request.POST, unit=lost.assessment.unit)
    return _tried(
        request, lost, "remedy_form", form, lambda form: plan(lost=lost, by=request.actor, words=form.words()),
        "Đã giao việc khắc phục; việc nằm trong danh sách nhiệm vụ.",
    )  # fmt: skip
