"""Chốt giải trình: the Chair confirms the answers; what was asked and not answered is shown to him first."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.assessment_lifecycle import why_not
from cchc.parindex.models import Assessment, SheetStatus


def why_not_lock_explanation(*, assessment: Assessment, by: Actor) -> Refusal | None:
    if refusal := why_not("lock_explanation", assessment=assessment, by=by):
        return refusal
    open_ones = assessment.lines.exclude(question="").filter(explanation="")
    if codes := list(open_ones.values_list("code", flat=True)[:5]):
        return Refusal(f"Còn tiêu chí chưa giải trình: {', '.join(codes)}.")
    return None


@transaction.atomic
def lock_explanation(*, assessment: Assessment, by: Actor) -> Assessment:
    """Nothing is added any more before the second appraisal."""
    assessment = Assessment.objects.lock(assessment.pk)
    refuse(why_not_lock_explanation(assessment=assessment, by=by))
    assessment.status, assessment.explained_at = SheetStatus.EXPLAINED, now()
    assessment.save(update_fields=["status", "explained_at"])
    record_event("explanation_locked", subject=assessment, by=by)
    return assessment
