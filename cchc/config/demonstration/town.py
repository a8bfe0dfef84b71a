"""Who comes to the invented ward, when and for what? Everything is drawn from one seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from cchc.catalogue.fees import fee_due
from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.content.reading import SHIPPED, ContentModel, read
from cchc.dossiers.filing import Filing
from cchc.dossiers.interlinked import group_codes
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.zone import ZONE

Share = Annotated[int, Field(ge=0, le=100)]


class Names(ContentModel):
    middle: list[str]
    given: list[str]


class Habits(ContentModel):
    """How often, of one hundred, something out of the ordinary happens."""

    for_others: Share
    comes_incomplete: Share
    never_returns: Share
    refused: Share
    receipt_wrong: Share
    supplement_asked: Share
    rejected: Share
    sent_back: Share
    moved: Share
    slow_step: Share
    delay_announced: Share
    hard: Share
    result_wrong: Share
    authorised: Share
    amended: Share
    consulted: Share
    unanswered: Share
    pays: Share
    withdrawn: Share
    stopped: Share
    archived: Share


class TownContent(ContentModel):
    kind: Literal["demonstration"]
    dossiers_a_year: int
    weekdays: Annotated[list[int], Field(min_length=5, max_length=5)]
    hours: dict[int, int]
    everyday: dict[str, int]
    habits: Habits
    surnames: list[str]
    women: Names
    men: Names
    streets: list[str]


def _comes_alone(version: ProcedureVersion) -> bool:
    """Not an interlinked group, and not what reaches the ward only as a part of one."""
    return version.procedure.code not in group_codes() and version.content.agency != "bhxh"


class Town:
    """The invented citizens and what they file."""

    def __init__(self, seed: int):
        self.content = read(SHIPPED / "demonstration" / "town.yaml", TownContent)
        self.chance = Random(seed)  # noqa: S311 (a play, no secret)
        self.read_catalogue()

    def read_catalogue(self) -> None:
        """At the beginning, and again when a publication decision changed it."""
        self._processes = {process.procedure_id: process for process in ProcessVersion.objects.all()}
        self._procedures = [
            version for version in ProcedureVersion.objects.select_related("procedure").order_by("procedure__code")
            if version.procedure_id in self._processes and _comes_alone(version)
        ]  # fmt: skip

    def arrivals(self, start: date, until: datetime, calendar: WorkingCalendar) -> Iterator[datetime]:
        """The moments at which people come, in order, on working days only."""
        mean = sum(self.content.weekdays) / 5
        daily = self.content.dossiers_a_year / 250  # working days of a year
        hours, weights = list(self.content.hours), list(self.content.hours.values())
        day = start
        while day <= until.astimezone(ZONE).date():
            if calendar.is_working_day(day):
                busy = self.content.weekdays[min(day.weekday(), 4)] / mean
                count = max(0, round(self.chance.gauss(daily * busy, (daily * busy) ** 0.5)))
                moments = sorted(
                    datetime.combine(day, time(hour, self.chance.randrange(60), self.chance.randrange(60)), ZONE)
                    for hour in self.chance.choices(hours, weights, k=count)
                )
                yield from (calendar.normalise(moment) for moment in moments if moment < until)
            day += timedelta(days=1)

    def follow(self, process: ProcessVersion) -> None:
        """From now on whoever comes files under this version."""
        self._processes[process.procedure_id] = process

    def happens(self, share: int) -> bool:
        """Whether something happens that happens `share` times of one hundred."""
        return self.chance.randrange(100) < share

    def filing(self, on: date) -> Filing:
        """What the next person asks for, complete."""
        procedures = [
            p for p in self._procedures
            if max(p.effective_from, self._processes[p.procedure_id].effective_from) <= on
            and (p.effective_until is None or p.effective_until > on)
        ]  # fmt: skip
        weights = [self.content.everyday.get(p.procedure.code, 1) for p in procedures]
        [procedure] = self.chance.choices(procedures, weights)
        name, number, born_on = self.person()
        owner_name, owner_number = "", ""
        if self.happens(self.content.habits.authorised):
            owner_name, owner_number, _ = self.person()
        return Filing(
            submission=UUID(int=self.chance.getrandbits(128), version=4),
            procedure=procedure,
            process=self._processes[procedure.procedure_id],
            case=self.chance.choice(procedure.content.limits).case,
            applicant_name=name,
            applicant_number=number,
            applicant_born_on=born_on,
            applicant_address=f"Số {self.chance.randrange(1, 200)} {self.chance.choice(self.content.streets)}, "
            f"tổ dân phố {self.chance.randrange(1, 13)}",
            applicant_phone=f"0900 {self.chance.randrange(1000):03} {self.chance.randrange(1000):03}",
            owner_name=owner_name,
            owner_number=owner_number,
            fee_due=fee_due(procedure, channel="direct", quantities=(self.chance.randrange(1, 9), 0, 0)),
            result_by=self.chance.choices(["counter", "post", "electronic"], [88, 4, 8])[0],
            papers=frozenset(paper.code for paper in procedure.content.papers),
        )

    def person(self) -> tuple[str, str, date]:
        """An invented name, a number of the province 099, which does not exist, and a birthday."""
        woman = self.chance.random() < 0.55
        names = self.content.women if woman else self.content.men
        name = " ".join((self.chance.choice(self.content.surnames), self.chance.choice(names.middle),
                         self.chance.choice(names.given)))  # fmt: skip
        born_on = date(1950, 1, 1) + timedelta(days=self.chance.randrange(20_000))
        sex = (2 if born_on.year >= 2000 else 0) + woman
        return name, f"099{sex}{born_on:%y}{self.chance.randrange(10**6):06}", born_on
