"""Trình phương án: the Chair signs the letter that takes the proposal to the authority."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import ReviewProposal
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_submit_review(*, review: ReviewProposal, by: Actor, submission: str | None = None) -> Refusal | None:
    if refusal := why_not("submit_review", subject=review, by=by):
        return refusal
    if submission is not None and not submission.strip():
        return Refusal("Hãy ghi số văn bản trình phương án.")
    return None


@transaction.atomic
def submit_review(*, review: ReviewProposal, by: Actor, submission: str) -> ReviewProposal:
    """The proposal, on its way."""
    review = ReviewProposal.objects.lock(review.pk)
    refuse(why_not_submit_review(review=review, by=by, submission=submission))
    review.status, review.submission = ReviewProposal.Status.SUBMITTED, submission.strip()
    review.submitted_at, review.submitted_by = now(), by.post
    review.save(update_fields=["status", "submission", "submitted_at", "submitted_by"])
    record_event("review_submitted", subject=review, by=by, data={"submission": review.submission})
    return review
