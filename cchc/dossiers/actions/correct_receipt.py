"""Sửa giấy tiếp nhận: a wrong procedure, name or date is mended while the citizen stands there, under the same code."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cchc.audit.recording import record_event
from cchc.catalogue.limits import limit_of
from cchc.dossiers.filing import Filing, why_not_complete, why_not_file
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import ClockRun, Dossier, DossierPaper, DossierStep
from cchc.dossiers.part_rules import why_not_correct_part
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.dossiers.walking import go_to_step, start_clock, stop_clock
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_correct_receipt(*, dossier: Dossier, by: Actor, filing: Filing | None = None) -> Refusal | None:
    if refusal := why_not("correct_receipt", dossier=dossier, by=by):
        return refusal
    if refusal := why_not_correct_part(dossier):
        return refusal
    if dossier.received_at and timezone.localdate(dossier.received_at) != today():
        return Refusal("Chỉ sửa giấy tiếp nhận được trong ngày tiếp nhận, khi hồ sơ chưa chuyển xử lý.")
    if dossier.supplements:
        return Refusal("Hồ sơ đã qua bổ sung: giấy tiếp nhận này không sửa được nữa.")
    return (why_not_file(filing) or why_not_complete(filing)) if filing else None


@transaction.atomic
def correct_receipt(*, dossier: Dossier, by: Actor, filing: Filing) -> Dossier:
    """The corrected dossier; its due moment is counted again from the same reception."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_correct_receipt(dossier=dossier, by=by, filing=filing))
    at = now()
    before = {column: str(getattr(dossier, column)) for column in filing.columns()}
    for column, value in filing.columns().items():
        setattr(dossier, column, value)
    _count_again(dossier, by=by)
    if str(dossier.process) != before["process"]:
        go_to_step(dossier, 1, holder=by.post, outcome=DossierStep.Outcome.CORRECTED, by=by, at=at)
    dossier.search_text, dossier.papers_looked_up = dossier.searchable(), filing.papers_looked_up
    dossier.save()
    dossier.papers.all().delete()
    DossierPaper.objects.bulk_create(filing.paper_rows(dossier))
    after = {column: str(value) for column, value in filing.columns().items()}
    changed = {column: [before[column], after[column]] for column in after if before[column] != after[column]}
    record_event("receipt_corrected", subject=dossier, by=by, data={"changed": changed})
    return dossier


def _count_again(dossier: Dossier, *, by: Actor) -> None:
    """A new run of the clock when the procedure or case gives another due moment."""
    received_at = dossier.received_at
    if received_at is None:
        return
    limit = limit_of(dossier.procedure, dossier.process, case=dossier.case, channel=dossier.channel)
    due_at = calendar_of(dossier.unit.calendar).due(received_at, limit)
    if due_at == dossier.due_at:
        return
    number = dossier.clock_runs.count() + 1
    stop_clock(dossier, at=now())
    start_clock(dossier, ClockRun.Ground.RECEIPT, source=rules_on(today()).reception.source, limit=limit,
                due_at=due_at, number=number, at=received_at)  # fmt: skip
    dossier.first_due_at = due_at
