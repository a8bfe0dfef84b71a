"""Trả lại: the Chair sends the sheet back to be mended, with a reason."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.assessment_lifecycle import why_not
from cchc.parindex.models import Assessment, SheetStatus


def why_not_return_self_score(*, assessment: Assessment, by: Actor, reason: str | None = None) -> Refusal | None:
    """`reason` None asks whether the actor may return it now."""
    if refusal := why_not("return_self_score", assessment=assessment, by=by):
        return refusal
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do trả lại.")
    return None


@transaction.atomic
def return_self_score(*, assessment: Assessment, by: Actor, reason: str) -> Assessment:
    """The sheet goes back to be scored, with the reason on it."""
    assessment = Assessment.objects.lock(assessment.pk)
    refuse(why_not_return_self_score(assessment=assessment, by=by, reason=reason))
    assessment.status, assessment.return_reason = SheetStatus.SCORING, reason.strip()
    assessment.save(update_fields=["status", "return_reason"])
    record_event("self_score_returned", subject=assessment, by=by, data={"reason": assessment.return_reason})
    return assessment
