"""Duyệt, chốt điểm tự chấm: the Chair answers for it; from now on the sheet is read above."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.assessment_lifecycle import why_not
from cchc.parindex.models import Assessment, SheetStatus
from cchc.parindex.standing import Stage, score_at


def why_not_lock_self_score(*, assessment: Assessment, by: Actor) -> Refusal | None:
    return why_not("lock_self_score", assessment=assessment, by=by)


@transaction.atomic
def lock_self_score(*, assessment: Assessment, by: Actor) -> Assessment:
    """The points stand in the record with who locked them."""
    assessment = Assessment.objects.lock(assessment.pk)
    refuse(why_not_lock_self_score(assessment=assessment, by=by))
    assessment.status, assessment.locked_at, assessment.locked_by = SheetStatus.LOCKED, now(), by.post
    assessment.save(update_fields=["status", "locked_at", "locked_by"])
    score = score_at(assessment.round.rubric.content, assessment.lines.all(), Stage.SELF)
    record_event("self_score_locked", subject=assessment, by=by, data={"points": str(score.points)})
    return assessment
