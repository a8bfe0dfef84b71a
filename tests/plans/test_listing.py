"""The pages of a list, put together, are what a plain search in Python finds, in its order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from cchc.lifecycle.clock import now
from cchc.organization.actor import ABOVE, Actor
from cchc.plans.listing import STANDS, asked_for, is_walked, page_of
from cchc.plans.models import Status, Task
from cchc.plans.models.task import OPEN, STOPPED
from cchc.plans.permissions import of_unit
from tests.factories.mixed_tasks import mixed_tasks
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks() -> list[Task]:
    return mixed_tasks()


@pytest.mark.parametrize("username", ["chutich", "captren"])
@pytest.mark.parametrize("stand", STANDS)
def test_pages_of_every_stand(stand: str, username: str, tasks: list[Task]) -> None:
    by = actor(username)
    expected = [task for task in tasks if sees(by, task) and stands(task, stand)]
    last = max(task.due_at for task in tasks if task.due_at) + timedelta(days=1)
    expected.sort(key=lambda task: (task.due_at or last, task.pk))
    found = walked_through(by, {"trang_thai": stand})
    assert [task.pk for task in found] == [task.pk for task in expected]


def test_every_stand_has_tasks_and_the_list_more_than_a_page(tasks: list[Task]) -> None:
    assert all(any(stands(task, stand) for task in tasks) for stand in STANDS)
    assert sum(stands(task, "ke") for task in tasks) > 100


def test_a_line_names_whoever_it_names(tasks: list[Task], django_assert_num_queries: Any) -> None:
    found = page_of(of_unit(Task.objects.all(), actor("chutich")), "", walked=False).rows
    with django_assert_num_queries(0):
        assert all(task.unit.name and task.assigner.official.full_name for task in found)
        assert {task.holder.official.full_name for task in found if task.holder}


def walked_through(by: Actor, asked: dict[str, Any]) -> list[Task]:
    """Every page of the list, one after another."""
    found: list[Task] = []
    cursor = ""
    while True:
        rows = asked_for(of_unit(Task.objects.all(), by), asked, UUID(int=0))
        page = page_of(rows, cursor, walked=is_walked(asked, by))
        found += page.rows
        cursor = page.after
        if not cursor:
            return found


def sees(by: Actor, task: Task) -> bool:
    """From above everything under the unit, in two tiers or three; at a ward its own and that of whom it took in."""
    if by.role in ABOVE:
        return by.unit_id in (task.unit.parent_id, task.unit.parent and task.unit.parent.parent_id)
    return task.unit_id in by.scope


def stands(task: Task, stand: str) -> bool:
    at = now()
    week = (
        task.status in (Status.GIVEN, Status.IN_PROGRESS)
        and task.due_at is not None
        and at <= task.due_at < at + timedelta(days=7)
    )
    return {
        "mo": task.status in OPEN,
        "tre": task.status in OPEN and task.is_late(at),
        "tuan": week,
        "duyet": task.status == Status.SUBMITTED,
        "tra": task.status == Status.RETURNED,
        "cho": task.status in OPEN and task.due_at is None,
        "xong": task.status == Status.DONE and not task.is_late(at),
        "xong-tre": task.status == Status.DONE and task.is_late(at),
        "huy": task.status in STOPPED,
        "ke": task.status != Status.CANCELLED,
        "xong-ca": task.status == Status.DONE,
        "tre-ca": task.is_late(at),
        "cham": week and is_behind(task),
    }[stand]


def is_behind(task: Task) -> bool:
    assert task.due_at is not None
    passed = (now() - task.given_at) / (task.due_at - task.given_at)
    return passed * 100 > task.percent
