"""Playing the demonstration: every life's next act in the order of the clock, and each evening the daily round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from django.db import transaction

from cchc.accounts.loading import load_officials
from cchc.config.demonstration.certified import delegate_for_a_year
from cchc.config.demonstration.elsewhere import daily_hand_overs
from cchc.config.demonstration.explaining import explain_the_week
from cchc.config.demonstration.filters import offer_filters
from cchc.config.demonstration.interlinked import Chainmates, families, group_life
from cchc.config.demonstration.last_day import last_hours
from cchc.config.demonstration.life import life
from cchc.config.demonstration.processes import process_change
from cchc.config.demonstration.publications import control
from cchc.config.demonstration.town import Town
from cchc.config.demonstration.visits import DAYS, Visitors
from cchc.config.demonstration.ward import Life, Ward
from cchc.config.rounds import tick
from cchc.content.reading import SHIPPED
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at
from cchc.organization.loading import load_units
from cchc.organization.models import Post, Unit
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.zone import ZONE

PEOPLE = SHIPPED / "demonstration"
WARD = "H99.26.05"
AFTER_WORK = timedelta(hours=20)  # since midnight


def found_ward(password: str) -> Unit:
    """The invented units with their officials and accounts."""
    load_units([PEOPLE / "units.yaml"])
    for name in ("officials.yaml", "neighbours.yaml", "police.yaml", "insurance.yaml"):
        load_officials(PEOPLE / name, password=password)
    return Unit.objects.get(code=WARD)


def play(unit: Unit, *, seed: int, start: datetime, until: datetime, progress: Callable[[int], None]) -> None:
    """Everything that happens in the ward from `start` to `until`; `progress` is told the days played."""
    calendar = calendar_of(unit.calendar)
    posts = Post.objects.filter(unit=unit).select_related("official", "unit", "position")
    ward = Ward(list(posts.order_by("position__order", "official__full_name")), calendar)
    town, chance = Town(seed), Random(seed)  # noqa: S311 (a play, no secret)
    with clock_at(start):
        delegate_for_a_year(list(ward.actors.values()))
    offer_filters(ward, start)
    order = count()
    agenda: list[tuple[datetime, int, Life]] = []
    visitors = Visitors(seed, ward)
    for moment in town.arrivals(start.astimezone(ZONE).date(), until, calendar):
        heappush(agenda, (moment, next(order), life(town, ward)))
        if moment > until - DAYS:
            heappush(agenda, (moment - timedelta(minutes=5), next(order), visitors.visit()))
    for afternoon in _afternoons(start, until, calendar):
        issuers = [actor for actor in ward.actors.values() if actor.role == "office"]
        heappush(agenda, (afternoon, next(order), daily_hand_overs(town, ward.clerks[0], issuers, calendar)))
    mates = Chainmates(unit, calendar)
    for moment in families(town, start.astimezone(ZONE).date(), until, calendar):
        heappush(agenda, (moment, next(order), group_life(town, mates)))
    for moment, one in control(town, ward, start.astimezone(ZONE), until):
        heappush(agenda, (moment, next(order), one))
    for moment, one in last_hours(ward, until):
        heappush(agenda, (moment, next(order), one))
    half_way = calendar.normalise(start + (until - start) / 2)
    heappush(agenda, (half_way, next(order), process_change(town, ward)))
    day = start.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    while day < until:
        evening = min(day + timedelta(days=1), until)
        with transaction.atomic():
            _play_until(evening, agenda, order)
        if (after_work := day + AFTER_WORK) <= evening:
            with clock_at(after_work):
                explain_the_week(ward, chance)
        with clock_at(evening):
            tick()
        progress(1)
        day += timedelta(days=1)


def _afternoons(start: datetime, until: datetime, calendar: WorkingCalendar) -> Iterator[datetime]:
    """Half past four on every working day."""
    day = start.astimezone(ZONE).date()
    while (afternoon := datetime.combine(day, time(16, 30), ZONE)) < until:
        if calendar.is_working_day(day):
            yield afternoon
        day += timedelta(days=1)


def _play_until(evening: datetime, agenda: list[tuple[datetime, int, Life]], order: count[int]) -> None:
    while agenda and agenda[0][0] < evening:
        moment, _, one = heappop(agenda)
        with clock_at(moment):
            again = next(one, None)
        if again is not None:
            heappush(agenda, (again, next(order), one))
