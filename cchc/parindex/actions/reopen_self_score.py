"""Mở lại tự chấm: only the round's appraiser may, with a reason; what was locked stays in the record."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.assessment_lifecycle import why_not
from cchc.parindex.models import Assessment, SheetStatus


def why_not_reopen_self_score(*, assessment: Assessment, by: Actor, reason: str | None = None) -> Refusal | None:
    """`reason` None asks whether the actor may reopen it now."""
    if refusal := why_not("reopen_self_score", assessment=assessment, by=by):
        return refusal
    if assessment.lines.filter(first_points__isnull=False).exists():
        return Refusal("Phiếu đã bắt đầu được thẩm định nên không mở lại được. Đơn vị giải trình ở bước sau.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do mở lại.")
    return None


@transaction.atomic
def reopen_self_score(*, assessment: Assessment, by: Actor, reason: str) -> Assessment:
    """The sheet is scored again."""
    assessment = Assessment.objects.lock(assessment.pk)
    refuse(why_not_reopen_self_score(assessment=assessment, by=by, reason=reason))
    assessment.status, assessment.return_reason = SheetStatus.SCORING, reason.strip()
    assessment.locked_at = assessment.locked_by = None
    assessment.save(update_fields=["status", "return_reason", "locked_at", "locked_by"])
    record_event("self_score_reopened", subject=assessment, by=by, data={"reason": assessment.return_reason})
    return assessment
