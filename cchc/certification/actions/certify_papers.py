"""Chứng thực ngay tại quầy: one visit is one dossier, received, entered in the book, signed and given back at once
(Decree 118/2025/NĐ-CP, Article 17.4; decision 0016).

The clerk acts in her own name only: the record says that she wrote the lines and who signed the papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.schema import Does
from cchc.certification.models import Entry
from cchc.certification.writing import Line, fee_of, numbers_said, why_not_write, work_of, write_entries
from cchc.dossiers.actions.receive_dossier import receive_dossier, why_not_receive_dossier
from cchc.dossiers.filing import Filing
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.walking import go_to_step, leave_step, stop_clock
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post

COMPLETED = DossierStep.Outcome.COMPLETED
LONGEST_SUMMARY = 400


def why_not_certify_papers(*, filing: Filing, lines: Sequence[Line], signer: Post, by: Actor) -> Refusal | None:
    if refusal := why_not_receive_dossier(filing=filing, by=by):
        return refusal
    work = work_of(filing.procedure.procedure.code)
    if work is None or not work.at_once:
        return Refusal("Việc này không làm xong ngay tại quầy được. Hãy tiếp nhận hồ sơ như thường lệ.")
    return why_not_write(lines, signer, numbers={filing.applicant_number, filing.owner_number}, by=by)


@transaction.atomic
def certify_papers(
    *, filing: Filing, lines: Sequence[Line], signer: Post, by: Actor, handed_over: bool = True
) -> Dossier:
    """The finished dossier, or one whose owner comes back for it; the same form sent twice gives the same dossier."""
    refuse(why_not_certify_papers(filing=filing, lines=lines, signer=signer, by=by))
    work = work_of(filing.procedure.procedure.code)
    assert work is not None  # noqa: S101 (just asked)
    summary = "; ".join(f"{line.paper} ({line.copies} bản)" for line in lines)[:LONGEST_SUMMARY]
    dossier = receive_dossier(filing=replace(filing, fee_due=fee_of(work, lines), summary=summary), by=by)
    if dossier.status != Status.RECEIVED:
        return dossier  # this form was sent before
    entries = write_entries(dossier, work=work, lines=lines, signer=signer, by=by)
    _finish(dossier, entries, signer=signer, by=by, handed_over=handed_over)
    record_event("papers_certified", subject=dossier, by=by, data={
        "numbers": numbers_said(entries), "papers": len(entries), "fee": dossier.fee_due,
        "signer": str(signer), "handed_over": handed_over,
    })  # fmt: skip
    return dossier


def _finish(dossier: Dossier, entries: list[Entry], *, signer: Post, by: Actor, handed_over: bool) -> None:
    """Decided by who signed, issued by the clerk who numbered it; with its owner, or waiting at the counter."""
    at = now()
    stop_clock(dossier, at=at)
    dossier.decided_at, dossier.decided_by, dossier.decision = at, signer, Dossier.Decision.APPROVED
    dossier.issued_at, dossier.issued_by, dossier.result_number = at, by.post, numbers_said(entries)
    dossier.ended_at = at
    if handed_over:
        leave_step(dossier, COMPLETED, by=by, at=at)
        dossier.status = Status.RETURNED
        dossier.returned_at, dossier.returned_by, dossier.returned_to = at, by.post, dossier.applicant_name
    else:
        number = dossier.process.number_of(Does.HAND_OVER)
        go_to_step(dossier, number, holder=by.post, outcome=COMPLETED, by=by, at=at)
        dossier.status = Status.RESULT_READY
    dossier.save(update_fields=[
        "status", "current_step", "decided_at", "decided_by", "decision", "issued_at", "issued_by", "result_number",
        "ended_at", "returned_at", "returned_by", "returned_to", "clock_stopped_at",
    ])  # fmt: skip
