"""Tiếp nhận liên thông: one submission, one code, one date for several procedures (Decree 118/2025, Art. 3, 20, 28)."""

from __future__ import annotations

import unicodedata

from django.utils import timezone

from cchc.audit.recording import record_event
from cchc.dossiers.chain import Chain, plan
from cchc.dossiers.gathering import FROM_GROUP, begin_part, fee_of
from cchc.dossiers.group_filing import GroupFiling, members_of, why_not_file_group, why_not_held
from cchc.dossiers.models import DailyCounter, DossierGroup, GroupMember
from cchc.dossiers.once import once_per_group_form
from cchc.dossiers.permissions import BY_COUNTER
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_receive_group(*, filing: GroupFiling, by: Actor) -> Refusal | None:
    return BY_COUNTER if by.role != "counter" else why_not_file_group(filing)


@once_per_group_form
def receive_group(*, filing: GroupFiling, by: Actor) -> DossierGroup:
    """The received group with its parts planned; those that wait for nothing have begun."""
    refuse(why_not_receive_group(filing=filing, by=by))
    at = now()
    day = timezone.localdate(at)
    columns = {name: _normal(getattr(filing.request, name)) for name in FROM_GROUP}
    group = DossierGroup(
        unit=by.unit, submission=filing.submission, procedure=filing.request.procedure, travels=filing.travels,
        content=filing.content.model_dump(mode="json"), papers=sorted(filing.request.papers),
        filed_at=at, received_at=at, received_by=by.post, **columns,
    )  # fmt: skip
    parts = filing.parts(today())
    members = members_of(group, parts)
    refuse(why_not_held(members))
    dues = plan(members, group)
    group.first_due_at = group.due_at = max(dues.values())
    group.fee_due = group_fee(members, group)
    group.code = f"{by.unit.code}-{day:%y%m%d}-{DailyCounter.next_number(unit_id=by.unit_id, day=day):04d}"
    group.search_text = group.searchable()
    group.save(force_insert=True)
    for member in members:
        member.planned_due_at = dues[member.key]
    GroupMember.objects.bulk_create(members)
    record_event("group_received", subject=group, by=by, data={
        "code": group.code, "procedure": group.procedure.procedure.code, "due_at": group.due_at.isoformat(),
        "parts": [part.key for part in parts], "travels": group.travels, "papers": group.papers,
    })  # fmt: skip
    for part in Chain(group, members).startable():
        begin_part(part, by=by, at=at)
    return group


def group_fee(members: list[GroupMember], group: DossierGroup) -> int | None:
    """Of all parts; not published as soon as one of them is not."""
    cases = ((member, group.version.member(member.key).case) for member in members)
    amounts = [fee_of(member.procedure, case=case, travels=group.travels) for member, case in cases]
    return None if None in amounts else sum(amount or 0 for amount in amounts)


def _normal(value: object) -> object:
    return unicodedata.normalize("NFC", value.strip()) if isinstance(value, str) else value
