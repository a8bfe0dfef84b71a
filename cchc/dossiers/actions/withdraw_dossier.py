"""Rút hồ sơ: the applicant takes his request back before a decision is signed (T14; Decree 118/2025, Art. 21)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.cutting_short import cut_short, why_not_refund
from cchc.dossiers.gathering import follow_group
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, Status, Stoppage
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_withdraw_dossier(
    *, dossier: Dossier, by: Actor, asked_by_name: str | None = None, reason: str | None = None, refund: int = 0
) -> Refusal | None:
    """Names and reasons of None ask for the button only."""
    if refusal := why_not("withdraw_dossier", dossier=dossier, by=by):
        return refusal
    if asked_by_name is not None and not asked_by_name.strip():
        return Refusal("Hãy ghi họ tên người rút hồ sơ.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do rút hồ sơ.")
    return why_not_refund(dossier, refund)


@transaction.atomic
def withdraw_dossier(
    *, dossier: Dossier, by: Actor, asked_by_name: str, reason: str, papers_back: str = "", refund: int = 0
) -> Dossier:
    """The withdrawn dossier; its papers go back to the applicant."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_withdraw_dossier(dossier=dossier, by=by, asked_by_name=asked_by_name, reason=reason, refund=refund))
    cut_short(
        dossier, Status.WITHDRAWN, Stoppage.Ground.WITHDRAWN, reason=reason, by=by, at=now(),
        asked_by_name=asked_by_name, papers_back=papers_back, refund=refund,
    )  # fmt: skip
    record_event("dossier_withdrawn", subject=dossier, by=by, data={
        "asked_by": asked_by_name.strip(), "reason": dossier.reason, "papers_back": papers_back.strip(),
        "refund": refund,
    })  # fmt: skip
    follow_group(dossier, by=by)
    return dossier
