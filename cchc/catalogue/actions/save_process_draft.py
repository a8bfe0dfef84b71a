"""Lưu dự thảo: keep the steps as they now are. Every change is a save of its own, so that it can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.models import ProcessDraft
from cchc.catalogue.process_lifecycle import why_not, why_not_current
from cchc.catalogue.process_saving import lock, save_steps
from cchc.catalogue.schema import DraftStep
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

MOST = 60  # steps: beyond it no page could be read


def why_not_save_process_draft(
    *, draft: ProcessDraft, by: Actor, seen: int | None = None, steps: Sequence[DraftStep] | None = None
) -> Refusal | None:
    """`seen` is the save that the page showed; another one means that somebody was quicker."""
    if refusal := why_not("save_process_draft", draft=draft, by=by) or why_not_current(draft, seen):
        return refusal
    if steps is not None and not 1 <= len(steps) <= MOST:
        return Refusal(f"Quy trình phải có từ 1 đến {MOST} bước.")
    return None


@transaction.atomic
def save_process_draft(
    *, draft: ProcessDraft, by: Actor, seen: int, steps: Sequence[DraftStep], what: str
) -> ProcessDraft:
    """Nothing is written when nothing changed."""
    draft = lock(draft.pk)
    refuse(why_not_save_process_draft(draft=draft, by=by, seen=seen, steps=steps))
    if tuple(steps) == draft.path:
        return draft
    save_steps(draft, steps, what)
    record_event("process_draft_saved", subject=draft, by=by, data={"what": draft.last.what})
    return draft
