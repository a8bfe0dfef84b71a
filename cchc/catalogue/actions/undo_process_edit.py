"""Hoàn tác: take back the last change of the draft; as often as there are changes."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.models import ProcessDraft
from cchc.catalogue.process_lifecycle import why_not, why_not_current
from cchc.catalogue.process_saving import lock
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_undo_process_edit(*, draft: ProcessDraft, by: Actor, seen: int | None = None) -> Refusal | None:
    if refusal := why_not("undo_process_edit", draft=draft, by=by) or why_not_current(draft, seen):
        return refusal
    if draft.saved.count() == 1:
        return Refusal("Đây là bản đầu tiên của dự thảo, không còn thay đổi nào để hoàn tác.")
    return None


@transaction.atomic
def undo_process_edit(*, draft: ProcessDraft, by: Actor, seen: int) -> ProcessDraft:
    """The save goes; that it was made and undone stays in the record."""
    draft = lock(draft.pk)
    refuse(why_not_undo_process_edit(draft=draft, by=by, seen=seen))
    undone = draft.last
    undone.delete()
    del draft.last
    record_event("process_edit_undone", subject=draft, by=by, data={"what": f"Hoàn tác «{undone.what}»"})
    return draft
