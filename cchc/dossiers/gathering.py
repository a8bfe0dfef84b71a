"""How do the parts of an interlinked dossier begin, and how does the whole follow them? Used by the verbs only."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from uuid_utils.compat import uuid7

from cchc.audit.recording import record_event
from cchc.catalogue.fees import fee_due
from cchc.catalogue.limits import limit_of
from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.dossiers.chain import Chain, Part
from cchc.dossiers.holders import Candidate, candidates
from cchc.dossiers.models import ClockRun, Dossier, DossierGroup, DossierPaper, GroupMember, Status
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.dossiers.walking import enter_step, start_clock
from cchc.lifecycle.clock import now
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.worktime.limit import Limit

FROM_GROUP = (
    "applicant_name", "applicant_number", "applicant_born_on", "applicant_address", "applicant_phone",
    "applicant_email", "owner_name", "owner_number", "summary", "result_by",
)  # fmt: skip


def channel_of(travels: str) -> str:
    """A part that travels electronically was filed online, as its unit sees it."""
    return Dossier.Channel.ONLINE if travels == DossierGroup.Travels.ELECTRONIC else Dossier.Channel.DIRECT


def fee_of(version: ProcedureVersion, *, case: str, travels: str) -> int | None:
    return fee_due(version, channel=channel_of(travels), case=case)


def receiver_of(member: GroupMember, dossier: Dossier, by: Actor) -> Post | Candidate | None:
    """Who takes the part at its unit: the clerk who starts it when it stays at home, else a colleague there."""
    if by.role == "counter" and by.unit_id == member.unit_id:
        return by.post
    return next(iter(candidates(dossier, 1)), None)


def begin_part(part: Part, *, by: Actor, at: datetime) -> Dossier | None:
    """The part's own dossier, received at its unit; None, and nothing is written, when nobody there can take it."""
    member, group = part.member, part.member.group
    dossier = Dossier(
        id=uuid7(), unit=member.unit, member=member, submission=uuid7(), code=f"{group.code}-{member.number}",
        procedure=ProcedureVersion.met(member.procedure_id), process=ProcessVersion.met(member.process_id),
        case=part.content.case, status=Status.RECEIVED, channel=channel_of(group.travels), filed_at=at,
        received_at=at, received_by=by.post, **{name: getattr(group, name) for name in FROM_GROUP},
    )  # fmt: skip
    dossier.fee_due = fee_of(dossier.procedure, case=dossier.case, travels=group.travels)
    holder = receiver_of(member, dossier, by)
    if holder is None:
        return None
    limit = Limit.parse(member.limit)
    due_at = calendar_of(member.unit.calendar).due(at, limit)
    source = rules_on(timezone.localdate(at)).reception.source
    start_clock(dossier, ClockRun.Ground.RECEPTION, source=source, limit=limit, due_at=due_at, number=1, at=at)
    enter_step(dossier, 1, holder=holder, order=1, at=at)
    dossier.first_due_at = due_at
    dossier.search_text = dossier.searchable()
    dossier.save(force_insert=True)
    DossierPaper.objects.bulk_create(_papers(part, dossier))
    member.started_at, member.started_by = at, by.post
    member.save(update_fields=["started_at", "started_by"])
    said = {"code": dossier.code, "procedure": dossier.procedure.procedure.code, "due_at": due_at.isoformat()}
    papers = [code for code in part.content.papers if code in group.papers]
    record_event("dossier_received", subject=dossier, by=by, data=said | {"papers": papers})
    record_event("member_started", subject=group, by=by, data=said | {"part": part.name, "unit": member.unit.name})
    return dossier


def _papers(part: Part, dossier: Dossier) -> list[DossierPaper]:
    """Those of the group's papers that the part needs."""
    group = part.member.group
    return [
        DossierPaper(dossier=dossier, code=paper.code, name=paper.name, originals=paper.originals, copies=paper.copies)
        for paper in ProcedureVersion.met(group.procedure_id).content.papers
        if paper.code in part.content.papers and paper.code in group.papers
    ]


def group_of(dossier: Dossier) -> DossierGroup | None:
    """The group whose part this is; ordinary dossiers cost no query."""
    if dossier.member_id is None:
        return None
    return DossierGroup.objects.select_related("unit").get(members=dossier.member_id)


def follow_group(dossier: Dossier, *, by: Actor) -> None:
    """After a part moved: start what may now run in parallel, end and close the whole when its parts have ended."""
    group = group_of(dossier)
    if group is not None:
        bring_up_to_date(DossierGroup.objects.lock(group.pk), by=by)


def bring_up_to_date(group: DossierGroup, *, by: Actor) -> None:
    """The caller holds the group's lock."""
    chain, at = Chain.of(group), now()
    if group.travels == DossierGroup.Travels.ELECTRONIC:
        for part in chain.startable():
            begin_part(part, by=by, at=at)
    if chain.is_over and group.ended_at is None:
        group.ended_at, group.outcome = at, chain.outcome
        group.save(update_fields=["ended_at", "outcome"])
        record_event("group_ended", subject=group, by=by, data={"outcome": group.outcome})
    if chain.is_over and not chain.to_hand_over and group.closed_at is None:
        group.closed_at = at
        group.save(update_fields=["closed_at"])


def limit_again(dossier: Dossier) -> Limit:
    """The limit under which a clock restarts: of the part inside its group, else of the procedure."""
    if dossier.member:
        return Limit.parse(dossier.member.limit)
    return limit_of(dossier.procedure, dossier.process, case=dossier.case, channel=dossier.channel)


def promise_again(dossier: Dossier) -> None:
    """A supplement or an announced delay of a part moves the date of the whole, never anything else."""
    group = group_of(dossier)
    if group is None:
        return
    group = DossierGroup.objects.lock(group.pk)
    due_at = max(group.due_at, Chain.of(group).projected_due())
    if due_at != group.due_at:
        group.due_at = due_at
        group.save(update_fields=["due_at"])
