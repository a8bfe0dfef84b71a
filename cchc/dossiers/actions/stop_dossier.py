"""Dừng giải quyết: the applicant asks for it, or another ground ends the handling; form 05 says which (Art. 21)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.cutting_short import cut_short, why_not_refund
from cchc.dossiers.gathering import follow_group
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, Status, Stoppage
from cchc.dossiers.signers import signer_of
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post

Ground = Stoppage.Ground
CHOSEN = (Ground.ASKED, Ground.OTHER)  # the other grounds have verbs of their own


def why_not_stop_dossier(
    *,
    dossier: Dossier,
    by: Actor,
    ground: str | None = None,
    asked_by_name: str = "",
    reason: str | None = None,
    refund: int = 0,
    signer: Post | None = None,
) -> Refusal | None:
    """`ground` and `reason` None ask for the button only."""
    if refusal := why_not("stop_dossier", dossier=dossier, by=by):
        return refusal
    if ground is not None and ground not in CHOSEN:
        return Refusal("Hãy chọn căn cứ dừng giải quyết.")
    if ground == Ground.ASKED and not asked_by_name.strip():
        return Refusal("Hãy ghi họ tên người đề nghị dừng giải quyết.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do và căn cứ dừng giải quyết.")
    if signer is not None and signer_of(dossier, by=by, chosen=signer) is None:
        return Refusal("Thông báo dừng giải quyết do Chủ tịch hoặc Phó Chủ tịch ký. Hãy chọn lại người ký.")
    return why_not_refund(dossier, refund)


@transaction.atomic
def stop_dossier(
    *,
    dossier: Dossier,
    by: Actor,
    ground: str,
    reason: str,
    asked_by_name: str = "",
    papers_back: str = "",
    refund: int = 0,
    signer: Post | None = None,
) -> Dossier:
    """The stopped dossier, with what form 05 says."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_stop_dossier(dossier=dossier, by=by, ground=ground, asked_by_name=asked_by_name, reason=reason,
                                refund=refund, signer=signer))  # fmt: skip
    cut_short(
        dossier, Status.STOPPED, Ground(ground), reason=reason, by=by, at=now(), asked_by_name=asked_by_name,
        papers_back=papers_back, refund=refund, signer=signer,
    )  # fmt: skip
    record_event("dossier_stopped", subject=dossier, by=by, data={
        "ground": ground, "asked_by": asked_by_name.strip(), "reason": dossier.reason,
        "papers_back": papers_back.strip(), "refund": refund,
    })  # fmt: skip
    follow_group(dossier, by=by)
    return dossier
