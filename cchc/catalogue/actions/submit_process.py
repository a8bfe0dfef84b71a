"""Trình duyệt: the draft is finished, as its writers see it, and goes to the Chair."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.models import DraftStatus, ProcessDraft
from cchc.catalogue.process_lifecycle import why_not, why_not_current
from cchc.catalogue.process_saving import lock
from cchc.catalogue.processes.faults import faults_of_draft
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_submit_process(*, draft: ProcessDraft, by: Actor, seen: int | None = None) -> Refusal | None:
    if refusal := why_not("submit_process", draft=draft, by=by) or why_not_current(draft, seen):
        return refusal
    return why_not_sound(draft)


def why_not_sound(draft: ProcessDraft) -> Refusal | None:
    """What would be refused at approval is not even submitted."""
    faults = faults_of_draft(draft, on=today())
    return Refusal(" ".join(fault.sentence for fault in faults)) if faults else None


@transaction.atomic
def submit_process(*, draft: ProcessDraft, by: Actor, seen: int, note: str = "") -> ProcessDraft:
    """From now on nobody changes it, until the Chair approves it or sends it back."""
    draft = lock(draft.pk)
    refuse(why_not_submit_process(draft=draft, by=by, seen=seen))
    draft.status, draft.return_reason = DraftStatus.SUBMITTED, ""
    draft.save(update_fields=["status", "return_reason"])
    record_event("process_submitted", subject=draft, by=by, data={"note": note.strip()})
    return draft
