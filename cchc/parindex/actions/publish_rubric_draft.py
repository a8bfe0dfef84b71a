"""Công bố bộ tiêu chí: the draft becomes a version that nobody edits; assessments that run keep theirs."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max, Q

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.parindex.faults import faults_of
from cchc.parindex.lifecycle import lock, why_not, why_not_current
from cchc.parindex.models import DraftStatus, Rubric, RubricDraft


def why_not_publish_rubric_draft(*, draft: RubricDraft, by: Actor, seen: int | None = None) -> Refusal | None:
    if refusal := why_not("publish_rubric_draft", draft=draft, by=by) or why_not_current(draft, seen):
        return refusal
    reasons = [reason for _, reason in faults_of(draft.content)]
    if reasons:
        return Refusal(f"Còn {len(reasons)} chỗ cần sửa trước khi công bố: {'; '.join(reasons[:3])}.")
    return None


@transaction.atomic
def publish_rubric_draft(*, draft: RubricDraft, by: Actor, seen: int) -> Rubric:
    """The next number after every version that the unit sees."""
    Unit.objects.select_for_update().get(pk=draft.unit_id)  # two versions never get one number
    draft = lock(draft.pk)
    refuse(why_not_publish_rubric_draft(draft=draft, by=by, seen=seen))
    seen_by_unit = Rubric.objects.filter(Q(unit=None) | Q(unit=draft.unit_id), code=draft.code)
    number = (seen_by_unit.aggregate(last=Max("version"))["last"] or 0) + 1
    standing_in = f", làm thay {by.standing_in_for}" if by.standing_in_for else ""
    rubric = Rubric(
        code=draft.code,
        version=number,
        unit=draft.unit,
        published_at=now(),
        published_by=f"{by.official_name}, {by.post_label}{standing_in}"[:330],
        title=draft.content.title,
        document=draft.document | {"version": number},
    )
    rubric.save(force_insert=True)
    draft.status, draft.rubric = DraftStatus.PUBLISHED, rubric
    draft.save(update_fields=["status", "rubric"])
    record_event("rubric_draft_published", subject=draft, by=by, data={"code": draft.code, "version": number})
    return rubric
