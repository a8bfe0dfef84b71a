"""Who asks whom for a part in the invented ward, and who lets the others wait? Weeks before their deadlines the leads
of plan tasks ask a colleague, now and then the neighbour; most answer in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from cchc.config.demonstration.ward import Life, Ward, acting
from cchc.lifecycle.clock import now, today
from cchc.organization.models import Post
from cchc.plans.actions.answer_part import answer_part
from cchc.plans.actions.ask_partner import ask_partner, why_not_ask_partner
from cchc.plans.models import Source, Status, Task, TaskPart
from cchc.plans.permissions import WORKING
from cchc.worktime.zone import ZONE

MORNING = time(9, 30)
NEIGHBOUR = "H99.26.06"
AHEAD = timedelta(days=10), timedelta(days=24)  # before the task's deadline a partner is asked
ASKED, ABROAD, LATE = 75, 15, 25  # of one hundred tasks, of one hundred parts
WANTED = (
    "Số liệu của bộ phận trong kỳ, gửi theo mẫu kèm theo.",
    "Ý kiến bằng văn bản đối với dự thảo.",
    "Danh sách hồ sơ còn vướng và nguyên nhân.",
)
PEOPLE = ("official", "unit", "position")


def coordination(ward: Ward, start: datetime) -> Iterator[tuple[datetime, Life]]:
    """The mornings of all working days."""
    yield ward.calendar.normalise(datetime.combine(start.astimezone(ZONE).date(), MORNING, ZONE)), _mornings(ward)


def _mornings(ward: Ward) -> Life:
    partners = [actor.post for actor in ward.actors.values() if actor.role in WORKING - {"chair"}]
    held = Post.objects.filter(unit__code=NEIGHBOUR, position__role__in=WORKING).select_related(*PEOPLE)
    neighbours = list(held.order_by("position__order", "official__full_name"))
    while True:
        for task in _about_to_ask(ward):
            _ask(task, partners, neighbours)
        asked = TaskPart.objects.unanswered().filter(task__unit=ward.office.unit_id).order_by("asked_at", "pk")
        for part in asked.select_related("task", *(f"partner__{each}" for each in PEOPLE)):
            if now() >= _answers_at(part):
                answer_part(part=part, by=acting(part.partner), answer="Đã gửi theo yêu cầu, kèm số liệu chi tiết.")
        yield datetime.combine(ward.calendar.next_working_day(today()), MORNING, ZONE)


def _about_to_ask(ward: Ward) -> list[Task]:
    """In progress, two weeks before the deadline, and nobody was asked yet."""
    soon = Task.objects.filter(
        unit=ward.office.unit_id, source=Source.PLAN, status=Status.IN_PROGRESS, parts=None,
        due_at__gte=now() + AHEAD[0], due_at__lt=now() + AHEAD[1],
    )  # fmt: skip
    rows = soon.select_related(*(f"holder__{each}" for each in PEOPLE), "assigner__unit").order_by("number")
    return [task for task in rows if _chance(task).randrange(100) < ASKED]


def _ask(task: Task, partners: list[Post], neighbours: list[Post]) -> None:
    chance = _chance(task)
    chance.randrange(100)  # whether it asks at all
    among = neighbours if neighbours and chance.randrange(100) < ABROAD else partners
    partner, wanted, due_on = chance.choice(among), chance.choice(WANTED), today() + timedelta(days=5)
    by = acting(task.holder)  # type: ignore[arg-type]
    if why_not_ask_partner(task=task, by=by, partner=partner, wanted=wanted, due_on=due_on) is None:
        ask_partner(task=task, by=by, partner=partner, wanted=wanted, due_on=due_on)


def _answers_at(part: TaskPart) -> datetime:
    """The same whenever the same year is played."""
    chance = _chance(part.task, part.order)
    if chance.randrange(100) < LATE:
        return part.due_at + timedelta(days=chance.randint(1, 6))
    return part.due_at - timedelta(days=chance.randint(1, 4))


def _chance(task: Task, part: int = 0) -> Random:
    return Random(f"coordination {task.year} {task.number} {part}")  # noqa: S311 (a play, no secret)
