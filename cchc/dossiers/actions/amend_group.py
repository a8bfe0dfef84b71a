"""Sửa đổi hồ sơ liên thông: the applicant changes a fact where he filed it, and every undecided part follows (Art. 21).

As for a single dossier neither procedures nor parts change, and every clock runs on; a decided part keeps what it says.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.actions.amend_dossier import AMENDABLE, amend_dossier, changed_facts, why_not_amend_facts
from cchc.dossiers.actions.withdraw_group import undecided
from cchc.dossiers.chain import Chain
from cchc.dossiers.group_lifecycle import chain_of, why_not_group
from cchc.dossiers.models import DossierGroup
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_amend_group(
    *,
    group: DossierGroup,
    by: Actor,
    chain: Chain | None = None,
    changes: Mapping[str, str] | None = None,
    reason: str = "",
) -> Refusal | None:
    """`changes` None asks for the button only."""
    chain = chain_of(group, chain)
    if refusal := why_not_group("amend_group", chain=chain, by=by):
        return refusal
    if not undecided(chain) and all(part.dossier for part in chain.parts):
        return Refusal("Mọi phần đã có quyết định, không sửa đổi được nữa.", "Điều 21 Nghị định 118/2025/NĐ-CP")
    if changes is None:
        return None
    if not changed_facts(group, changes):
        return Refusal("Chưa có gì thay đổi so với hồ sơ.")
    if not changes.get("owner_name", group.owner_name).strip():
        return Refusal("Họ tên chủ hồ sơ không được để trống.")
    return why_not_amend_facts({name: changes.get(name, getattr(group, name)) for name in AMENDABLE}, reason)


@transaction.atomic
def amend_group(*, group: DossierGroup, by: Actor, changes: Mapping[str, str], reason: str) -> DossierGroup:
    """The amended group; the records of group and parts keep every old value beside the new one."""
    group = DossierGroup.objects.lock_whole(group.pk)
    chain = Chain.of(group)
    refuse(why_not_amend_group(group=group, by=by, chain=chain, changes=changes, reason=reason))
    changed = changed_facts(group, changes)
    for name, (_, after) in changed.items():
        setattr(group, name, after)
    group.search_text = group.searchable()
    group.save(update_fields=[*changed, "search_text"])
    followed = []
    for part in undecided(chain):
        said = {name: after for name, (_, after) in changed.items()}
        if part.dossier and any(getattr(part.dossier, name) != after for name, after in said.items()):
            amend_dossier(dossier=part.dossier, by=by, changes=said, reason=reason)
            followed.append(part.name)
    record_event("group_amended", subject=group, by=by, data={
        "changed": changed, "reason": reason.strip(), "parts": followed,
    })  # fmt: skip
    return group
