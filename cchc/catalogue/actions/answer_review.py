"""Ý kiến cấp có thẩm quyền: the authority accepts the proposal or rejects it, in a numbered letter."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import ReviewProposal
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

ANSWERS = (ReviewProposal.Status.ACCEPTED, ReviewProposal.Status.REJECTED)


def why_not_answer_review(
    *, review: ReviewProposal, by: Actor, status: str | None = None, answer: str = "", reason: str = ""
) -> Refusal | None:
    if refusal := why_not("answer_review", subject=review, by=by):
        return refusal
    if status is None:
        return None
    if status not in ANSWERS:
        return Refusal("Hãy chọn chấp thuận hoặc không chấp thuận.")
    if not answer.strip():
        return Refusal("Hãy ghi số văn bản trả lời của cấp có thẩm quyền.")
    if status == ReviewProposal.Status.REJECTED and not reason.strip():
        return Refusal("Không chấp thuận thì phải ghi lý do.")
    return None


@transaction.atomic
def answer_review(*, review: ReviewProposal, by: Actor, status: str, answer: str, reason: str = "") -> ReviewProposal:
    """The answered proposal."""
    review = ReviewProposal.objects.lock(review.pk)
    refuse(why_not_answer_review(review=review, by=by, status=status, answer=answer, reason=reason))
    review.status, review.answer, review.answer_reason = status, answer.strip(), reason.strip()
    review.answered_at, review.answered_by = now(), by.post
    review.save(update_fields=["status", "answer", "answer_reason", "answered_at", "answered_by"])
    record_event("review_answered", subject=review, by=by, data={
        "status": status, "answer": review.answer, "reason": review.answer_reason,
    })  # fmt: skip
    return review
