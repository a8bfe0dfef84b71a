"""What was urged, how often, and what came of it: in words, per person and per task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q

from cchc.lifecycle.clock import now
from cchc.organization.actor import ABOVE, Actor
from cchc.organization.models import Post
from cchc.plans.actions.answer_urging import why_not_answer_urging
from cchc.plans.models import Reminder, Task, UrgingLetter
from cchc.plans.permissions import letters_visible_to
from cchc.plans.presentation.words import Left, left_of
from cchc.plans.rules import calendar_of
from cchc.worktime.spoken import spoken_minutes

WORKING_DAY = 480  # minutes
SHOWN = 300  # letters of a period: the newest


@dataclass(frozen=True)
class Counts:
    """How often somebody was spoken to about one task."""

    reminders: int = 0
    reminded_on: date | None = None
    letters: int = 0
    replies: int = 0


@dataclass
class Person:
    """One person in a period."""

    post: Post
    reminders: int = 0
    letters: int = 0
    replies: int = 0
    after: list[int] = field(default_factory=list)  # working minutes from each first letter to the product

    @property
    def done(self) -> int:
        return len(self.after)

    @property
    def usual(self) -> str:
        """«3 ngày»: the mean of what was done after a letter."""
        return days_said(sum(self.after) // len(self.after)) if self.after else ""


def standing_said(due_at: datetime | None, at: datetime, task: Task) -> Left:
    """How the task stood when the letter was written, by the deadline of that day."""
    if due_at is None:
        return Left("wait", "Chưa có hạn")
    minutes = calendar_of(task.unit).working_minutes(at, due_at)
    return Left("late", f"Quá hạn {spoken_minutes(minutes)}") if at > due_at else Left(
        "soon", f"Còn {spoken_minutes(minutes)}"
    )  # fmt: skip


def days_said(minutes: int) -> str:
    """Working days, upwards: what took an hour took «1 ngày»."""
    return f"{max(1, -(-minutes // WORKING_DAY))} ngày làm việc"


def minutes_after(task: Task, urged_at: datetime) -> int | None:
    """Working minutes from the letter to the product; none while there is no product since."""
    if task.submitted_at is None or task.submitted_at < urged_at:
        return None
    return calendar_of(task.unit).working_minutes(urged_at, task.submitted_at)


def outcome_said(task: Task, urged_at: datetime) -> Left:
    """What came of it."""
    minutes = minutes_after(task, urged_at)
    if minutes is None:
        return left_of(task)
    return Left("ok", f"Xong sau {days_said(minutes)}")


def counts_of(tasks: Iterable[UUID]) -> dict[UUID, Counts]:
    """Of each task; two queries."""
    keys = list(tasks)
    made = Reminder.objects.filter(task__in=keys).order_by().values("task").annotate(n=Count("pk"), last=Max("on"))
    sent = UrgingLetter.objects.filter(task__in=keys).order_by().values("task").annotate(
        n=Count("pk"), replied=Count("replied_at")
    )  # fmt: skip
    reminded = {each["task"]: (each["n"], each["last"]) for each in made}
    urged = {each["task"]: (each["n"], each["replied"]) for each in sent}
    return {key: Counts(*reminded.get(key, (0, None)), *urged.get(key, (0, 0))) for key in keys}


def urged_of(task: Task, actor: Actor) -> dict[str, Any]:
    """What a task's page says of its reminders and letters; three queries."""
    letters = task.letters.select_related("round", "to__official").order_by("-round__made_at")
    said = [
        {"letter": each, "may_answer": why_not_answer_urging(letter=each, by=actor) is None} for each in letters
    ]  # fmt: skip
    return {"counts": counts_of([task.pk])[task.pk], "letters": said}


def letters_since(actor: Actor, days: int) -> list[UrgingLetter]:
    """The newest letters of the period, with all that is said of them; one query."""
    rows = letters_visible_to(UrgingLetter.objects.filter(round__made_at__gte=now() - timedelta(days=days)), actor)
    people = ("round", "task__unit", "task__holder__official", "to__official", "to__position", "to__unit")
    return list(rows.select_related(*people).order_by("-round__made_at", "pk")[:SHOWN])


def people_of(letters: Sequence[UrgingLetter], actor: Actor, days: int) -> list[Person]:
    """Everybody who was urged, and in one's own unit also who was only reminded; two queries."""
    found: dict[UUID, Person] = {}
    first: dict[tuple[UUID, UUID], UrgingLetter] = {}
    for letter in letters:
        person = found.setdefault(letter.to_id, Person(letter.to))
        person.letters += 1
        person.replies += letter.replied_at is not None
        first[letter.to_id, letter.task_id] = letter  # the newest come first, so the oldest stays
    for letter in first.values():
        if (minutes := minutes_after(letter.task, letter.round.made_at)) is not None:
            found[letter.to_id].after.append(minutes)
    since = (now() - timedelta(days=days)).date()
    whose = Q(to__in=list(found)) if actor.role in ABOVE else Q(to__unit__in=actor.scope)
    rows = Reminder.objects.filter(whose, on__gte=since).order_by().values("to").annotate(n=Count("pk"))
    counted = {each["to"]: each["n"] for each in rows}
    posts = Post.objects.filter(pk__in=set(counted) - set(found)).select_related("official", "position", "unit")
    for post in posts:
        found[post.pk] = Person(post)
    for key, number in counted.items():
        found[key].reminders = number
    return sorted(found.values(), key=lambda each: (-each.letters, -each.reminders, each.post.official.full_name))


def tasks_of(letters: Sequence[UrgingLetter]) -> list[dict[str, Any]]:
    """Each urged task once, with its newest letter, how often, and what came of it; two queries."""
    of_task: dict[UUID, list[UrgingLetter]] = defaultdict(list)
    for letter in letters:
        of_task[letter.task_id].append(letter)
    counts = counts_of(of_task)
    return [
        {
            "task": found[0].task, "last": found[0], "counts": counts[key], "to": found[0].to,
            "outcome": outcome_said(found[0].task, found[-1].round.made_at),
        }
        for key, found in of_task.items()
    ]  # fmt: skip


def rounds_of(letters: Sequence[UrgingLetter]) -> list[dict[str, Any]]:
    """Each round with its letters, replies, and how many of its tasks are handed in since."""
    of_round: dict[UUID, list[UrgingLetter]] = defaultdict(list)
    for letter in letters:
        of_round[letter.round_id].append(letter)
    return [
        {
            "round": found[0].round, "letters": len(found),
            "replies": sum(each.replied_at is not None for each in found),
            "done": sum(minutes_after(each.task, each.round.made_at) is not None for each in found),
        }
        for found in of_round.values()
    ]  # fmt: skip
