"""Trả kết quả: to the owner or an authorised person, who is named in the record (T16; Decree 118/2025, Art. 22)."""

from __future__ import annotations

from cchc.audit.recording import record_event
from cchc.dossiers.gathering import follow_group
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.part_rules import why_not_paper_result
from cchc.dossiers.walking import leave_step
from cchc.lifecycle.act import one_act
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_hand_over_result(*, dossier: Dossier, by: Actor, to_name: str | None = None) -> Refusal | None:
    if refusal := why_not("hand_over_result", dossier=dossier, by=by):
        return refusal
    if dossier.is_elsewhere and dossier.paper_transfers.filter(what="result", received_at=None).exists():
        return Refusal("Kết quả bản giấy chưa về đến quầy. Nhận được thì bấm «Nhận bản giấy» rồi mới trả.",
                       "Điều 20 Nghị định 118/2025/NĐ-CP")  # fmt: skip
    if refusal := why_not_paper_result(dossier):
        return refusal
    return Refusal("Hãy ghi họ tên người nhận kết quả.") if to_name is not None and not to_name.strip() else None


@one_act
def hand_over_result(
    *,
    dossier: Dossier,
    by: Actor,
    to_name: str,
    to_number: str = "",
    to_phone: str = "",
    authority: str = "",
    originals_taken: str = "",
) -> Dossier:
    """The finished dossier. The record keeps who took the result, by what authority, and which originals stay."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_hand_over_result(dossier=dossier, by=by, to_name=to_name))
    at = now()
    leave_step(dossier, DossierStep.Outcome.COMPLETED, by=by, at=at)
    dossier.status = Status.RETURNED
    dossier.returned_at, dossier.returned_by, dossier.returned_to = at, by.post, to_name.strip()
    dossier.save(update_fields=["status", "current_step", "returned_at", "returned_by", "returned_to"])
    record_event("result_handed_over", subject=dossier, by=by, data={
        "to_name": dossier.returned_to, "to_number": to_number.strip(), "to_phone": to_phone.strip(),
        "authority": authority.strip(), "originals_taken": originals_taken.strip(),
    })  # fmt: skip
    follow_group(dossier, by=by)
    return dossier
