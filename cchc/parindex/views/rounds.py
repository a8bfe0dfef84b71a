"""The rounds there are, a new one, and one of them: its steps, how the units stand, what they won."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.documents.taking_out import Listing, take_out
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE
from cchc.parindex.actions.open_round import open_round as act_open_round
from cchc.parindex.actions.open_round import why_not_open_round
from cchc.parindex.forms.verbs import OpenRoundForm
from cchc.parindex.models import AssessmentRound, RoundStatus
from cchc.parindex.models.round import DEADLINES, LOCKED
from cchc.parindex.permissions import assessments_visible_to, leads_round, rounds_visible_to, standings_visible_to
from cchc.parindex.presentation.standings import cells_of, columns_of, standings_of
from cchc.parindex.presentation.verbs import ROUND_VERBS, round_actions
from cchc.parindex.presentation.words import round_standing, sheet_standing, sum_said
from cchc.parindex.round_lifecycle import TRANSITIONS
from cchc.worktime.zone import CalendarError

R = RoundStatus


@opens_to_screen("figures")
@require_safe
def rounds(request: Any) -> HttpResponse:
    """Newest first, with how the own unit stands in each."""
    actor = request.actor
    found = list(rounds_visible_to(actor).select_related("unit").order_by("-year", "-opened_at"))
    whole = AssessmentRound.objects.filter(pk__in=[each.pk for each in found])
    counts = whole.annotate(units=Count("assessments"), locked=Count("assessments", Q(assessments__status__in=LOCKED)))
    counted = {each.pk: each for each in counts}
    own = {}
    if actor.role not in ABOVE:
        own = {sheet.round_id: sheet for sheet in assessments_visible_to(actor).filter(round__in=found)}
    refusal = why_not_open_round(by=actor)
    page = {
        "lines": [
            {"round": each, "standing": round_standing(each), "units": counted[each.pk].units,
             "locked": counted[each.pk].locked, "sheet": (sheet := own.get(each.pk)),
             "sheet_standing": sheet_standing(sheet) if sheet else None,
             "total": sum_said(sheet.total) if sheet and each.is_published else ""}
            for each in found
        ],
        "above": actor.role in ABOVE, "may_open": refusal is None,
        "open_label": "Tự chấm thử" if actor.role == "office" else "Mở đợt đánh giá",
    }  # fmt: skip
    return render(request, "parindex/rounds.html", page)


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def open_round(request: Any) -> HttpResponse:
    """By the appraiser for the units below, by a unit's office for itself."""
    by = request.actor
    refuse(why_not_open_round(by=by))
    form = OpenRoundForm(*([request.POST] if request.method == "POST" else []), by=by)
    if form.is_valid():
        try:
            of = act_open_round(by=by, words=form.words(by.unit))
        except (ActionRefused, CalendarError) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã mở «{of.title}».")
            if of.rehearsal:
                return redirect("assessment", pk=of.assessments.get().pk)
            return redirect("round", pk=of.pk)
    heading = "Tự chấm thử" if by.role == "office" else "Mở đợt đánh giá"
    page = {"form": form, "heading": heading, "rehearsal": by.role == "office"}
    return render(request, "parindex/open_round.html", page, status=422 if form.errors else 200)


def visible_round(request: Any, pk: UUID) -> AssessmentRound:
    found: AssessmentRound = get_object_or_404(
        rounds_visible_to(request.actor).select_related("unit", "rubric", "opened_by__official"), pk=pk
    )
    return found


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def round(request: Any, pk: UUID) -> HttpResponseBase:
    """POST takes the published ranking out, on paper or as a workbook."""
    of, actor = visible_round(request, pk), request.actor
    content = of.rubric.content
    sees_all = of.is_published or leads_round(of, actor) or actor.role in ABOVE
    rows = standings_of(of, standings_visible_to(of, actor)) if sees_all else []
    if request.method == "POST":
        if not of.is_published:
            raise Http404
        listing = Listing(
            title=f"Xếp hạng Chỉ số cải cách hành chính năm {of.year}",
            asked=f"Quyết định số {of.decision_number} ngày {of.decided_on:%d/%m/%Y}", columns=columns_of(content),
            rows=cells_of(rows), count=len(rows), name=f"xep-hang-{of.year}",
        )  # fmt: skip
        return take_out(request, listing)
    own = assessments_visible_to(actor).filter(round=of).first() if actor.role not in ABOVE else None
    return render(request, "parindex/round.html", {
        "round": of, "standing": round_standing(of), "steps": _steps(of), "rows": rows, "own": own,
        "own_standing": sheet_standing(own) if own else None, "own_total": sum_said(own.total) if own else "",
        "fields": [(part.code, part.name) for part in content.parts], "actions": round_actions(of, actor),
        "seen": {row.pk for row in assessments_visible_to(actor).filter(round=of)} if rows else set(),
        "take_out_url": reverse("round", args=[of.pk]),
    })  # fmt: skip


def _steps(of: AssessmentRound) -> list[dict[str, Any]]:
    """The line of steps with the day of each; a rehearsal has only the first."""
    order: list[RoundStatus] = [each for each in R if each != R.CLOSED]
    reached = len(order) if of.status == R.CLOSED else order.index(R(of.status))
    days: dict[str, datetime | None] = {
        **{status: getattr(of, name) for status, name in zip(order, DEADLINES, strict=False)},
        R.APPROVED: of.approved_at, R.PUBLISHED: of.published_at,
    }  # fmt: skip
    return [
        {"label": each.label, "kind": "done" if n < reached else "now" if n == reached else "next",
         "day": days.get(each), "is_deadline": n < len(DEADLINES)}
        for n, each in enumerate(order[:1] if of.rehearsal else order)
    ]  # fmt: skip


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_round(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb. What the guard refuses is not even asked: the refusal is the whole answer."""
    of, by, asked = visible_round(request, pk), request.actor, ROUND_VERBS[verb]
    refuse(asked.why_not(of=of, by=by))
    form = asked.form(*([request.POST] if request.method == "POST" else []), of=of, by=by)
    label = TRANSITIONS[verb].label
    if form.is_valid() and _acted(verb, form, pk, by):
        messages.success(request, f"{label}: xong.")
        return redirect("round", pk=pk)
    page = {
        "form": form, "heading": label, "icon_name": asked.icon, "verb": verb, "subject": of.title,
        "standing": round_standing(of), "back_url": reverse("round", args=[pk]), "explains": form.explains,
        "back_label": of.title,
    }  # fmt: skip
    return render(request, "parindex/verb.html", page, status=422 if form.errors else 200)


@transaction.atomic
def _acted(verb: str, form: Any, pk: UUID, by: Any) -> bool:
    """Whether it was done; the form says why not. A page opened in an earlier step does nothing."""
    of = AssessmentRound.objects.lock(pk)
    if form.cleaned_data["seen"] != of.status:
        refuse(Refusal(f"Đợt đã sang bước «{of.label}» từ khi anh/chị mở trang này, nên chưa làm gì thêm."))
    try:
        ROUND_VERBS[verb].act(of=of, by=by, **form.words())
    except (ActionRefused, CalendarError) as refused:
        form.add_error(None, str(refused))
        return False
    return True
