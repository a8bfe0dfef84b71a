"""The papers after publication: minutes, remedy plan, report upwards, and each person's own review."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cchc.documents.form_values import Form
from cchc.documents.forms import render_form
from cchc.indicators.permissions import sees_records
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.parindex.models import Assessment
from cchc.parindex.permissions import assessments_visible_to
from cchc.parindex.sheets import PAPERS, personal_of, review_of
from cchc.parindex.views.lost_points import rows_of


@opens_to_screen("figures")
@require_safe
def print_review(request: Any, pk: UUID, paper: str) -> HttpResponse:
    """It names everybody: for who may see all lost points."""
    sheet = _published(request.actor, pk)
    if paper not in PAPERS:
        raise Http404
    if not sees_records(request.actor):
        refuse(Refusal("Văn bản này nêu tên nhiều người. Hãy hỏi Văn phòng hoặc lãnh đạo."))
    return _pdf(PAPERS[paper][0], review_of(sheet, rows_of(request.actor, sheet)), paper)


@opens_to_screen("figures")
@require_safe
def print_own_review(request: Any, pk: UUID) -> HttpResponse:
    """What names the person himself, with what he said."""
    sheet, by = _published(request.actor, pk), request.actor
    own = personal_of(sheet, rows_of(by, sheet), by.post)
    if not own.lines:
        refuse(Refusal("Không có mục nào nêu trách nhiệm của anh/chị."))
    return _pdf("ban-kiem-diem-ca-nhan", own, "ca-nhan")


def _published(actor: Any, pk: UUID) -> Assessment:
    found: Assessment = get_object_or_404(assessments_visible_to(actor), pk=pk, round__published_at__isnull=False)
    return found


def _pdf(form: str, values: Form, name: str) -> HttpResponse:
    response = HttpResponse(render_form(form, values, today()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"  # names of persons on shared office computers
    return response
