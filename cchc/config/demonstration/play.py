"""Playing the demonstration: every life's next act in the order of the clock, and each evening the daily round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from itertools import chain, count
from random import Random

from django.db import transaction

from cchc.accounts.loading import load_officials
from cchc.config.demonstration.certified import delegate_for_a_year
from cchc.config.demonstration.coordination import coordination
from cchc.config.demonstration.direction import direction
from cchc.config.demonstration.elsewhere import daily_hand_overs
from cchc.config.demonstration.explaining import explain_the_week
from cchc.config.demonstration.filters import offer_filters
from cchc.config.demonstration.index_rounds import index_rounds
from cchc.config.demonstration.inspections import inspected
from cchc.config.demonstration.interlinked import Chainmates, families, group_life
from cchc.config.demonstration.last_day import last_hours
from cchc.config.demonstration.life import life
from cchc.config.demonstration.processes import process_change, process_waiting
from cchc.config.demonstration.publications import control
from cchc.config.demonstration.sources import papers_and_meetings
from cchc.config.demonstration.tasks import working_days
from cchc.config.demonstration.town import Town
from cchc.config.demonstration.urging import urged
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
LONG = timedelta(days=60)  # a play in which a decision comes before the draft that follows it
AFTER_WORK = timedelta(hours=20)  # since midnight
LATELY = timedelta(days=95)  # before it nobody looks for who explained what
LISTED = timedelta(days=35)  # nor before this for lists of papers


def found_ward(password: str) -> Unit:
    """The invented units with their officials and accounts."""
    load_units([PEOPLE / "units.yaml"])
    for name in ("officials.yaml", "neighbours.yaml", "police.yaml", "insurance.yaml", "province.yaml"):
        load_officials(PEOPLE / name, password=password)
    return Unit.objects.get(code=WARD)


def first_day_of_direction(unit: Unit, until: datetime, months: float) -> datetime:
    """So many months before the end, or the day on which the ward came to be."""
    founded = datetime.combine(unit.valid_from, time(8), ZONE)
    return max(founded, until - timedelta(days=round(months * 365 / 12)))


def play(
    unit: Unit, *, seed: int, start: datetime, until: datetime, progress: Callable[[int], None],
    directed_from: datetime | None = None,
) -> None:  # fmt: skip
    """Everything that happens in the ward from `start` to `until`, and how it is directed, perhaps since an earlier
    day; `progress` is told the days played."""
    calendar = calendar_of(unit.calendar)
    posts = Post.objects.filter(unit=unit).select_related("official", "unit", "position")
    ward = Ward(list(posts.order_by("position__order", "official__full_name")), calendar)
    town, chance = Town(seed), Random(seed)  # noqa: S311 (a play, no secret)
    first = min(directed_from or start, start).astimezone(ZONE)
    order = count()
    agenda: list[tuple[datetime, int, Life]] = []
    for moment, one in chain(_one_stop(town, ward, seed, start, until), _directed(ward, seed, first, until)):
        heappush(agenda, (moment, next(order), one))
    day = first.replace(hour=0, minute=0, second=0, microsecond=0)
    while day < until:
        evening = min(day + timedelta(days=1), until)
        with transaction.atomic():
            _play_until(evening, agenda, order)
        if (after_work := day + AFTER_WORK) <= evening and evening > max(start, until - LATELY):
            with clock_at(after_work):
                explain_the_week(ward, chance)
        if calendar.is_working_day(day.date()):  # what falls due on days off is found on the next evening
            with clock_at(evening):
                tick(counting=False)
        progress(1)
        day += timedelta(days=1)
    with clock_at(until):
        tick()


def _one_stop(town: Town, ward: Ward, seed: int, start: datetime, until: datetime) -> Iterator[tuple[datetime, Life]]:
    """Every life of the one-stop shop and of the catalogue, with the moment at which it begins."""
    calendar, first = ward.calendar, start.astimezone(ZONE).date()
    visitors = Visitors(seed, ward)
    yield start, _opening(ward, start)
    for moment in town.arrivals(first, until, calendar):
        yield moment, life(town, ward)
        if moment > until - DAYS:
            yield moment - timedelta(minutes=5), visitors.visit()
    for afternoon in _afternoons(max(start, until - LISTED), until, calendar):
        issuers = [actor for actor in ward.actors.values() if actor.role == "office"]
        yield afternoon, daily_hand_overs(town, ward.clerks[0], issuers, calendar)
    mates = Chainmates(ward.office.unit, calendar)
    for moment in families(town, first, until, calendar):
        yield moment, group_life(town, mates)
    yield from control(town, ward, start.astimezone(ZONE), until)
    yield calendar.normalise(start + (until - start) / 2), process_change(town, ward)
    yield from last_hours(ward, until)
    if until - start > LONG:
        yield calendar.normalise(until - timedelta(days=3)), process_waiting(ward)


def _directed(ward: Ward, seed: int, start: datetime, until: datetime) -> Iterator[tuple[datetime, Life]]:
    """Every life of plans, tasks, papers, meetings, inspections, and of the reform index."""
    yield from direction(ward, start, until)
    yield from working_days(ward, start)
    yield from coordination(ward, start)
    yield from papers_and_meetings(ward, start, until, seed=seed)
    yield from inspected(ward, start, until)
    yield from urged(ward, start, seed=seed)
    yield from index_rounds(ward, start, until)


def _opening(ward: Ward, start: datetime) -> Life:
    """Who may sign for a year, and the office's saved filters."""
    delegate_for_a_year(list(ward.actors.values()))
    offer_filters(ward, start)
    yield from ()


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
