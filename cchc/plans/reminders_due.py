"""Which reminders are due to whom on a working day? Computed from what stands, never from what ran yesterday.

A run that was missed is made good by the next one with one reminder for each task and person. Days on which the unit
does not work count with the last working day before them, so that nobody is first told on the day itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from cchc.organization.models import Unit
from cchc.plans.line_of_command import Command, Level, Seat
from cchc.plans.models import Reminder, Status, Task
from cchc.plans.models.task import RUNNING
from cchc.plans.rules import plan_rules_on
from cchc.plans.schema import PlanRules
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.loading import calendar
from cchc.worktime.zone import local

Cause = Reminder.Cause
LONGEST_REST = 20  # days without work that may lie between a reminder and its day
LastTold = dict[tuple[UUID, UUID, str], date]  # by task, person and cause
ToldLevels = dict[UUID, list[tuple[int, datetime]]]  # by task
DAILY = (Cause.LATE, Cause.UNCLAIMED)
COLUMNS = ("pk", "unit", "status", "holder", "queue_role", "assigner", "given_at", "due_at", "delay_acknowledged_at")
TOLD = tuple(f"reminders__{name}" for name in ("to", "cause", "on", "level", "made_at"))


class Due(NamedTuple):
    """A reminder of today: the values of a row of which there are a third of a million on the first day."""

    task_id: UUID
    to_id: UUID
    cause: str
    level: int
    days: int


@dataclass
class Day:
    """One working day of a calendar: what is the same for every task of every unit that works by it."""

    at: datetime
    calendar: WorkingCalendar
    rules: PlanRules

    def __post_init__(self) -> None:
        rules, self.on = self.rules, local(self.at).date()
        self.before = rules.reminded_before.value
        self.late_every, self.quiet_every = rules.reminded_late_every.value, rules.reminded_acknowledged_every.value
        again = self.calendar.next_working_day(self.on)
        self.horizon = self.at + (again - self.on) + timedelta(days=max(self.before) + 1)  # later needs none yet
        unclaimed, grace = rules.unclaimed_after.limit, rules.escalated_every.limit
        # Deadlines are closings, and a run has one moment: few values, each asked for many tasks.
        self.day_of = cache(lambda moment: local(moment).date())
        self.unclaimed_from = cache(lambda given_at: self.calendar.due(given_at, unclaimed))
        self.grace_ends = cache(lambda told_at: self.calendar.due(told_at, grace))
        self.mark = cache(self._mark)

    def _mark(self, due_at: datetime) -> date | None:
        """Since which working day a reminder before that deadline is owed; none while it is far."""
        days = (self._working(self.day_of(due_at) - timedelta(days=each)) for each in self.before)
        return max((day for day in days if day <= self.on), default=None)

    def _working(self, day: date) -> date:
        """The day, or the last working day before it."""
        while not self.calendar.is_working_day(day):
            day -= timedelta(days=1)
        return day


@dataclass
class Owed:
    """The reminders that units of one calendar owe at this moment."""

    day: Day
    commands: Mapping[UUID, Command]
    told: LastTold
    levels: ToldLevels

    def of(self, task: Any) -> Iterator[Due]:
        late = task.due_at is not None and task.due_at < self.day.at
        since = task.due_at if late else self._unclaimed_since(task)
        cause = self._cause(task, late, since)
        if not cause:
            return
        command = self.commands[task.unit]
        seats = self._responsible(task, command)
        line = command.above(seats)
        held = [(0, seat.pk) for seat in seats if seat.is_held]
        to = held or [(level, post) for level, posts in line[:1] for post in posts]
        yield from (self._reminder(task, cause, level, post) for level, post in to if self._owes(task, cause, post))
        if since and cause in DAILY and not task.delay_acknowledged_at:
            line = tuple((level, posts) for level, posts in line if not set(posts) & {post for _, post in to})
            yield from self._escalated(task, line, since)

    def _responsible(self, task: Any, command: Command) -> list[Seat]:
        """Against whom the clock runs: the holder, the role in whose queue it lies, or who got it back."""
        if task.holder is None:
            return command.holding(task.queue_role)
        seat = command.seats.get(task.assigner if task.status == Status.RETURNED else task.holder)
        return [seat] if seat else []

    def _cause(self, task: Any, late: bool, since: datetime | None) -> str:
        if late:
            return Cause.LATE
        if since and since < self.day.at:
            return Cause.UNCLAIMED
        return Cause.BEFORE if task.due_at and self.day.mark(task.due_at) else ""

    def _unclaimed_since(self, task: Any) -> datetime | None:
        return None if task.holder else self.day.unclaimed_from(task.given_at)

    def _owes(self, task: Any, cause: str, post: UUID) -> bool:
        told = self.told.get((task.pk, post, cause))
        if cause == Cause.BEFORE:
            mark = self.day.mark(task.due_at)
            return mark is not None and self.day.day_of(task.given_at) < mark and (told is None or told < mark)
        every = self.day.quiet_every if task.delay_acknowledged_at else self.day.late_every
        return told is None or (self.day.on - told).days >= every

    def _escalated(self, task: Any, line: tuple[Level, ...], since: datetime) -> Iterator[Due]:
        """The next level that is there, when the one before was told and its grace has passed."""
        told = [(level, at) for level, at in self.levels.get(task.pk, ()) if at > since]
        highest = max((level for level, _ in told), default=0)
        begun = max((at for _, at in told), default=since)
        if self.day.grace_ends(begun) < self.day.at:
            above = next(((level, posts) for level, posts in line if level > highest), None)
            if above:
                yield from (self._reminder(task, Cause.ESCALATED, above[0], post) for post in above[1])

    def _reminder(self, task: Any, cause: str, level: int, post: UUID) -> Due:
        days = (self.day.day_of(task.due_at) - self.day.on).days if task.due_at else 0
        return Due(task.pk, post, cause, level, days)


def reminders_due(units: list[Unit], commands: Mapping[UUID, Command], at: datetime) -> dict[UUID, list[Due]]:
    """By unit, every reminder that is owed and nobody has; two queries for units that work by one calendar."""
    day = _day(units[0].calendar, at)
    running = Task.objects.filter(unit__in=units, status__in=RUNNING)
    tasks = running.filter(Q(due_at__lt=day.horizon) | Q(holder=None))
    owed = Owed(day, commands, *_told(tasks, day))
    due: dict[UUID, list[Due]] = {unit.pk: [] for unit in units}
    for task in tasks.order_by("unit_id", "due_at", "pk").values_list(*COLUMNS, named=True):
        due[task.unit].extend(owed.of(task))
    return due


@lru_cache(maxsize=8)
def _day(code: str, at: datetime) -> Day:
    """Units that work by the same calendar have the same day."""
    return Day(at, calendar(code, roots=settings.CONTENT_ROOTS), plan_rules_on(local(at).date()))


def _told(tasks: QuerySet[Task], day: Day) -> tuple[LastTold, ToldLevels]:
    """When each person was told last for each cause, as far back as it matters; and every level that was told."""

    def told(since: date, *causes: str) -> Q:
        return Q(reminders__cause__in=causes, reminders__on__gte=since)

    def back(days: int) -> date:
        return day.on - timedelta(days=days)

    matters = (
        told(back(day.late_every - 1), *DAILY)
        | told(back(day.quiet_every - 1), *DAILY) & Q(delay_acknowledged_at__isnull=False)
        | told(back(max(day.before) + LONGEST_REST), Cause.BEFORE)
        | Q(reminders__cause=Cause.ESCALATED)
    )
    last: LastTold = {}
    levels: ToldLevels = defaultdict(list)
    rows = tasks.filter(matters).order_by("reminders__on").values_list("pk", *TOLD)
    for task, to, cause, on, level, made_at in rows:
        last[task, to, cause] = on
        if cause == Cause.ESCALATED:
            levels[task].append((level, made_at))
    return last, levels
