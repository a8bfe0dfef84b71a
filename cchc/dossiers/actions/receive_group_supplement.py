"""Nhận bổ sung liên thông: the citizen comes once, with what every part asked for (onestop.md §4.5; Art. 11, 19.5)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.chain import Chain, Standing
from cchc.dossiers.group_lifecycle import chain_of, why_not_group
from cchc.dossiers.models import DossierGroup
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_receive_group_supplement(*, group: DossierGroup, by: Actor, chain: Chain | None = None) -> Refusal | None:
    return why_not_group("receive_group_supplement", chain=chain_of(group, chain), by=by)


@transaction.atomic
def receive_group_supplement(*, group: DossierGroup, by: Actor, note: str = "") -> DossierGroup:
    """The group running again; the clock of each part that had asked restarts from zero."""
    group = DossierGroup.objects.lock_whole(group.pk)
    chain = Chain.of(group)
    refuse(why_not_receive_group_supplement(group=group, by=by, chain=chain))
    paused = chain.with_standing(Standing.PAUSED)
    for part in paused:
        if part.dossier:
            receive_supplement(dossier=part.dossier, by=by, note=note)
    record_event("group_supplement_received", subject=group, by=by, data={
        "note": note.strip(), "parts": [part.name for part in paused],
    })  # fmt: skip
    return DossierGroup.objects.get(pk=group.pk)
