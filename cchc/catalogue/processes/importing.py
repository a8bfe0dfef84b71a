"""Where do the steps of a file go? Into the open draft of the procedure, as one more save, or into a new draft."""

from __future__ import annotations

from cchc.catalogue.actions.draft_process import draft_process
from cchc.catalogue.actions.save_process_draft import save_process_draft
from cchc.catalogue.models import OPEN, Procedure, ProcessDraft
from cchc.catalogue.processes.editing import Path
from cchc.organization.actor import Actor


def take_in(*, procedure: Procedure, by: Actor, steps: Path, what: str) -> ProcessDraft:
    """What was drafted before is one «hoàn tác» away."""
    drafts = ProcessDraft.objects.filter(procedure=procedure, unit=by.unit_id, status__in=OPEN)
    draft = drafts.select_related("unit").first()
    if draft is None:
        return draft_process(procedure=procedure, by=by, steps=steps, what=what)
    return save_process_draft(draft=draft, by=by, seen=draft.last.number, steps=steps, what=what)
