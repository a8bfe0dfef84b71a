"""How is a draft of a process locked and its next save written? Used by the verbs only."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from cchc.catalogue.models import ProcessDraft, ProcessDraftSave
from cchc.catalogue.schema import DraftStep


def lock(pk: UUID) -> ProcessDraft:
    """The draft with what its verbs ask, locked until the transaction ends."""
    rows = ProcessDraft.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "procedure__field", "based_on").get(pk=pk)


def save_steps(draft: ProcessDraft, steps: Sequence[DraftStep], what: str) -> ProcessDraftSave:
    """The next save, which becomes the last one. Its number was never used before, undone or not."""
    draft.saves += 1
    draft.save(update_fields=["saves"])
    draft.last = ProcessDraftSave(
        draft=draft, number=draft.saves, steps=[step.model_dump(mode="json") for step in steps], what=what[:300]
    )
    draft.last.save(force_insert=True)
    return draft.last
