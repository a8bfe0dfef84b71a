"""Phát hành kết quả: number and seal; processing ends here, lateness is counted here (T15; Art. 22; QĐ 766, 2.1)."""

from __future__ import annotations

from cchc.audit.recording import record_event
from cchc.catalogue.schema import Does
from cchc.dossiers.elsewhere import expect_papers
from cchc.dossiers.gathering import follow_group
from cchc.dossiers.holders import holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep, PaperTransfer, Status
from cchc.dossiers.walking import go_to_step, stop_clock
from cchc.lifecycle.act import one_act
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_issue_result(*, dossier: Dossier, by: Actor, result_number: str | None = None) -> Refusal | None:
    if refusal := why_not("issue_result", dossier=dossier, by=by):
        return refusal
    if result_number is not None and not result_number.strip():
        return Refusal("Hãy ghi số của văn bản kết quả.")
    return None


@one_act
def issue_result(*, dossier: Dossier, by: Actor, result_number: str) -> Dossier:
    """The dossier with its result at the one-stop shop."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_issue_result(dossier=dossier, by=by, result_number=result_number))
    at = now()
    number = dossier.process.number_of(Does.HAND_OVER)
    holder = holder_of(dossier, number)
    go_to_step(dossier, number, holder=holder, outcome=DossierStep.Outcome.COMPLETED, by=by, at=at)
    stop_clock(dossier, at=at)
    dossier.status = Status.RESULT_READY
    dossier.issued_at, dossier.issued_by, dossier.result_number = at, by.post, result_number.strip()
    dossier.ended_at = at
    dossier.save(update_fields=[
        "status", "current_step", "issued_at", "issued_by", "result_number", "ended_at", "clock_stopped_at",
    ])  # fmt: skip
    if dossier.received_at_unit and dossier.result_at_receiving_unit:
        expect_papers(
            dossier, PaperTransfer.What.RESULT, from_unit=dossier.unit, to_unit=dossier.received_at_unit, at=at
        )
    record_event("result_issued", subject=dossier, by=by, data={"number": dossier.result_number, "to": str(holder)})
    follow_group(dossier, by=by)
    return dossier
