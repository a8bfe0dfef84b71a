"""Tasks at any status, reached through the real actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.cancel_task import cancel_task
from cchc.plans.actions.give_task import give_task
from cchc.plans.actions.pause_task import pause_task
from cchc.plans.actions.return_task import return_task
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.giving import TaskWords
from cchc.plans.models import Status, Task
from tests.factories.office import actor, ward

HOLDER = "truongphongvhxh"


def words(**changes: Any) -> TaskWords:
    """The Chair wants a plan of communication within thirty days."""
    values: dict[str, Any] = {
        "title": "Kế hoạch tuyên truyền cải cách hành chính",
        "product": "Kế hoạch",
        "content": "ND0",
        "unit": ward(),
        "due_on": today() + timedelta(days=30),
    }
    if "queue_role" not in changes:
        values["holder"] = actor(HOLDER).post
    return TaskWords(**values | changes)


def task_at(status: Status, *, by: Actor | None = None, due_on: date | None = None, **changes: Any) -> Task:
    """A task that walked to the status, given by the Chair and held by the head of a division."""
    giver = by or actor("chutich")
    if due_on is not None:
        changes["due_on"] = due_on
    task = give_task(words=words(**changes), by=giver)
    if status == Status.GIVEN:
        return task
    holder = actor(HOLDER)
    if status == Status.RETURNED:
        return return_task(task=task, by=holder, reason="Thuộc Văn phòng")
    task = accept_task(task=task, by=holder)
    if status == Status.PAUSED:
        return pause_task(task=task, by=giver, reason="Chờ hướng dẫn của tỉnh")
    if status == Status.CANCELLED:
        return cancel_task(task=task, by=giver, reason="Tỉnh không yêu cầu nữa")
    if status in (Status.SUBMITTED, Status.DONE):
        submit_product(task=task, by=holder, note="Đã ban hành", product_number="12/KH-UBND")
        if status == Status.DONE:
            accept_product(task=task, by=giver)
    task.refresh_from_db()
    return task
