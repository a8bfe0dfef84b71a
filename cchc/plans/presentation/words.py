"""How does a task read? Its status and the time left, in the words of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc.lifecycle.clock import now
from cchc.organization.roles import ROLES
from cchc.plans.models import DueKind, Status, Task
from cchc.plans.rules import calendar_of
from cchc.worktime.spoken import spoken_minutes
from cchc.worktime.zone import local

SOON = 3 * 480  # working minutes: the edge at which a task becomes amber
KINDS = {Status.DONE: "ok", Status.CANCELLED: "rest", Status.PAUSED: "wait", Status.SUBMITTED: "wait"}


@dataclass(frozen=True)
class Left:
    """`kind` as of `status`: late, soon, ok, wait, rest."""

    kind: str
    text: str


def left_of(task: Task, at: datetime | None = None) -> Left:
    """«Còn 2 ngày 4 giờ», «Quá hạn 3 giờ», «Hoàn thành, đúng hạn»: working time of the unit."""
    at = at or now()
    calendar = calendar_of(task.unit)
    if task.status == Status.CANCELLED:
        return Left("rest", "Đã hủy")
    if task.due_at is None:
        return Left("wait", "Chờ sự kiện, chưa có hạn")
    if task.submitted_at is not None:
        over = calendar.working_minutes(task.due_at, task.submitted_at)
        said = "Hoàn thành" if task.status == Status.DONE else "Chờ duyệt"
        if task.is_late(at):
            return Left("late", f"{said}, trễ {spoken_minutes(over)}" if over else f"{said}, trễ hạn")
        return Left("ok" if task.status == Status.DONE else "wait", f"{said}, đúng hạn")
    if task.status == Status.PAUSED:
        return Left("wait", "Tạm dừng")
    minutes = calendar.working_minutes(at, task.due_at)
    if at > task.due_at:
        return Left("late", f"Quá hạn {spoken_minutes(minutes)}" if minutes else "Quá hạn")
    return Left("soon" if minutes <= SOON else "ok", f"Còn {spoken_minutes(minutes)}")


def due_said(task: Task) -> str:
    """«Hạn 17:00, 30/11/2026»; for what goes on all year its end."""
    if task.due_at is None:
        return "Chưa có hạn"
    said = f"Hạn {local(task.due_at):%H:%M, %d/%m/%Y}"
    return f"Thường xuyên, {said.lower()}" if task.due_kind == DueKind.ONGOING else said


def due_alone(task: Task) -> str:
    """The same where «Hạn» stands above it."""
    return due_said(task).removeprefix("Hạn ").replace("hạn ", "đến ", 1) if task.due_at else "Chưa có hạn"


def holder_said(task: Task) -> str:
    """The responsible person, or in whose queue the task lies."""
    if task.holder:
        return task.holder.official.full_name
    return f"Chưa ai nhận ({ROLES[task.queue_role].name})"
