"""Trả lại để sửa: the Chair does not approve the draft as it is, and says why."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.models import DraftStatus, ProcessDraft
from cchc.catalogue.process_lifecycle import why_not
from cchc.catalogue.process_saving import lock
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_return_process(*, draft: ProcessDraft, by: Actor, reason: str | None = None) -> Refusal | None:
    """`reason` None asks for the button only; an empty one is refused."""
    if refusal := why_not("return_process", draft=draft, by=by):
        return refusal
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do trả lại, để người soạn biết chỗ cần sửa.")
    return None


@transaction.atomic
def return_process(*, draft: ProcessDraft, by: Actor, reason: str) -> ProcessDraft:
    """The writers may change it again."""
    draft = lock(draft.pk)
    refuse(why_not_return_process(draft=draft, by=by, reason=reason))
    draft.status, draft.return_reason = DraftStatus.RETURNED, reason.strip()
    draft.save(update_fields=["status", "return_reason"])
    record_event("process_returned", subject=draft, by=by, data={"reason": draft.return_reason})
    return draft
