"""Drafts of internal processes at any status, reached through the real actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from cchc.catalogue.actions.approve_process import approve_process
from cchc.catalogue.actions.draft_process import draft_process
from cchc.catalogue.actions.save_process_draft import save_process_draft
from cchc.catalogue.actions.submit_process import submit_process
from cchc.catalogue.models import Procedure, ProcessDraft, ProcessVersion
from cchc.catalogue.schema import DraftStep
from cchc.lifecycle.clock import today
from tests.factories.dossiers import MARITAL_STATUS
from tests.factories.office import actor

OFFICE, CHAIR = "vanphong", "chutich"


def draft(code: str = MARITAL_STATUS) -> ProcessDraft:
    """A copy of the process in force: for marital status six steps, twenty-four hours, three working days."""
    return draft_process(procedure=Procedure.objects.get(code=code), by=actor(OFFICE))


def change(draft: ProcessDraft, steps: tuple[DraftStep, ...], what: str = "Sửa") -> ProcessDraft:
    return save_process_draft(draft=draft, by=actor(OFFICE), seen=draft.last.number, steps=steps, what=what)


def with_step(draft: ProcessDraft, number: int, **words: Any) -> ProcessDraft:
    """The draft with other words in one of its steps."""
    steps = list(draft.path)
    steps[number - 1] = DraftStep.model_validate(steps[number - 1].model_dump() | words)
    return change(draft, tuple(steps), f"Sửa bước {number}")


def submitted(code: str = MARITAL_STATUS) -> ProcessDraft:
    """Two hours less for the examination, waiting for the Chair."""
    changed = with_step(draft(code), 3, time="12h")
    return submit_process(draft=changed, by=actor(OFFICE), seen=changed.last.number)


def approve(draft: ProcessDraft, *, effective_from: date | None = None, **words: Any) -> ProcessVersion:
    decision = {"decision_number": "215/QĐ-UBND", "decided_on": today(), "effective_from": effective_from or today()}
    return approve_process(draft=draft, by=actor(CHAIR), seen=draft.last.number, **decision | words)
