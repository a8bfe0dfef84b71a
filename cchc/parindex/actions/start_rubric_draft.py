"""Soạn phiên bản mới: what is published is never edited, so a change begins as a copy of it."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.parindex.lifecycle import NOT_YOURS
from cchc.parindex.models import DraftStatus, Rubric, RubricDraft
from cchc.parindex.permissions import writes_rubrics


def why_not_start_rubric_draft(*, rubric: Rubric, by: Actor) -> Refusal | None:
    if not writes_rubrics(None, by):
        return NOT_YOURS
    if RubricDraft.objects.filter(unit=by.unit_id, code=rubric.code, status=DraftStatus.DRAFTING).exists():
        return Refusal(
            f"Bộ tiêu chí {rubric.code} đang có một dự thảo chưa xong. Hãy sửa tiếp dự thảo đó, "
            "hoặc bỏ nó rồi soạn lại."
        )
    return None


@transaction.atomic
def start_rubric_draft(*, rubric: Rubric, by: Actor) -> RubricDraft:
    """A copy of the published version, of the actor's unit, as the next one, which maps from it and not from before."""
    Unit.objects.select_for_update().get(pk=by.unit_id)  # two drafts of one rubric never begin at once
    refuse(why_not_start_rubric_draft(rubric=rubric, by=by))
    document = rubric.document | {"version": rubric.version + 1, "follows": None}
    draft = RubricDraft(unit=by.unit, code=rubric.code, based_on=rubric, document=document)
    draft.save(force_insert=True)
    record_event("rubric_draft_started", subject=draft, by=by, data={"code": rubric.code, "based_on": rubric.version})
    return draft
