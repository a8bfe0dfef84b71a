"""Who kept whom waiting, for how long? Working time past the due moments of parts, at the partner's own calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, TextField
from django.db.models.functions import Cast

from cchc.organization.actor import ABOVE, Actor
from cchc.plans.models import TaskPart, TaskPartQuerySet
from cchc.plans.models.coordination import ended_or
from cchc.plans.permissions import in_scope, parts_visible_to
from cchc.worktime.loading import calendar
from cchc.worktime.zone import ZONE

AT_MOST = 50  # lines of one table or list


def parts_asked_in(month: date, actor: Actor) -> TaskPartQuerySet:
    """Parts that the actor sees, asked for in the month; a superior looks at parts asked of the units in his scope.

    What a unit sees is asked for once and then known by key: it is spread over three tables.
    """
    start = datetime(month.year, month.month, 1, tzinfo=ZONE)
    end = (start + timedelta(days=32)).replace(day=1)
    rows = TaskPart.objects.filter(asked_at__gte=start, asked_at__lt=end)
    if actor.role in ABOVE:
        return rows.filter(in_scope("unit", actor))
    return TaskPart.objects.filter(pk__in=list(parts_visible_to(rows, actor).values_list("pk", flat=True)))


def narrowed(rows: TaskPartQuerySet, asked: Mapping[str, Any]) -> TaskPartQuerySet:
    """The parts behind one number: of a person, of a unit, of a task."""
    for name, column in (("nguoi", "partner"), ("don_vi", "unit"), ("nhiem_vu", "task")):
        if asked.get(name):
            rows = rows.filter(**{column: asked[name]})
    return rows


@dataclass
class Kept:
    """How one partner (a person, a unit, all partners of a task) kept others waiting."""

    key: UUID
    name: str
    asked: int = 0
    late: int = 0
    minutes: int = 0  # of working time past the due moments


@dataclass(frozen=True)
class Sums:
    units: list[Kept]
    people: list[Kept]
    tasks: list[Kept]


def units_of(rows: TaskPartQuerySet, at: datetime) -> list[Kept]:
    """By unit alone, for whoever looks upon many."""
    said = ("unit", "unit__short_name", "unit__calendar")
    grouped = list(rows.values_list(*said).order_by().annotate(count=Count("*")))
    calendars = {code: calendar(code, roots=settings.CONTENT_ROOTS) for code in {code for _, _, code, _ in grouped}}
    units = {unit: (Kept(unit, name, count), calendars[code]) for unit, name, code, count in grouped}
    # Moments are read as text: to read thousands as Django does takes longer than all the rest, and many are the same.
    minutes = cache(lambda days, due_at, ended_at: days.working_minutes(_moment(due_at), _moment(ended_at)))
    late = (
        rows.late_ever(at).order_by().values_list("unit", Cast("due_at", TextField()), Cast(ended_or(at), TextField()))
    )
    for unit, due_at, ended_at in late:
        line, days = units[unit]
        line.late += 1
        line.minutes += minutes(days, due_at, ended_at)
    return _longest_first(line for line, _ in units.values())


def _moment(text: str) -> datetime:
    """As either engine writes it: in UTC, said or not."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _longest_first(lines: Iterable[Kept]) -> list[Kept]:
    return sorted(lines, key=lambda line: (-line.minutes, -line.late, line.name))


def sums_of(rows: TaskPartQuerySet, at: datetime) -> Sums:
    """By unit, by person and by task, the longest waiting first; only what was late is read row by row."""
    units, people, tasks = (defaultdict[UUID, Kept](lambda: Kept(UUID(int=0), "")) for _ in range(3))
    grouped = rows.values_list("unit", "unit__short_name", "partner", "partner__official__full_name", "task",
                               "task__title").order_by()  # fmt: skip
    for unit, unit_name, partner, name, task, title, count in grouped.annotate(count=Count("pk")):
        for sums, key, said in (
            (units, unit, unit_name), (people, partner, f"{name}, {unit_name}"), (tasks, task, title)
        ):  # fmt: skip
            sums[key].key, sums[key].name = key, said
            sums[key].asked += count
    late = rows.late_ever(at).values_list(
        "unit", "partner", "task", "unit__calendar", "due_at", "answered_at", "withdrawn_at"
    )
    for unit, partner, task, code, due_at, answered_at, withdrawn_at in late:
        days = calendar(code, roots=settings.CONTENT_ROOTS)
        minutes = days.working_minutes(due_at, answered_at or withdrawn_at or at)
        for line in (units[unit], people[partner], tasks[task]):
            line.late, line.minutes = line.late + 1, line.minutes + minutes
    return Sums(*(_longest_first(lines.values()) for lines in (units, people, tasks)))
