"""Parts asked of partners, reached through the real actions."""

from __future__ import annotations

from datetime import date, timedelta

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.plans.actions.ask_partner import ask_partner
from cchc.plans.models import Status, Task, TaskPart
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at

PARTNER, OTHER_UNIT = "truongphongkinhte", "motcua.hlt"


def part(
    *, of: Task | None = None, to: str = PARTNER, by: Actor | None = None, due_on: date | None = None,
    wanted: str = "Số liệu hồ sơ trực tuyến quý III",
) -> TaskPart:  # fmt: skip
    """The lead asks the head of another division for figures within a week."""
    task = of or task_at(Status.IN_PROGRESS)
    due = due_on or today() + timedelta(days=7)
    return ask_partner(task=task, by=by or actor(HOLDER), partner=actor(to).post, wanted=wanted, due_on=due)
