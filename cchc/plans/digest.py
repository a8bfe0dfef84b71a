"""What does the weekly digest tell the Chair? Compiled from the tasks once, as plain values that are kept as sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from cchc.organization.models import Unit
from cchc.plans.models import Extension, Status, Task, UrgingLetter
from cchc.plans.models.task import OPEN, RUNNING
from cchc.plans.presentation.words import due_said, holder_said, left_of
from cchc.worktime.zone import ZONE, local

LISTED = 30  # tasks of one list; its number counts all
UNCLAIMED = "Chưa ai nhận"
WEEK = timedelta(days=7)
LONGEST = timedelta(days=28)  # told of at once, when weeks without a working day came before


@dataclass(frozen=True)
class Week:
    """The days told of, and the moment at which they are."""

    since: datetime
    until: datetime
    at: datetime

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.since <= moment < self.until


def week_before(monday: date, last: date | None, at: datetime) -> Week:
    """From the Monday of the digest before, when weeks off lay between; else the seven days before this one."""
    first = max(last or monday - WEEK, monday - LONGEST)
    since, until = (datetime.combine(day, datetime.min.time(), ZONE) for day in (first, monday))
    return Week(since, until, at)


def content_of(unit: Unit, week: Week) -> dict[str, Any]:
    """Four queries, whatever the number of tasks."""
    done_then = Q(status=Status.DONE, done_at__gte=week.since, done_at__lt=week.until)
    rows = Task.objects.filter(Q(status__in=OPEN) | done_then, unit=unit)
    tasks = list(rows.select_related("unit", "holder__official", "holder__position").order_by("due_at", "pk"))
    people = ("task__unit", "task__holder__official")
    letters = UrgingLetter.objects.filter(round__unit=unit, replied_at=None, task__status__in=RUNNING)
    waiting = Extension.objects.waiting().filter(task__unit=unit).select_related(*people)
    late = [task for task in tasks if task.is_open and task.is_late(week.at)]
    end = week.until + WEEK
    lists = {
        "done": [task for task in tasks if task.status == Status.DONE],
        "late": late,
        "newly_late": [task for task in late if week.since <= (task.due_at or week.at) < week.at],
        "due": [task for task in tasks if task.status in RUNNING and task.due_at and week.at <= task.due_at < end],
        "unanswered": _once(letter.task for letter in letters.select_related(*people).order_by("pk")),
        "extensions": [each.task for each in waiting.order_by("asked_at")],
    }
    return {
        "from": week.since.date().isoformat(),
        "to": (week.until - timedelta(days=1)).date().isoformat(),
        "open": sum(task.is_open for task in tasks),
        "done_late": sum(task.is_late(week.at) for task in lists["done"]),
        "counts": {name: len(found) for name, found in lists.items()},
        "lists": {name: [_line(task, week.at) for task in found[:LISTED]] for name, found in lists.items()},
        "divisions": _divisions(tasks, week.at),
    }


def _once(tasks: Iterable[Task]) -> list[Task]:
    """A task that was urged twice is named once."""
    return list({task.pk: task for task in tasks}.values())


def _line(task: Task, at: datetime) -> dict[str, str]:
    left = left_of(task, at)
    return {
        "task": str(task.pk), "code": task.code, "title": task.title, "holder": holder_said(task),
        "due": due_said(task), "kind": left.kind, "text": left.text,
    }  # fmt: skip


def _divisions(tasks: Sequence[Task], at: datetime) -> list[dict[str, Any]]:
    """Each division with what it has at hand, what is late of it and what it finished; the latest first."""
    found: dict[str, dict[str, Any]] = {}
    for task in tasks:
        name = task.holder.position.division if task.holder else UNCLAIMED
        line = found.setdefault(name, {"name": name, "open": 0, "late": 0, "done": 0, "done_late": 0})
        kind, late = ("open", "late") if task.is_open else ("done", "done_late")
        line[kind] += 1
        line[late] += task.is_late(at)
    return sorted(found.values(), key=lambda line: (-line["late"], -line["open"], line["name"]))


def monday_of(at: datetime) -> date:
    day = local(at).date()
    return day - timedelta(days=day.weekday())
