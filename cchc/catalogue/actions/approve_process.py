"""Phê duyệt quy trình: the Chair's decision makes the draft a version that binds new dossiers from its day on."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.catalogue.models import DraftStatus, Procedure, ProcessDraft, ProcessVersion, ProcessVersionQuerySet
from cchc.catalogue.process_lifecycle import why_not, why_not_current
from cchc.catalogue.process_saving import lock
from cchc.catalogue.processes.faults import faults_of_draft
from cchc.catalogue.schema import Mark, Step
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

NUMBER = re.compile(r"[0-9]+[^\s]*/[^\s]+")  # 215/QĐ-UBND


def why_not_approve_process(
    *,
    draft: ProcessDraft,
    by: Actor,
    seen: int | None = None,
    decision_number: str | None = None,
    decided_on: date | None = None,
    effective_from: date | None = None,
) -> Refusal | None:
    """Without the decision's words: whether the button is offered."""
    if refusal := why_not("approve_process", draft=draft, by=by) or why_not_current(draft, seen):
        return refusal
    if decision_number is not None and not NUMBER.fullmatch(decision_number.strip()):
        return Refusal("Hãy ghi số, ký hiệu của quyết định phê duyệt, ví dụ: 215/QĐ-UBND.")
    if decided_on is not None and decided_on > today():
        return Refusal("Ngày ký quyết định không thể sau hôm nay.")
    if effective_from is not None and (refusal := _why_not_from(draft, effective_from, decided_on)):
        return refusal
    faults = faults_of_draft(draft, on=effective_from or today())
    return Refusal(" ".join(fault.sentence for fault in faults)) if faults else None


def _why_not_from(draft: ProcessDraft, effective_from: date, decided_on: date | None) -> Refusal | None:
    if effective_from < today():
        return Refusal("Quy trình áp dụng sớm nhất từ hôm nay, không áp dụng lùi ngày.")
    if decided_on is not None and effective_from < decided_on:
        return Refusal("Ngày áp dụng không thể trước ngày ký quyết định.")
    later = _own(draft).filter(effective_from__gte=effective_from).first()
    if later is not None:
        return Refusal(
            f"Phiên bản {later.number} đã được duyệt để áp dụng từ {later.effective_from:%d/%m/%Y}. "
            "Hãy chọn ngày áp dụng sau ngày đó."
        )
    return None


def _own(draft: ProcessDraft) -> ProcessVersionQuerySet:
    return ProcessVersion.objects.filter(procedure=draft.procedure_id, unit=draft.unit_id)


@transaction.atomic
def approve_process(
    *, draft: ProcessDraft, by: Actor, seen: int, decision_number: str, decided_on: date, effective_from: date
) -> ProcessVersion:
    """A document that nobody edits; running dossiers keep the version they began with."""
    Procedure.objects.select_for_update().get(pk=draft.procedure_id)  # two versions never get one number
    draft = lock(draft.pk)
    refuse(why_not_approve_process(
        draft=draft, by=by, seen=seen, decision_number=decision_number, decided_on=decided_on,
        effective_from=effective_from,
    ))  # fmt: skip
    version = _publish(draft, by, f"Quyết định số {decision_number.strip()} ngày {decided_on:%d/%m/%Y}", effective_from)
    draft.status, draft.version = DraftStatus.APPROVED, version
    draft.save(update_fields=["status", "version"])
    record_event("process_approved", subject=draft, by=by, data={
        "decision": version.approval, "number": version.number, "effective_from": effective_from.isoformat(),
    })  # fmt: skip
    return version


def _publish(draft: ProcessDraft, by: Actor, approval: str, effective_from: date) -> ProcessVersion:
    """Add the unit's version and end its own before it; what is shipped for every unit is left as it is."""
    _own(draft).filter(effective_until=None).update(effective_until=effective_from)
    visible = ProcessVersion.objects.of_unit(draft.unit_id).filter(procedure=draft.procedure_id)
    decided = [Step.model_validate(step.model_dump() | {"mark": Mark.FOUND}) for step in draft.path]
    standing_in = f", làm thay {by.standing_in_for}" if by.standing_in_for else ""
    version = ProcessVersion(
        procedure=draft.procedure,
        unit=draft.unit,
        number=(visible.aggregate(last=Max("number"))["last"] or 0) + 1,
        approval=approval,
        approved_at=now(),
        approved_by=f"{by.official_name}, {by.post_label}{standing_in}"[:330],
        mark=Mark.FOUND,
        effective_from=effective_from,
        steps=[step.model_dump(mode="json") for step in decided],
    )
    version.save(force_insert=True)
    return version
