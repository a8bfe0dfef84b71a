"""Which tasks can the office urge, and to whom does each letter go?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from cchc.lifecycle.clock import now, today
from cchc.organization.models import Unit
from cchc.plans.line_of_command import commands_of
from cchc.plans.models import Status, Task, TaskQuerySet, UrgingLetter

URGED = (Status.GIVEN, Status.IN_PROGRESS)  # somebody of the unit has the next step to do
AT_MOST = 200  # letters of one round
LATE, SOON, UNANSWERED = "tre", "sap", "chua-tra-loi"
CHOICES = {
    LATE: "Quá hạn",
    SOON: "Sắp đến hạn",
    UNANSWERED: "Đã đôn đốc, chưa lần nào trả lời",
}
SOON_DAYS = 7


def to_urge(unit: Unit, asked: Mapping[str, Any]) -> TaskQuerySet:
    """Tasks of the unit that stand so; the oldest deadline first."""
    rows = Task.objects.filter(unit=unit, status__in=URGED)
    rows = rows.filter(_stands(asked.get("chon") or LATE, asked.get("ngay") or SOON_DAYS, now()))
    if asked.get("bo_phan"):
        rows = rows.filter(holder__position__division=asked["bo_phan"])
    return rows.order_by("due_at", "pk")


def _stands(chosen: str, days: int, at: datetime) -> Q:
    letters = UrgingLetter.objects.filter(task=OuterRef("pk"))
    unanswered = Exists(letters) & ~Exists(letters.filter(replied_at__isnull=False))
    conditions = {
        LATE: Q(due_at__lt=at),
        SOON: Q(due_at__gte=at, due_at__lt=at + timedelta(days=days)),
        UNANSWERED: Q(unanswered),
    }
    return conditions[chosen]


def addressees(tasks: Iterable[Task], unit: Unit) -> dict[UUID, UUID]:
    """Task → post. What nobody holds, or nobody holds any more, is urged at the next above."""
    command, found = commands_of([unit], today())[unit.pk], {}
    for task in tasks:
        seat = command.seats.get(task.holder_id) if task.holder_id else None
        if seat and seat.is_held:
            found[task.pk] = seat.pk
        elif above := command.above([seat] if seat else command.holding(task.queue_role)):
            found[task.pk] = above[0][1][0]
    return found
