"""Chuyển phần kế tiếp: on paper the lead unit starts the next part with a slip of transfer (Article 20)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from cchc.dossiers.chain import Chain
from cchc.dossiers.gathering import begin_part
from cchc.dossiers.group_lifecycle import chain_of, why_not_group
from cchc.dossiers.models import Dossier, DossierGroup
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.actor import Actor


def why_not_start_member(
    *, group: DossierGroup, by: Actor, member: UUID | None = None, chain: Chain | None = None
) -> Refusal | None:
    chain = chain_of(group, chain)
    if refusal := why_not_group("start_member", chain=chain, by=by):
        return refusal
    startable = chain.startable()
    if not startable:
        return Refusal("Chưa có phần nào chuyển được: phần sau chỉ chuyển khi phần mà nó chờ đã có kết quả.")
    if member is not None and member not in [part.member.pk for part in startable]:
        return Refusal("Phần này đã chuyển hoặc còn phải chờ. Tải lại trang để xem phần nào chuyển được.")
    return None


@transaction.atomic
def start_member(*, group: DossierGroup, by: Actor, member: UUID) -> Dossier:
    """The part's own dossier, received at its unit and due there."""
    group = DossierGroup.objects.lock_whole(group.pk)
    chain = Chain.of(group)
    refuse(why_not_start_member(group=group, by=by, member=member, chain=chain))
    part = next(part for part in chain.startable() if part.member.pk == member)
    dossier = begin_part(part, by=by, at=now())
    if dossier is None:
        raise ActionRefused(Refusal(f"Chưa ai ở {part.member.unit.name} nhận được phần «{part.name}». "
                                    "Hãy báo quản trị của cơ quan đó giao vị trí tiếp nhận."))  # fmt: skip
    return dossier
