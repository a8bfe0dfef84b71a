"""Trả kết quả liên thông: every result that is there, in one go; what is ready early is given early (§4.5; Art. 22)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.actions.hand_over_result import hand_over_result, why_not_hand_over_result
from cchc.dossiers.chain import Chain, Part
from cchc.dossiers.group_lifecycle import chain_of, why_not_group
from cchc.dossiers.models import DossierGroup
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_hand_over_group_result(
    *, group: DossierGroup, by: Actor, to_name: str | None = None, chain: Chain | None = None
) -> Refusal | None:
    chain = chain_of(group, chain)
    if refusal := why_not_group("hand_over_group_result", chain=chain, by=by):
        return refusal
    if not chain.to_hand_over:
        return Refusal("Chưa có kết quả nào chờ trả." if not chain.is_over else "Mọi kết quả đã trả.")
    if not at_hand(chain, by):
        return why_not_hand_over_result(dossier=chain.to_hand_over[0].member.dossier, by=by)
    return Refusal("Hãy ghi họ tên người nhận kết quả.") if to_name is not None and not to_name.strip() else None


def at_hand(chain: Chain, by: Actor) -> list[Part]:
    """Parts whose result can be handed over here and now."""
    return [
        part
        for part in chain.to_hand_over
        if part.dossier and why_not_hand_over_result(dossier=part.dossier, by=by) is None
    ]


@transaction.atomic
def hand_over_group_result(*, group: DossierGroup, by: Actor, to_name: str) -> DossierGroup:
    """The group, closed when nothing is left of it."""
    group = DossierGroup.objects.lock_whole(group.pk)
    chain = Chain.of(group)
    refuse(why_not_hand_over_group_result(group=group, by=by, to_name=to_name, chain=chain))
    parts = at_hand(chain, by)
    for part in parts:
        if part.dossier:
            hand_over_result(dossier=part.dossier, by=by, to_name=to_name)
    record_event("group_result_handed_over", subject=group, by=by, data={
        "to_name": to_name.strip(), "parts": [part.name for part in parts],
    })  # fmt: skip
    return DossierGroup.objects.get(pk=group.pk)
