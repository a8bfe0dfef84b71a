"""Breakthroughs registered for a published result: the list, the form, the page of one, its paper."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.audit.recording import events_of
from cchc.documents.forms import render_form
from cchc.documents.taking_out import Listing, take_out
from cchc.documents.workbooks import Column
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.parindex.actions.amend_breakthrough import amend_breakthrough as amend
from cchc.parindex.actions.amend_breakthrough import why_not_amend_breakthrough
from cchc.parindex.actions.register_breakthrough import register_breakthrough as register
from cchc.parindex.actions.register_breakthrough import why_not_register_breakthrough
from cchc.parindex.breakthrough_lifecycle import TRANSITIONS
from cchc.parindex.breakthrough_rules import breakthrough_rules_on, registration_day, registration_due_at
from cchc.parindex.forms.breakthrough import BreakthroughForm
from cchc.parindex.models import Assessment, Breakthrough
from cchc.parindex.numbers import written
from cchc.parindex.permissions import assessments_visible_to, breakthroughs_visible_to, lost_points_visible_to
from cchc.parindex.presentation.breakthroughs import (
    VERBS,
    actions_of,
    content_said,
    sheet_of,
    standing_of,
    story_of,
    who_said,
)
from cchc.parindex.views.improvement import common_of, unit_asked
from cchc.worktime.schema import SourcedLimit

COLUMNS = (
    Column("Cá nhân, đơn vị", 28), Column("Lĩnh vực", 24), Column("Tên công việc", 44), Column("Giải pháp", 50),
    Column("Sản phẩm", 30), Column("Thời hạn", 12), Column("Tiêu chí, điểm lấy lại", 30), Column("Trạng thái", 18),
)  # fmt: skip


def published_sheet(actor: Actor, pk: UUID) -> Assessment:
    found: Assessment = get_object_or_404(assessments_visible_to(actor), pk=pk, round__published_at__isnull=False)
    return found


@opens_to_screen("figures")
@require_safe
def breakthroughs_now(request: Any) -> HttpResponse:
    """Those of the newest published result."""
    unit = unit_asked(request)
    rows = assessments_visible_to(request.actor).filter(unit=unit, round__published_at__isnull=False)
    sheet = rows.order_by("-round__year").first()
    if sheet is not None:
        return redirect("breakthroughs", pk=sheet.pk)
    page = common_of(request, unit, "breakthroughs")
    return render(request, "parindex/improve/unpublished.html", page | {"heading": "Đăng ký công việc đột phá"})


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def breakthroughs(request: Any, pk: UUID) -> HttpResponseBase:
    """POST takes the list out: appendix 2 of the report upwards (parindex.md §4.2 f)."""
    sheet = published_sheet(request.actor, pk)
    rows = list(breakthroughs_visible_to(request.actor).filter(assessment=sheet).with_people())
    if request.method == "POST":
        return take_out(request, _listing(sheet, [row for row in rows if row.sent_at]))
    due_at = registration_due_at(sheet.round, sheet.unit)
    page = {
        "sheet": sheet, "lines": [_line(row) for row in rows], "due_at": due_at,
        "is_over": due_at is not None and now() > due_at, "within": _within(sheet),
        "may_register": why_not_register_breakthrough(assessment=sheet, by=request.actor) is None,
        "take_out_url": reverse("breakthroughs", args=[pk]),
        "expected": written(sum((row.expected for row in rows if row.is_promised), Decimal(0))),
    }  # fmt: skip
    return render(
        request, "parindex/improve/breakthroughs.html", common_of(request, sheet.unit, "breakthroughs") | page
    )


def _within(sheet: Assessment) -> SourcedLimit:
    """Of the rules by which the term was reckoned."""
    return breakthrough_rules_on(registration_day(sheet.round) or today()).register_within


def _line(row: Breakthrough) -> dict[str, Any]:
    return {
        "row": row, "who": who_said(row), "standing": standing_of(row), "promises": list(row.promises.all()),
        "expected": row.expected,
    }  # fmt: skip


def _listing(sheet: Assessment, rows: list[Breakthrough]) -> Listing:
    cells = [
        (who_said(row), content_said(row), row.title, row.solution, row.product, f"{row.ends_on:%d/%m/%Y}",
         "; ".join(f"{each.code}: {written(each.expected.normalize())}" for each in row.promises.all()), row.label)
        for row in rows
    ]  # fmt: skip
    return Listing(
        title="Tổng hợp đăng ký công việc đột phá, sáng tạo", asked=f"{sheet.unit.name}; {sheet.round.title}.",
        columns=COLUMNS, rows=cells, count=len(cells), name="dang-ky-dot-pha",
    )  # fmt: skip


def _visible(actor: Actor, pk: UUID) -> Breakthrough:
    found: Breakthrough = get_object_or_404(breakthroughs_visible_to(actor).with_people(), pk=pk)
    return found


@opens_to_screen("figures")
@require_safe
def breakthrough(request: Any, pk: UUID) -> HttpResponse:
    of = _visible(request.actor, pk)
    page = {
        "of": of, "who": who_said(of), "content": content_said(of), "standing": standing_of(of),
        "actions": actions_of(of, request.actor), "story": story_of(events_of(of)),
        "promises": _promises(of, request.actor),
    }  # fmt: skip
    return render(
        request, "parindex/improve/breakthrough.html", common_of(request, of.assessment.unit, "breakthroughs") | page
    )


def _promises(of: Breakthrough, actor: Actor) -> list[dict[str, Any]]:
    """Each with the lost point that it is to win back; a link only to who may open that."""
    lost = {each.code: each for each in of.assessment.lost_points.all()}
    opens = set(lost_points_visible_to(actor).filter(assessment=of.assessment_id).values_list("code", flat=True))
    return [{"promise": each, "lost": lost.get(each.code), "opens": each.code in opens} for each in of.promises.all()]


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def register_breakthrough(request: Any, pk: UUID) -> HttpResponse:
    sheet, by = published_sheet(request.actor, pk), request.actor
    refuse(why_not_register_breakthrough(assessment=sheet, by=by))
    form = BreakthroughForm(*([request.POST] if request.method == "POST" else []), sheet=sheet)
    if form.is_valid():
        try:
            of = register(assessment=sheet, by=by, words=form.words())
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Đã lưu phiếu; chưa gửi. Xem lại rồi bấm «Gửi Văn phòng».")
            return redirect("breakthrough", pk=of.pk)
    return _form_page(request, sheet, form, reverse("breakthroughs", args=[pk]), "Đăng ký công việc đột phá")


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def amend_breakthrough(request: Any, pk: UUID) -> HttpResponse:
    of, by = _visible(request.actor, pk), request.actor
    refuse(why_not_amend_breakthrough(of=of, by=by))
    form = BreakthroughForm(*([request.POST] if request.method == "POST" else []), sheet=of.assessment, of=of)
    if form.is_valid():
        try:
            amend(of=of, by=by, words=form.words())
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Đã lưu phiếu.")
            return redirect("breakthrough", pk=pk)
    return _form_page(request, of.assessment, form, reverse("breakthrough", args=[pk]), "Sửa phiếu đăng ký")


def _form_page(request: Any, sheet: Assessment, form: BreakthroughForm, back: str, heading: str) -> HttpResponse:
    page = {"sheet": sheet, "form": form, "back_url": back, "heading": heading}
    page |= common_of(request, sheet.unit, "breakthroughs")
    return render(request, "parindex/improve/breakthrough_form.html", page, status=422 if form.errors else 200)


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_breakthrough(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb. What the guard refuses is not even asked: the refusal is the whole answer."""
    of, by, asked = _visible(request.actor, pk), request.actor, VERBS[verb]
    refuse(asked.why_not(of=of, by=by))
    form = asked.form(*([request.POST] if request.method == "POST" else []))
    label = TRANSITIONS[verb].label
    if form.is_valid():
        try:
            asked.act(of=of, by=by, **form.words())
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{label}: xong.")
            return redirect("breakthrough", pk=pk)
    page = {
        "form": form, "heading": label, "icon_name": asked.icon, "verb": verb, "subject": of.title,
        "standing": standing_of(of), "back_url": reverse("breakthrough", args=[pk]), "explains": form.explains,
        "back_label": "Phiếu đăng ký đột phá",
    }  # fmt: skip
    return render(request, "parindex/verb.html", page, status=422 if form.errors else 200)


@opens_to_screen("figures")
@require_safe
def print_breakthrough(request: Any, pk: UUID) -> HttpResponse:
    """Phiếu đăng ký, as a paper to sign."""
    values = sheet_of(_visible(request.actor, pk))
    pdf = render_form("phieu-dang-ky-dot-pha", values, today())
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="dang-ky-dot-pha.pdf"'
    response["Cache-Control"] = "private, no-store"  # names of persons on shared office computers
    return response
