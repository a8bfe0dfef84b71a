"""Bỏ dự thảo: the new version is not wanted after all; another one can be begun."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.lifecycle import lock, why_not, why_not_current
from cchc.parindex.models import DraftStatus, RubricDraft


def why_not_discard_rubric_draft(*, draft: RubricDraft, by: Actor, seen: int | None = None) -> Refusal | None:
    return why_not("discard_rubric_draft", draft=draft, by=by) or why_not_current(draft, seen)


@transaction.atomic
def discard_rubric_draft(*, draft: RubricDraft, by: Actor, seen: int) -> RubricDraft:
    """It stays to be looked up; the published versions are as they were."""
    draft = lock(draft.pk)
    refuse(why_not_discard_rubric_draft(draft=draft, by=by, seen=seen))
    draft.status = DraftStatus.DISCARDED
    draft.save(update_fields=["status"])
    record_event("rubric_draft_discarded", subject=draft, by=by)
    return draft
