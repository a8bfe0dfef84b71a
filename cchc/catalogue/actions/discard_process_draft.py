"""Bỏ dự thảo: the new version is not wanted after all; another one can be begun."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.models import DraftStatus, ProcessDraft
from cchc.catalogue.process_lifecycle import why_not, why_not_current
from cchc.catalogue.process_saving import lock
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_discard_process_draft(*, draft: ProcessDraft, by: Actor, seen: int | None = None) -> Refusal | None:
    return why_not("discard_process_draft", draft=draft, by=by) or why_not_current(draft, seen)


@transaction.atomic
def discard_process_draft(*, draft: ProcessDraft, by: Actor, seen: int) -> ProcessDraft:
    """Its last save stays, to be looked up."""
    draft = lock(draft.pk)
    refuse(why_not_discard_process_draft(draft=draft, by=by, seen=seen))
    draft.status = DraftStatus.DISCARDED
    draft.save(update_fields=["status"])
    record_event("process_draft_discarded", subject=draft, by=by)
    return draft
