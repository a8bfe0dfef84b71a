"""Some hundred tasks that stand in every way, in every commune: what a query over many of them is compared with."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle

from cchc.lifecycle.clock import now
from cchc.organization.models import Unit
from cchc.plans.models import Status, Task
from cchc.plans.models.task import WITH_PRODUCT
from tests.factories.office import actor, ward
from tests.factories.tasks import HOLDER, task_at

COUNT = 400
DAYS = (-40, -9, -2, 0, 1, 3, 6, 9, 40)  # of deadlines, from today; many tasks share one, as closings do


def mixed_tasks() -> list[Task]:
    """Copies of one task; the constraints of the table say which of them can be."""
    model = task_at(Status.IN_PROGRESS)
    columns = [field.attname for field in Task._meta.concrete_fields if field.attname not in ("id", "number")]
    values = {column: getattr(model, column) for column in columns}
    units = [ward(), *Unit.objects.committees().filter(tier=Unit.Tier.COMMUNE).exclude(pk=ward().pk).order_by("code")]
    posts = [actor(name).post_id for name in (HOLDER, "vanphong", "kinhte", "diachinh")]
    made, statuses = [], cycle(Status.values)
    for n in range(COUNT):
        task = Task(
            **values | {"number": 1000 + n, "unit_id": units[n * 7 // 3 % len(units)].pk, "status": next(statuses)}
        )
        task.holder_id, task.content = posts[n // 5 % len(posts)], f"ND{n // 3 % 7}"
        task.given_at = now() - timedelta(days=60)
        task.due_at = task.original_due_at = model.due_at + timedelta(days=DAYS[n // 7 % len(DAYS)] - 30)
        task.percent = n * 37 % 100
        if task.status in WITH_PRODUCT:
            task.submitted_at = min(now(), task.due_at + timedelta(days=n // 11 % 5 - 2))
            task.done_at = now() if task.status == Status.DONE else None
        task.paused_at = now() if task.status == Status.PAUSED else None
        task.cancelled_at = now() if task.status == Status.CANCELLED else None
        if n % 29 == 0:
            task.due_kind, task.due_at, task.original_due_at = "event", None, None
        if task.status == Status.GIVEN and n % 3 == 0:
            task.holder_id, task.queue_role = None, "officer"
        made.append(task)
    Task.objects.bulk_create(made)
    return list(Task.objects.select_related("unit__parent", "holder__position"))
