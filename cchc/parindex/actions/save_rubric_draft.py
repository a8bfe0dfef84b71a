"""Lưu dự thảo: keep the rubric as it now is. Its sums need not agree before it is published."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.lifecycle import lock, why_not, why_not_current
from cchc.parindex.models import RubricDraft
from cchc.parindex.schema import RubricContent


def why_not_save_rubric_draft(
    *, draft: RubricDraft, by: Actor, seen: int | None = None, content: RubricContent | None = None
) -> Refusal | None:
    """`seen` is the save that the page showed; another one means that somebody was quicker."""
    if refusal := why_not("save_rubric_draft", draft=draft, by=by) or why_not_current(draft, seen):
        return refusal
    if content is not None and (content.code, content.version) != (draft.code, draft.content.version):
        return Refusal("Mã và số phiên bản của bộ tiêu chí do hệ thống ghi, không sửa được.")
    return None


@transaction.atomic
def save_rubric_draft(*, draft: RubricDraft, by: Actor, seen: int, content: RubricContent) -> RubricDraft:
    """Nothing is written when nothing changed."""
    draft = lock(draft.pk)
    refuse(why_not_save_rubric_draft(draft=draft, by=by, seen=seen, content=content))
    document = content.model_dump(mode="json")
    if document == draft.document:
        return draft
    draft.document, draft.saves = document, draft.saves + 1
    draft.save(update_fields=["document", "saves"])
    record_event("rubric_draft_saved", subject=draft, by=by, data={"save": draft.saves})
    return draft
