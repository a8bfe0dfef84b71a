"""Kết thúc đợt: a published round is closed; a rehearsal is closed whenever the unit has learnt from it."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.models import AssessmentRound, RoundStatus
from cchc.parindex.round_lifecycle import why_not


def why_not_close_round(*, of: AssessmentRound, by: Actor) -> Refusal | None:
    if refusal := why_not("close_round", of=of, by=by):
        return refusal
    if of.status == RoundStatus.SELF_SCORING and not of.rehearsal:
        return Refusal("Đợt đánh giá chính thức chỉ kết thúc sau khi công bố kết quả.")
    return None


@transaction.atomic
def close_round(*, of: AssessmentRound, by: Actor) -> AssessmentRound:
    """Nothing is done in it any more."""
    of = AssessmentRound.objects.lock(of.pk)
    refuse(why_not_close_round(of=of, by=by))
    of.status, of.closed_at = RoundStatus.CLOSED, now()
    of.save(update_fields=["status", "closed_at"])
    record_event("round_closed", subject=of, by=by)
    return of
