"""Giao giấy tờ: the bundle leaves for the unit of another part, or goes back to the place of receipt (Art. 20)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.chain import Chain, bundle_of, place_of_papers
from cchc.dossiers.group_lifecycle import chain_of, why_not_group
from cchc.dossiers.models import DossierGroup, PaperHandOver
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit


def why_not_hand_on_papers(
    *, group: DossierGroup, by: Actor, to_unit: UUID | None = None, papers: str | None = None,
    chain: Chain | None = None,
) -> Refusal | None:  # fmt: skip
    chain = chain_of(group, chain)
    if refusal := why_not_group("hand_on_papers", chain=chain, by=by):
        return refusal
    if group.travels != DossierGroup.Travels.PAPER:
        return Refusal("Hồ sơ này chuyển bằng bản điện tử, không có giấy tờ phải giao.")
    place = place_of_papers(group, bundle_of(group))
    if place is None:
        return Refusal("Bộ giấy tờ đang trên đường chuyển: nơi nhận phải xác nhận trước.")
    if place.pk != by.unit_id:
        return Refusal(f"Bộ giấy tờ đang ở {place.name}; nơi đang giữ mới giao được.")
    if to_unit is not None and to_unit not in [unit.pk for unit in destinations(chain, by)]:
        return Refusal("Giấy tờ chỉ giao cho một đơn vị khác cùng giải quyết hồ sơ này.")
    return Refusal("Hãy ghi những giấy tờ có trong bộ.") if papers is not None and not papers.strip() else None


def destinations(chain: Chain, by: Actor) -> list[Unit]:
    """The other units of the chain, those whose part runs now first; the place of receipt among them."""
    parts = sorted(chain.parts, key=lambda part: part.dossier is None or part.dossier.ended_at is not None)
    units = {part.member.unit_id: part.member.unit for part in parts} | {chain.group.unit_id: chain.group.unit}
    return [unit for pk, unit in units.items() if pk != by.unit_id]


@transaction.atomic
def hand_on_papers(*, group: DossierGroup, by: Actor, to_unit: UUID, papers: str) -> PaperHandOver:
    """The hand-over, open until the other end confirms it."""
    group = DossierGroup.objects.lock_whole(group.pk)
    refuse(why_not_hand_on_papers(group=group, by=by, to_unit=to_unit, papers=papers))
    last = bundle_of(group)
    hand_over = PaperHandOver(
        group=group, number=last.number + 1 if last else 1, from_unit=by.unit, to_unit=Unit.objects.get(pk=to_unit),
        papers=papers.strip(), handed_on_at=now(), handed_on_by=by.post,
    )  # fmt: skip
    hand_over.save(force_insert=True)
    record_event("papers_handed_on", subject=group, by=by, data={
        "from": by.unit.name, "to": hand_over.to_unit.name, "papers": hand_over.papers,
    })  # fmt: skip
    return hand_over
