"""Which cuts does the unit propose, what do they save, and how far has each come?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.audit.recording import events_of
from cchc.catalogue.actions.answer_review import answer_review, why_not_answer_review
from cchc.catalogue.actions.carry_out_review import carry_out_review, why_not_carry_out_review
from cchc.catalogue.actions.draft_review import draft_review as draft
from cchc.catalogue.actions.draft_review import why_not_draft_review
from cchc.catalogue.actions.submit_review import submit_review, why_not_submit_review
from cchc.catalogue.compliance import Cost, compliance_rules_on
from cchc.catalogue.forms.reviews import AnswerForm, NothingForm, ReviewForm, SubmitForm
from cchc.catalogue.lifecycle import TRANSITIONS
from cchc.catalogue.listings import reviews_listing
from cchc.catalogue.models import ProcedureVersion, ReviewProposal
from cchc.catalogue.permissions import visible_to
from cchc.catalogue.wording import MARKS
from cchc.documents.taking_out import take_out
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.worktime.limit import Limit

SHOWN = 200
LOOKS = {"prepared": "rest", "submitted": "wait", "accepted": "soon", "rejected": "late", "carried_out": "ok"}
TOLD = {"review_drafted": "Soạn phương án", "review_submitted": "Trình cấp có thẩm quyền",
        "review_answered": "Cấp có thẩm quyền trả lời", "review_carried_out": "Đã thực hiện"}  # fmt: skip


class Verb(NamedTuple):
    form: type[forms.Form]
    act: Callable[..., ReviewProposal]
    why_not: Callable[..., Any]
    note: str


VERBS = {
    "submit_review": Verb(SubmitForm, submit_review, why_not_submit_review, "Ký văn bản trình rồi ghi số vào đây."),
    "answer_review": Verb(AnswerForm, answer_review, why_not_answer_review, "Ghi theo văn bản trả lời."),
    "carry_out_review": Verb(NothingForm, carry_out_review, why_not_carry_out_review,
                             "Phương án được gắn với phiên bản mới do quyết định công bố tạo ra."),
}  # fmt: skip


def costs_of(review: ReviewProposal) -> tuple[Cost, Cost]:
    """Before and after."""
    cases, wage = review.cases_a_year, review.wage
    return (Cost(review.minutes_before, review.fee_before, wage, cases),
            Cost(review.minutes_after, review.fee_after, wage, cases))  # fmt: skip


def _line(review: ReviewProposal) -> dict[str, Any]:
    before, after = costs_of(review)
    return {"review": review, "look": LOOKS[review.status], "saved": before.of_a_year - after.of_a_year}


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: Any) -> HttpResponseBase:
    """Every proposal with what it saves a year; the newest first."""
    rows = visible_to(ReviewProposal.objects.select_related("version__procedure", "unit"), request.actor)
    lines = [_line(review) for review in rows.defer("version__parts").order_by("-drafted_at", "-id")[:SHOWN]]
    if request.method == "POST":
        return take_out(request, reviews_listing(lines))
    counted = [line for line in lines if line["review"].status in ("accepted", "carried_out")]
    values = {"lines": lines, "saved": sum(line["saved"] for line in counted), "accepted": len(counted),
              "why_not": why_not_draft_review(by=request.actor)}  # fmt: skip
    return render(request, "catalogue/reviews.html", values)


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def draft_review(request: Any) -> HttpResponse:
    """For the procedure that the address names; without one its code is asked for first."""
    refuse(why_not_draft_review(by=request.actor))
    code = request.GET.get("ma", "").strip()
    in_force = ProcedureVersion.objects.in_force(today()).select_related("procedure__field")
    version = in_force.filter(procedure__code=code).first()
    rules = compliance_rules_on(today())
    if version is None:
        choices = in_force.defer("parts").order_by("procedure__field__order", "procedure__code")
        return render(request, "catalogue/choose_review.html", {"versions": choices, "code": code})
    form = ReviewForm(request.POST or None, version=version, rules=rules)
    if request.method == "POST" and form.is_valid():
        try:
            review = draft(by=request.actor, version=version, words=form.words())
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, "Đã lưu phương án. Chủ tịch xem và trình cấp có thẩm quyền.")
            return redirect("review", pk=review.pk)
    values = {"form": form, "version": version, "rules": rules, "marks": MARKS}
    return render(request, "catalogue/draft_review.html", values, status=422 if form.errors else 200)


def visible_review(request: Any, pk: UUID) -> ReviewProposal:
    rows = ReviewProposal.objects.select_related("unit__parent", "version__procedure__field", "new_version",
                                                 "drafted_by__official")  # fmt: skip
    found: ReviewProposal = get_object_or_404(visible_to(rows, request.actor), pk=pk)
    return found


@opens_to_screen("catalogue")
@require_safe
def review(request: Any, pk: UUID) -> HttpResponse:
    found = visible_review(request, pk)
    actions = []
    for name, verb in VERBS.items():
        refusal = verb.why_not(review=found, by=request.actor)
        if found.status in TRANSITIONS[name].sources:
            actions.append({
                "label": TRANSITIONS[name].label, "url": reverse(name, args=[pk]), "formaction": "", "icon": "send",
                "primary": refusal is None, "note": verb.note, "refusal": str(refusal) if refusal else "", "key": "",
            })  # fmt: skip
    return render(request, "catalogue/review.html", page_of(found) | {"actions": actions})


@opens_to_screen("catalogue")
@require_safe
def print_review(request: Any, pk: UUID) -> HttpResponse:
    return render(request, "catalogue/print_review.html", page_of(visible_review(request, pk)))


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_review(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb; what the guard refuses is not even asked."""
    found, asked = visible_review(request, pk), VERBS[verb]
    refuse(asked.why_not(review=found, by=request.actor))
    form = asked.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            asked.act(review=found, by=request.actor, **form.cleaned_data)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, f"{TRANSITIONS[verb].label}: xong.")
            return redirect("review", pk=pk)
    values = page_of(found) | {"form": form, "heading": TRANSITIONS[verb].label, "note": asked.note}
    return render(request, "catalogue/act_on_review.html", values, status=422 if form.errors else 200)


def page_of(review: ReviewProposal) -> dict[str, Any]:
    """What the page and the print say: the cuts in words, both costs, the story."""
    before, after = costs_of(review)
    content = review.version.content
    papers = [paper.name for paper in content.papers if paper.code in review.cut_papers]
    steps = [step for place, step in enumerate(content.steps, 1) if place in review.cut_steps]
    return {
        "review": review,
        "look": LOOKS[review.status],
        "papers": papers,
        "steps": steps,
        "limit_after": Limit.parse(review.limit_after).label if review.limit_after else "",
        "before": before,
        "after": after,
        "saved": before.of_a_year - after.of_a_year,
        "percent": round((before.of_a_year - after.of_a_year) * 100 / before.of_a_year) if before.of_a_year else 0,
        "rules": compliance_rules_on(today()),
        "mark": MARKS[compliance_rules_on(today()).mark],
        "story": [(TOLD[event.name], event) for event in events_of(review)],
    }
