"""Who kept whom waiting is what is added up in Python, part by part; who sees a part is told in three ways."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings

from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.models import TaskPart
from cchc.plans.permissions import parts_visible_to
from cchc.plans.waiting import parts_asked_in, units_of
from cchc.worktime.loading import calendar
from tests.factories.mixed_tasks import mixed_tasks
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts() -> list[TaskPart]:
    """Of every fourth task, asked of any unit in turn: answered early and late, withdrawn, waited for."""
    tasks = mixed_tasks()[::4]
    units = list(Unit.objects.filter(pk__in={task.unit_id for task in tasks}).order_by("code"))
    made = []
    for n, task in enumerate(tasks):
        due_at = now() - timedelta(days=n % 9, hours=n % 5)
        part = TaskPart(
            task=task, order=1, unit=units[n // 3 % len(units)], partner=actor("vanphong").post, wanted="Số liệu",
            asked_at=now() - timedelta(days=n % 50), asked_by_id=task.assigner_id, due_at=due_at,
        )  # fmt: skip
        if n % 3 == 0:
            part.answered_at, part.answered_by, part.answer = due_at + timedelta(days=n % 4 - 1), part.partner, "Đây"
        elif n % 7 == 0:
            part.withdrawn_at = due_at + timedelta(days=1)
        made.append(part)
    TaskPart.objects.bulk_create(made)
    return list(TaskPart.objects.select_related("unit", "task__assigner"))


def sees(part: TaskPart, by: Actor) -> bool:
    return part.unit_id in by.scope or part.task.unit_id in by.scope or part.task.assigner.unit_id == by.unit_id


@pytest.mark.parametrize("username", ["chutich", "chutich.hlt", "captren"])
def test_a_part_is_seen_by_who_asks_who_answers_and_who_gave_the_task(username: str, parts: list[TaskPart]) -> None:
    by = actor(username)
    found = parts_visible_to(TaskPart.objects.all(), by).values_list("pk", flat=True)
    assert sorted(found) == sorted(part.pk for part in parts if sees(part, by))
    assert len(found) > 0


def test_a_ward_does_not_see_everything(parts: list[TaskPart]) -> None:
    by = actor("chutich.hlt")
    assert 0 < sum(sees(part, by) for part in parts) < len(parts)


def test_the_month_of_a_ward(parts: list[TaskPart]) -> None:
    month, by = today().replace(day=1), actor("chutich.hlt")
    expected = [part.pk for part in parts if sees(part, by) and part.asked_at.astimezone().date() >= month]
    assert sorted(parts_asked_in(month, by).values_list("pk", flat=True)) == sorted(expected)


def test_units_by_their_working_time(parts: list[TaskPart]) -> None:
    asked, late, minutes = defaultdict[UUID, int](int), defaultdict[UUID, int](int), defaultdict[UUID, int](int)
    for part in parts:
        asked[part.unit_id] += 1
        if part.is_late(now()):
            late[part.unit_id] += 1
            days = calendar(part.unit.calendar, roots=settings.CONTENT_ROOTS)
            minutes[part.unit_id] += days.working_minutes(part.due_at, part.waited_until(now()))
    found = units_of(TaskPart.objects.all(), now())
    assert {(line.key, line.asked, line.late, line.minutes) for line in found} == {
        (unit, count, late[unit], minutes[unit]) for unit, count in asked.items()
    }
    assert [line.minutes for line in found] == sorted(minutes.values(), reverse=True)
    assert ward().short_name in {line.name for line in found}
