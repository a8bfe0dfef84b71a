"""Phân công tiêu chí: lines of the sheet go to one person of the unit, who scores them and gathers the evidence."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.parindex.assessment_lifecycle import why_not
from cchc.parindex.models import Assessment


def why_not_assign_criteria(
    *, assessment: Assessment, by: Actor, to: Post | None = None, codes: Collection[str] = ()
) -> Refusal | None:
    """`to` None asks whether the actor may share out the criteria now."""
    if refusal := why_not("assign_criteria", assessment=assessment, by=by):
        return refusal
    if to is None:
        return None
    if to.unit_id != assessment.unit_id or not Post.objects.held(today()).filter(pk=to.pk).exists():
        return Refusal(f"{to} không giữ vị trí nào của đơn vị. Hãy chọn người khác.")
    if not codes:
        return Refusal("Hãy chọn ít nhất một tiêu chí.")
    return None


@transaction.atomic
def assign_criteria(*, assessment: Assessment, by: Actor, to: Post, codes: Collection[str]) -> int:
    """How many lines went to the person."""
    assessment = Assessment.objects.lock(assessment.pk)
    refuse(why_not_assign_criteria(assessment=assessment, by=by, to=to, codes=codes))
    given = assessment.lines.filter(code__in=codes).update(responsible=to)
    record_event("criteria_assigned", subject=assessment, by=by, data={"to": str(to), "codes": sorted(codes)})
    return given
