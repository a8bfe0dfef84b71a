"""Rút hồ sơ liên thông: the applicant takes the whole back where he filed it (T14; Decree 118/2025, Articles 20, 21).

Parts already decided keep their result, which is still handed over; parts not begun never begin.
"""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.actions.withdraw_dossier import withdraw_dossier
from cchc.dossiers.chain import Chain, Part
from cchc.dossiers.gathering import bring_up_to_date
from cchc.dossiers.group_lifecycle import chain_of, why_not_group
from cchc.dossiers.lifecycle import UNDECIDED
from cchc.dossiers.models import DossierGroup
from cchc.dossiers.signers import signers_of
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_withdraw_group(
    *,
    group: DossierGroup,
    by: Actor,
    chain: Chain | None = None,
    asked_by_name: str | None = None,
    reason: str | None = None,
) -> Refusal | None:
    """Names and reasons of None ask for the button only."""
    chain = chain_of(group, chain)
    if refusal := why_not_group("withdraw_group", chain=chain, by=by):
        return refusal
    if not undecided(chain) and all(part.dossier for part in chain.parts):
        return Refusal("Mọi phần đã có quyết định, không rút được nữa.", "Điều 21 Nghị định 118/2025/NĐ-CP")
    if asked_by_name is not None and not asked_by_name.strip():
        return Refusal("Hãy ghi họ tên người rút hồ sơ.")
    return Refusal("Hãy ghi lý do rút hồ sơ.") if reason is not None and not reason.strip() else None


WITHDRAWAL = ("withdrawn_at", "withdrawn_by", "withdrawn_by_name", "withdrawal_reason", "withdrawal_signed_by",
              "papers_back")  # fmt: skip


def undecided(chain: Chain) -> list[Part]:
    """Begun parts of which no decision has been signed."""
    return [part for part in chain.parts if part.dossier and part.dossier.status in UNDECIDED]


@transaction.atomic
def withdraw_group(
    *, group: DossierGroup, by: Actor, asked_by_name: str, reason: str, papers_back: str = ""
) -> DossierGroup:
    """The group whose open parts have ended; its papers go back to the applicant."""
    group = DossierGroup.objects.lock_whole(group.pk)
    chain = Chain.of(group)
    refuse(why_not_withdraw_group(group=group, by=by, chain=chain, asked_by_name=asked_by_name, reason=reason))
    group.withdrawn_at, group.withdrawn_by = now(), by.post
    group.withdrawn_by_name, group.withdrawal_reason = asked_by_name.strip(), reason.strip()
    group.papers_back = papers_back.strip()
    group.withdrawal_signed_by = next(iter(signers_of(group.unit)), None)
    group.save(update_fields=WITHDRAWAL)
    ended = undecided(chain)
    for part in ended:
        if part.dossier:
            withdraw_dossier(dossier=part.dossier, by=by, asked_by_name=asked_by_name, reason=reason)
    record_event("group_withdrawn", subject=group, by=by, data={
        "asked_by": group.withdrawn_by_name, "reason": group.withdrawal_reason, "papers_back": group.papers_back,
        "parts": [part.name for part in ended],
    })  # fmt: skip
    group = DossierGroup.objects.lock(group.pk)
    bring_up_to_date(group, by=by)
    return group
