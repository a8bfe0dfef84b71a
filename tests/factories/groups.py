"""Interlinked dossiers at any point of their chain, reached through the real actions."""

from __future__ import annotations

from typing import Any

from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.confirm_papers import confirm_papers
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_on_papers import hand_on_papers
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.receive_group import receive_group
from cchc.dossiers.actions.start_member import start_member
from cchc.dossiers.chain import Chain, Part
from cchc.dossiers.group_filing import GroupFiling
from cchc.dossiers.interlinked import groups_on
from cchc.dossiers.models import Dossier, DossierGroup, Status
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from tests.factories.dossiers import filing, holder, to_the_signing
from tests.factories.office import actor

BIRTH_GROUP, DEATH_GROUP = "3.000722", "2.002913"
APPROVED, REJECTED = Dossier.Decision.APPROVED, Dossier.Decision.REJECTED


def group_filing(
    code: str = BIRTH_GROUP, *, chosen: frozenset[str] = frozenset({"can-cuoc"}), travels: str = "electronic",
    **changes: Any,
) -> GroupFiling:  # fmt: skip
    """A complete request of an invented mother."""
    request = filing(code, **{"owner_name": "Nguyễn Gia Bảo"} | changes)
    return GroupFiling(request=request, content=groups_on(today())[code], chosen=chosen, travels=travels)


def group_received(code: str = BIRTH_GROUP, **changes: Any) -> DossierGroup:
    return receive_group(filing=group_filing(code, **changes), by=actor("motcua"))


def part(group: DossierGroup, key: str) -> Part:
    """The part as it stands now."""
    return next(each for each in Chain.of(fresh(group)).parts if each.member.key == key)


def fresh(group: DossierGroup) -> DossierGroup:
    return DossierGroup.objects.select_related("unit").get(pk=group.pk)


def part_dossier(group: DossierGroup, key: str) -> Dossier:
    dossier = part(group, key).dossier
    assert dossier is not None, f"{key} has not begun"
    return dossier


def examined(group: DossierGroup, key: str) -> Dossier:
    """The part in the hands of its officer."""
    dossier = part_dossier(group, key)
    if dossier.status == Status.RECEIVED:
        forward_dossier(dossier=dossier, by=holder(dossier))
    assign_dossier(dossier=dossier, by=holder(dossier))
    dossier.refresh_from_db()
    return dossier


def settled(group: DossierGroup, key: str, decision: str = APPROVED) -> Dossier:
    """The part with its result, or its written refusal."""
    dossier = part_dossier(group, key)
    if dossier.status in (Status.RECEIVED, Status.FORWARDED):
        dossier = examined(group, key)
    to_the_signing(dossier)
    reason = "" if decision == APPROVED else "Thông tin không đúng"
    decide_dossier(dossier=dossier, by=holder(dossier), decision=decision, reason=reason)
    issue_result(dossier=dossier, by=holder(dossier), result_number="7/KQ")
    dossier.refresh_from_db()
    return dossier


def carried(group: DossierGroup, to: Actor, *, by: Actor) -> None:
    """The bundle handed on and taken at the other end."""
    hand_on_papers(group=group, by=by, to_unit=to.unit_id, papers="Giấy chứng sinh, Giấy khai sinh")
    confirm_papers(group=group, by=to)


def started(group: DossierGroup, key: str) -> Dossier:
    """On paper: the lead unit starts the part."""
    return start_member(group=group, by=actor("motcua"), member=part(group, key).member.pk)


def whole_birth(group: DossierGroup) -> None:
    """Every part of an electronic birth group with its result."""
    for key in ("khai-sinh", "bhyt", "thuong-tru", "can-cuoc"):
        settled(group, key)
