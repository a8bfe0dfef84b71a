"""What goes on between the ward and others in the demonstration: hand-over lists, and dossiers received for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from cchc.catalogue.schema import Does
from cchc.config.demonstration.town import Town
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.receive_dossier import receive_dossier
from cchc.dossiers.actions.record_outcome import record_outcome
from cchc.dossiers.actions.send_papers import send_papers
from cchc.dossiers.actions.take_papers import take_papers
from cchc.dossiers.elsewhere import works_here
from cchc.dossiers.filing import Filing
from cchc.dossiers.models import Dossier, Status
from cchc.handovers.actions.confirm_hand_over import confirm_hand_over
from cchc.handovers.actions.make_hand_over_list import make_hand_over_list
from cchc.handovers.models import HandOverList
from cchc.handovers.waiting import steps_for, waiting
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.zone import local

CONFIRMED_LATER, DIFFERENT = 12, 3  # of one hundred lists, of one hundred lines
FEW, FRIDAY = 6, 5  # pieces; ISO weekday
OTHERS = ("H99.26.06", "H99.26.07")  # works here; works with another system


def received_for(town: Town, clerk: Actor, filing: Filing, calendar: WorkingCalendar) -> Iterator[datetime]:
    """A dossier of another ward, from its reception here to its result in the citizen's hand here."""
    unit = Unit.objects.get(code=OTHERS[town.happens(30)])
    outside = "" if works_here(unit.pk) else f"{unit.code}-{today():%y%m%d}-{town.chance.randrange(10**4, 10**5)}"
    dossier = receive_dossier(
        filing=replace(filing, competent=unit, outside_code=outside, result_at_receiving_unit=True,
                       result_by=Dossier.ResultBy.COUNTER), by=clerk,
    )  # fmt: skip
    yield calendar.add_working_minutes(now(), town.chance.randrange(5, 40))
    send_papers(dossier=dossier, by=clerk, carrier="Bưu điện, chuyến chiều")
    if outside:
        yield calendar.add_working_minutes(now(), town.chance.randrange(90, 420))
        take_papers(dossier=dossier, by=clerk, place=f"Bộ phận Một cửa {unit.short_name}")
        record_outcome(dossier=dossier, by=clerk, decision=Dossier.Decision.APPROVED,
                       result_number=f"{town.chance.randrange(1, 900)}/KQ")  # fmt: skip
    else:
        yield from _handled_there(town, dossier, calendar)
        yield calendar.add_working_minutes(now(), town.chance.randrange(120, 500))
        take_papers(dossier=dossier, by=clerk, place="quầy 2, tủ kết quả")
    yield calendar.add_working_minutes(now(), town.chance.randrange(30, 900))
    hand_over_result(dossier=dossier, by=clerk, to_name=dossier.applicant_name)


def _handled_there(town: Town, dossier: Dossier, calendar: WorkingCalendar) -> Iterator[datetime]:
    """The other ward's officials work from the scans at once, as the limit runs; the papers follow."""
    dossier = Dossier.objects.get(pk=dossier.pk)
    counter = _holder(dossier)
    dossier = forward_dossier(dossier=dossier, by=counter)
    yield calendar.add_working_minutes(now(), town.chance.randrange(5, 20))
    dossier = assign_dossier(dossier=dossier, by=_holder(dossier))
    while dossier.status == Status.IN_PROCESS:
        yield calendar.add_working_minutes(now(), town.chance.randrange(10, 60))
        if dossier.process.path[dossier.step.number - 1].does is Does.DECIDE:
            dossier = decide_dossier(dossier=dossier, by=_holder(dossier), decision=Dossier.Decision.APPROVED)
        else:
            dossier = complete_step(dossier=dossier, by=_holder(dossier))
    number = f"{town.chance.randrange(1, 900)}/HLT"
    issue_result(dossier=dossier, by=_holder(dossier), result_number=number)
    yield calendar.add_working_minutes(now(), town.chance.randrange(60, 400))
    take_papers(dossier=dossier, by=counter, place="quầy 1")
    send_papers(dossier=dossier, by=counter, carrier="Bưu điện")


def _holder(dossier: Dossier) -> Actor:
    post = Post.objects.select_related("official", "unit", "position").get(pk=dossier.step.holder_id)
    return Actor(post.official, post)


def daily_hand_overs(town: Town, clerk: Actor, issuers: list[Actor], calendar: WorkingCalendar) -> Iterator[datetime]:
    """Each working afternoon the counter and who issues results list what they gave, of what is only a few pieces on
    Fridays; the receivers confirm the same day, some of them only after two or three."""
    friday = local(now()).isoweekday() == FRIDAY
    made = [
        make_hand_over_list(kind=each.kind, receiver=each.receiver, by=giver,
                            steps=list(steps_for(each.kind, each.receiver.pk, by=giver).values_list("pk", flat=True)))
        for giver in (clerk, *issuers)
        for each in waiting(giver)
        if friday or each.count >= FEW
    ]  # fmt: skip
    yield now() + timedelta(minutes=25)
    later = [one for one in made if town.happens(CONFIRMED_LATER)]
    for one in made:
        if one not in later:
            _confirm(town, one)
    if later:
        yield calendar.add_working_minutes(now(), town.chance.randrange(700, 1400))
    for one in later:
        _confirm(town, one)


def _confirm(town: Town, made: HandOverList) -> None:
    said = {
        line.pk: "Thiếu một bản sao so với danh mục" if town.happens(DIFFERENT) else "" for line in made.lines.all()
    }
    confirm_hand_over(hand_over=made, by=Actor(made.receiver.official, made.receiver), answers=said)
