"""Which reminders are due to whom on a working day? Computed from what stands, never from what ran yesterday.

A run that was missed is made good by the next one with one reminder for each task and person. Days on which the unit
does not work count with the last working day before them, so that nobody is first told on the day itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from cchc.organization.models import Unit
from cchc.plans.line_of_command import Command, Level, Seat, command_of
from cchc.plans.models import Reminder, Status, Task
from cchc.plans.models.task import RUNNING
from cchc.plans.rules import calendar_of, plan_rules_on
from cchc.plans.schema import PlanRules
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.limit import Limit
from cchc.worktime.zone import local

Cause = Reminder.Cause
LONGEST_REST = 20  # days without work that may lie between a reminder and its day
COLUMNS = ("pk", "status", "holder", "queue_role", "assigner", "given_at", "due_at", "delay_acknowledged_at")


class Told(NamedTuple):
    """What somebody was told last of a task."""

    on: date
    level: int
    at: datetime


@dataclass
class Day:
    """One working day of a calendar: what is the same for every task of every unit that works by it."""

    at: datetime
    calendar: WorkingCalendar
    rules: PlanRules
    _marks: dict[date, date | None] = field(default_factory=dict)

    @cached_property
    def on(self) -> date:
        return local(self.at).date()

    @cached_property
    def horizon(self) -> datetime:
        """What is due later needs no reminder yet."""
        again = self.calendar.next_working_day(self.on)
        return self.at + (again - self.on) + timedelta(days=max(self.rules.reminded_before.value) + 1)

    @cached_property
    def looked_back(self) -> date:
        rules = self.rules
        longest = max(*rules.reminded_before.value, rules.reminded_late_every.value,
                      rules.reminded_acknowledged_every.value)  # fmt: skip
        return self.on - timedelta(days=longest + LONGEST_REST)

    @cached_property
    def unclaimed_after(self) -> Limit:
        return self.rules.unclaimed_after.limit

    @cached_property
    def escalated_every(self) -> Limit:
        return self.rules.escalated_every.limit

    def mark(self, due_on: date) -> date | None:
        """Since which working day a reminder before that deadline is owed; none while it is far."""
        if due_on not in self._marks:
            days = (self._working(due_on - timedelta(days=each)) for each in self.rules.reminded_before.value)
            self._marks[due_on] = max((day for day in days if day <= self.on), default=None)
        return self._marks[due_on]

    def _working(self, day: date) -> date:
        """The day, or the last working day before it."""
        while not self.calendar.is_working_day(day):
            day -= timedelta(days=1)
        return day


@dataclass
class Owed:
    """The reminders that a unit owes at this moment."""

    day: Day
    command: Command
    told: dict[tuple[UUID, UUID, str], Told]
    levels: dict[UUID, list[Told]]

    def of(self, task: Any) -> Iterator[Reminder]:
        late = task.due_at is not None and task.due_at < self.day.at
        seats = self._responsible(task)
        line = self.command.above(seats)
        held = [(0, seat.pk) for seat in seats if seat.is_held]
        to = held or [(level, post) for level, posts in line[:1] for post in posts]
        if cause := self._cause(task, late):
            yield from (self._reminder(task, cause, level, post) for level, post in to if self._owes(task, cause, post))
        since = task.due_at if late else self._unclaimed_since(task)
        if since and cause in (Cause.LATE, Cause.UNCLAIMED) and not task.delay_acknowledged_at:
            line = tuple((level, posts) for level, posts in line if not set(posts) & {post for _, post in to})
            yield from self._escalated(task, line, since)

    def _responsible(self, task: Any) -> list[Seat]:
        """Against whom the clock runs: the holder, the role in whose queue it lies, or who got it back."""
        if task.holder is None:
            return self.command.holding(task.queue_role)
        seat = self.command.seats.get(task.assigner if task.status == Status.RETURNED else task.holder)
        return [seat] if seat else []

    def _cause(self, task: Any, late: bool) -> str:
        if late:
            return Cause.LATE
        if (since := self._unclaimed_since(task)) and since < self.day.at:
            return Cause.UNCLAIMED
        return Cause.BEFORE if task.due_at and self.day.mark(local(task.due_at).date()) else ""

    def _unclaimed_since(self, task: Any) -> datetime | None:
        if task.holder is not None:
            return None
        return self.day.calendar.due(task.given_at, self.day.unclaimed_after)

    def _owes(self, task: Any, cause: str, post: UUID) -> bool:
        told, rules = self.told.get((task.pk, post, cause)), self.day.rules
        if cause == Cause.BEFORE:
            mark = self.day.mark(local(task.due_at).date())
            return mark is not None and local(task.given_at).date() < mark and (told is None or told.on < mark)
        every = rules.reminded_acknowledged_every if task.delay_acknowledged_at else rules.reminded_late_every
        return told is None or (self.day.on - told.on).days >= every.value

    def _escalated(self, task: Any, line: tuple[Level, ...], since: datetime) -> Iterator[Reminder]:
        """The next level that is there, when the one before was told and its grace has passed."""
        told = [each for each in self.levels[task.pk] if each.at > since]
        highest = max((each.level for each in told), default=0)
        begun = max((each.at for each in told), default=since)
        if self.day.calendar.due(begun, self.day.escalated_every) < self.day.at:
            above = next(((level, posts) for level, posts in line if level > highest), None)
            if above:
                yield from (self._reminder(task, Cause.ESCALATED, above[0], post) for post in above[1])

    def _reminder(self, task: Any, cause: str, level: int, post: UUID) -> Reminder:
        days = (local(task.due_at).date() - self.day.on).days if task.due_at else 0
        return Reminder(
            task_id=task.pk, to_id=post, cause=cause, on=self.day.on, level=level, days=days, made_at=self.day.at
        )


def reminders_due(unit: Unit, at: datetime) -> list[Reminder]:
    """Every reminder that the unit owes and nobody has; four queries."""
    calendar = calendar_of(unit)
    day = Day(at, calendar, plan_rules_on(local(at).date()))
    running = Task.objects.filter(unit=unit, status__in=RUNNING)
    rows = running.filter(Q(due_at__lt=day.horizon) | Q(holder=None))
    tasks = list(rows.order_by("due_at", "pk").values_list(*COLUMNS, named=True))
    if not tasks:
        return []
    owed = Owed(day, command_of(unit, day.on), *_told(tasks, day))
    return [reminder for task in tasks for reminder in owed.of(task)]


def _told(tasks: list[Any], day: Day) -> tuple[dict[tuple[UUID, UUID, str], Told], dict[UUID, list[Told]]]:
    """The last word of each cause to each person, and every level that was told."""
    rows = Reminder.objects.filter(task__in=[task.pk for task in tasks])
    rows = rows.filter(Q(on__gte=day.looked_back) | Q(cause=Cause.ESCALATED)).order_by("on")
    last: dict[tuple[UUID, UUID, str], Told] = {}
    levels: dict[UUID, list[Told]] = defaultdict(list)
    for task, to, cause, on, level, made_at in rows.values_list("task", "to", "cause", "on", "level", "made_at"):
        last[task, to, cause] = told = Told(on, level, made_at)
        if cause == Cause.ESCALATED:
            levels[task].append(told)
    return last, levels
