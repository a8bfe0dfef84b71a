"""Xác nhận đã nhận giấy tờ: the other end signs for the bundle, which is never «somewhere on the way» (Art. 20)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.chain import Chain, bundle_of
from cchc.dossiers.group_lifecycle import chain_of, why_not_group
from cchc.dossiers.models import DossierGroup, PaperHandOver
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_confirm_papers(*, group: DossierGroup, by: Actor, chain: Chain | None = None) -> Refusal | None:
    if refusal := why_not_group("confirm_papers", chain=chain_of(group, chain), by=by):
        return refusal
    last = bundle_of(group)
    if last is None or last.confirmed_at is not None:
        return Refusal("Không có giấy tờ nào đang trên đường chuyển.")
    if last.to_unit_id != by.unit_id:
        return Refusal(f"Giấy tờ giao cho {last.to_unit.name}; nơi nhận mới xác nhận được.")
    return None


@transaction.atomic
def confirm_papers(*, group: DossierGroup, by: Actor) -> PaperHandOver:
    """The hand-over with both ends recorded."""
    group = DossierGroup.objects.lock_whole(group.pk)
    refuse(why_not_confirm_papers(group=group, by=by))
    [hand_over] = group.hand_overs.filter(confirmed_at=None).select_related("from_unit", "to_unit")
    hand_over.confirmed_at, hand_over.confirmed_by = now(), by.post
    hand_over.save(update_fields=["confirmed_at", "confirmed_by"])
    record_event("papers_confirmed", subject=group, by=by, data={
        "from": hand_over.from_unit.name, "to": hand_over.to_unit.name, "papers": hand_over.papers,
    })  # fmt: skip
    return hand_over
