"""Soạn quy trình: begin a new version of an internal process, from the one in force, a blank one, or a file."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.models import OPEN, Procedure, ProcessDraft, ProcessVersion
from cchc.catalogue.permissions import drafts_processes
from cchc.catalogue.process_lifecycle import not_yours
from cchc.catalogue.process_saving import save_steps
from cchc.catalogue.processes.editing import BLANK
from cchc.catalogue.schema import DraftStep
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_draft_process(*, procedure: Procedure, by: Actor) -> Refusal | None:
    if not drafts_processes(by.unit, by):
        return not_yours("draft_process")
    if ProcessDraft.objects.filter(unit=by.unit_id, procedure=procedure, status__in=OPEN).exists():
        return Refusal(
            "Thủ tục này đang có một dự thảo quy trình chưa xong. Hãy sửa tiếp dự thảo đó, hoặc bỏ nó rồi soạn lại."
        )
    return None


@transaction.atomic
def draft_process(
    *, procedure: Procedure, by: Actor, steps: Sequence[DraftStep] | None = None, what: str = ""
) -> ProcessDraft:
    """Without `steps` a copy of the version in force, or a blank one where there is none."""
    procedure = Procedure.objects.select_for_update(of=("self",)).select_related("field").get(pk=procedure.pk)
    refuse(why_not_draft_process(procedure=procedure, by=by))
    in_force = ProcessVersion.objects.binding(by.unit_id, today()).filter(procedure=procedure).first()
    if steps is None:
        steps = in_force.path if in_force else BLANK
        what = f"Sao từ phiên bản {in_force.number}" if in_force else "Mở dự thảo trống"
    draft = ProcessDraft(unit=by.unit, procedure=procedure, based_on=in_force)
    draft.save(force_insert=True)
    save_steps(draft, steps, what or "Mở dự thảo trống")
    record_event("process_drafted", subject=draft, by=by, data={"procedure": procedure.code, "what": draft.last.what})
    return draft
