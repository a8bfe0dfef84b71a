"""How does a dossier end without a result? Step and clock stop; what goes back is listed. For the verbs."""

from __future__ import annotations

from datetime import datetime

from cchc.dossiers.models import Dossier, DossierStep, Status, Stoppage
from cchc.dossiers.signers import signer_of
from cchc.dossiers.walking import leave_step, stop_clock
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def why_not_refund(dossier: Dossier, refund: int) -> Refusal | None:
    """No more goes back than was due."""
    if refund < 0 or refund > (dossier.fee_due or 0):
        return Refusal("Số tiền hoàn trả không được lớn hơn phí, lệ phí của hồ sơ.")
    return None


def cut_short(
    dossier: Dossier,
    status: Status,
    ground: Stoppage.Ground,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    asked_by_name: str = "",
    papers_back: str = "",
    refund: int = 0,
    signer: Post | None = None,
) -> None:
    """End the dossier in `status`; the caller has locked and guarded it, and records the event."""
    if dossier.current_step is not None:
        leave_step(dossier, DossierStep.Outcome.STOPPED, by=by, at=at)
    stop_clock(dossier, at=at)
    dossier.status, dossier.ended_at, dossier.reason = status, at, reason.strip()
    dossier.save(update_fields=["status", "ended_at", "reason", "current_step", "clock_stopped_at"])
    Stoppage(
        dossier=dossier, ground=ground, asked_by_name=asked_by_name.strip(), stopped_at=at, stopped_by=by.post,
        signed_by=signer_of(dossier, by=by, chosen=signer), papers_back=papers_back.strip(), refund=refund,
    ).save(force_insert=True)  # fmt: skip
