"""How does an interlinked dossier live in the demonstration? Its parts side by side, or on paper one after another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.schema import Does
from cchc.config.demonstration.town import Town
from cchc.config.demonstration.ward import Life
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.confirm_papers import confirm_papers
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_on_papers import hand_on_papers
from cchc.dossiers.actions.hand_over_group_result import hand_over_group_result
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.receive_group import receive_group
from cchc.dossiers.actions.start_member import start_member
from cchc.dossiers.chain import Chain, Standing, bundle_of, place_of_papers
from cchc.dossiers.filing import Filing
from cchc.dossiers.group_filing import GroupFiling
from cchc.dossiers.interlinked import groups_on
from cchc.dossiers.models import Dossier, DossierGroup, Status
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.zone import ZONE

A_DAY, PAPER, SLOW, REJECTED = 18, 25, 12, 3  # shares of one hundred
RECENT = timedelta(days=4)


class Chainmates:
    """The people of the ward and of the agencies that serve it, and the working calendar."""

    def __init__(self, ward: Unit, calendar: WorkingCalendar):
        units = [ward, *ward.served_by.order_by("code")]
        posts = Post.objects.filter(unit__in=units).select_related("official", "unit", "position")
        rows = posts.order_by("unit__code", "position__order", "official__full_name")
        self.calendar = calendar
        self.actors = {post.pk: Actor(post.official, post) for post in rows}
        self.clerks = {actor.unit_id: actor for actor in reversed(self.actors.values()) if actor.role == "counter"}
        self.ward = ward

    def holder(self, dossier: Dossier) -> Actor:
        return self.actors[dossier.step.holder_id]


def families(town: Town, start: date, until: datetime, calendar: WorkingCalendar) -> Iterator[datetime]:
    """The moments at which somebody brings an interlinked request."""
    day = start
    while day <= until.astimezone(ZONE).date():
        is_recent = day > until.astimezone(ZONE).date() - RECENT  # so that some are under way at the end
        if calendar.is_working_day(day) and groups_on(day) and (town.happens(A_DAY) or is_recent):
            moment = calendar.opening(day) + timedelta(minutes=town.chance.randrange(10, 230))
            if moment < until:
                yield moment
        day += timedelta(days=1)


def group_life(town: Town, mates: Chainmates) -> Life:
    """From the counter to all results in one hand."""
    clerk = mates.clerks[mates.ward.pk]
    group = receive_group(filing=_filing(town), by=clerk)
    done_at: dict[UUID, datetime] = {}
    while not (chain := _chain(group)).is_over:
        if begins := chain.startable():  # on paper; electronic parts began by themselves
            for part in begins:
                start_member(group=group, by=clerk, member=part.member.pk)
                yield from _carry(town, mates, group, part.member.unit)
            chain = _chain(group)
        running = [part.dossier for part in chain.with_standing(Standing.RUNNING) if part.dossier]
        for dossier in running:
            done_at.setdefault(dossier.step.pk, _when_done(town, mates, dossier))
        dossier = min(running, key=lambda each: (done_at[each.step.pk], each.code or ""))
        yield max(done_at[dossier.step.pk], now() + timedelta(minutes=1))
        _act(town, mates, dossier)
    yield from _carry(town, mates, group, mates.ward)
    yield mates.calendar.add_working_minutes(now(), town.chance.randrange(20, 900))
    hand_over_group_result(group=group, by=clerk, to_name=group.applicant_name)


def _chain(group: DossierGroup) -> Chain:
    return Chain.of(DossierGroup.objects.select_related("unit").get(pk=group.pk))


def _filing(town: Town) -> GroupFiling:
    """A birth mostly, sometimes a death; the applicant lives in the ward."""
    groups = groups_on(today())
    deaths_and_births = sorted(groups.values(), key=lambda group: group.code)
    [content] = town.chance.choices(deaths_and_births, range(1, len(groups) + 1))
    procedure = ProcedureVersion.objects.in_force(today()).select_related("procedure").get(procedure__code=content.code)
    process = ProcessVersion.objects.in_force(today()).get(procedure__code=content.code)
    name, number, born_on = town.person()
    owner_name, owner_number, _ = town.person()
    parts = [part for part in content.offered(today()) if part.optional]
    choices = [part.key for part in parts if part.choice]
    chosen = {part.key for part in parts if not part.choice} | ({town.chance.choice(choices)} if choices else set())
    request = Filing(
        submission=UUID(int=town.chance.getrandbits(128), version=4), procedure=procedure, process=process,
        applicant_name=name, applicant_number=number, applicant_born_on=born_on,
        applicant_address=f"Số {town.chance.randrange(1, 200)} {town.chance.choice(town.content.streets)}",
        applicant_phone=f"0900 {town.chance.randrange(1000):03} {town.chance.randrange(1000):03}",
        owner_name=owner_name, owner_number=owner_number if choices else "",
        papers=frozenset(paper.code for paper in procedure.content.papers),
    )  # fmt: skip
    travels = DossierGroup.Travels.PAPER if town.happens(PAPER) else DossierGroup.Travels.ELECTRONIC
    return GroupFiling(request, content, frozenset(chosen), travels)


def _carry(town: Town, mates: Chainmates, group: DossierGroup, to_unit: Unit) -> Life:
    """The bundle to the unit, where somebody signs for it; nothing when it is there or was never on paper."""
    here = place_of_papers(group, bundle_of(group))
    if group.travels != DossierGroup.Travels.PAPER or here is None or here == to_unit:
        return
    hand_on_papers(group=group, by=mates.clerks[here.pk], to_unit=to_unit.pk, papers="Bộ giấy tờ và các kết quả đã có")
    yield mates.calendar.add_working_minutes(now(), town.chance.randrange(30, 240))
    confirm_papers(group=group, by=mates.clerks[to_unit.pk])


def _when_done(town: Town, mates: Chainmates, dossier: Dossier) -> datetime:
    """Usually well inside the step's limit, now and then long after it."""
    step = dossier.step
    limit = mates.calendar.working_minutes(step.entered_at, step.due_at)
    share = town.chance.uniform(1.2, 4) if town.happens(SLOW) else town.chance.uniform(0.15, 0.8)
    return mates.calendar.add_working_minutes(step.entered_at, max(1, int(limit * share)))


def _act(town: Town, mates: Chainmates, dossier: Dossier) -> None:
    """The next verb of one part, by whoever holds it."""
    by = mates.holder(dossier)
    if dossier.status == Status.RECEIVED:
        forward_dossier(dossier=dossier, by=by)
    elif dossier.status == Status.FORWARDED:
        assign_dossier(dossier=dossier, by=by)
    elif dossier.status == Status.DECIDED:
        issue_result(dossier=dossier, by=by, result_number=f"{town.chance.randrange(1, 3000)}/LT")
    elif dossier.process.path[dossier.step.number - 1].does is not Does.DECIDE:
        complete_step(dossier=dossier, by=by)
    elif town.happens(REJECTED):
        decide_dossier(dossier=dossier, by=by, decision=Dossier.Decision.REJECTED,
                       reason="Không đủ điều kiện theo quy định của pháp luật chuyên ngành.")  # fmt: skip
    else:
        decide_dossier(dossier=dossier, by=by, decision=Dossier.Decision.APPROVED)
