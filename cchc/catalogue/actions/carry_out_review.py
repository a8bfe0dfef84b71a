"""Ghi nhận đã thực hiện: the accepted cut stands in a new version of the procedure, made by a publication decision."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import ProcedureVersion, ReviewProposal
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def version_after(review: ReviewProposal) -> ProcedureVersion | None:
    """The first version of the procedure after the one reviewed."""
    of_procedure = ProcedureVersion.objects.filter(procedure=review.version.procedure_id)
    return of_procedure.filter(number__gt=review.version.number).order_by("number").first()


def why_not_carry_out_review(*, review: ReviewProposal, by: Actor) -> Refusal | None:
    if refusal := why_not("carry_out_review", subject=review, by=by):
        return refusal
    if version_after(review) is None:
        return Refusal("Thủ tục chưa có phiên bản mới. Hãy nhập và áp dụng quyết định công bố thực hiện phương án.")
    return None


@transaction.atomic
def carry_out_review(*, review: ReviewProposal, by: Actor) -> ReviewProposal:
    """The proposal, tied to the version that it brought about."""
    review = ReviewProposal.objects.lock(review.pk)
    refuse(why_not_carry_out_review(review=review, by=by))
    version = version_after(review)
    review.status, review.new_version = ReviewProposal.Status.CARRIED_OUT, version
    review.carried_out_at, review.carried_out_by = now(), by.post
    review.save(update_fields=["status", "new_version", "carried_out_at", "carried_out_by"])
    record_event("review_carried_out", subject=review, by=by, data={"version": version.number if version else None})
    return review
