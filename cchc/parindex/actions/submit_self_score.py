"""Trình lãnh đạo: the sheet is complete, or the named checks say what is missing."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.assessment_lifecycle import why_not
from cchc.parindex.checking import missing_now
from cchc.parindex.completeness import Severity
from cchc.parindex.models import Assessment, SheetStatus


def why_not_submit_self_score(*, assessment: Assessment, by: Actor, thorough: bool = False) -> Refusal | None:
    """`thorough` looks at every line; a button asks without."""
    if refusal := why_not("submit_self_score", assessment=assessment, by=by):
        return refusal
    if not thorough:
        return None
    stops = [each for each in missing_now(assessment) if each.severity == Severity.STOPS]
    if stops:
        first = f"{stops[0].line.code} {stops[0].says}"
        return Refusal(f"Còn {len(stops)} chỗ phải bổ sung trước khi trình: {first}. Xem «Kiểm tra trước khi trình».")
    return None


@transaction.atomic
def submit_self_score(*, assessment: Assessment, by: Actor) -> Assessment:
    """The sheet waits for the Chair."""
    assessment = Assessment.objects.lock(assessment.pk)
    refuse(why_not_submit_self_score(assessment=assessment, by=by, thorough=True))
    assessment.status, assessment.return_reason = SheetStatus.AWAITING_CHAIR, ""
    assessment.save(update_fields=["status", "return_reason"])
    record_event("self_score_submitted", subject=assessment, by=by)
    return assessment
