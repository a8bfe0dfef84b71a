"""Bàn giao nhiệm vụ: whoever leaves a post leaves no task behind; each goes to a successor, in one go."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.models import Status, Task, UrgingLetter
from cchc.plans.permissions import hands_over_in

STAYS = frozenset({Status.SUBMITTED, Status.PAUSED})  # the product still waits, the clock still stands


def why_not_hand_over_tasks(*, leaver: Post, by: Actor, reason: str | None = None) -> Refusal | None:
    if not hands_over_in(leaver.unit_id, by):
        return Refusal("Việc này do lãnh đạo, Văn phòng hoặc quản trị của đơn vị làm.")
    return Refusal("Hãy ghi lý do bàn giao.") if reason is not None and not reason.strip() else None


def _fault(task: Task, leaver: Post, to: Post) -> Refusal | None:
    """What the successor of one task cannot be; the rule of reassign_task, for the holder and for the assigner."""
    holds, gave = task.holder_id == leaver.pk, task.assigner_id == leaver.pk
    if not task.is_open or not (holds or gave):
        return Refusal(f"{task.code} không còn trong tay {leaver.official.full_name}. Hãy tải lại trang.")
    if to.pk == leaver.pk or to.unit_id != leaver.unit_id:
        return Refusal(f"{task.code}: người nhận phải là người khác, làm việc tại cùng đơn vị. Hãy chọn lại.")
    if gave and not holds and to.pk == task.holder_id:
        return Refusal(f"{task.code}: {to.official.full_name} đang chủ trì nên không tự duyệt được. Hãy chọn lại.")
    return None


@transaction.atomic
def hand_over_tasks(*, leaver: Post, by: Actor, to: Mapping[UUID, Post], reason: str) -> list[Task]:
    """The tasks with their successors, by key; what the leaver held is held, and what he had to decide is decided, by
    them. One refusal refuses all."""
    refuse(why_not_hand_over_tasks(leaver=leaver, by=by, reason=reason))
    handed = []
    for key in sorted(to):
        task = Task.objects.lock(key)
        refuse(_fault(task, leaver, to[key]))
        handed.append(_hand_over(task, leaver, to[key], reason.strip(), by))
    return handed


def _hand_over(task: Task, leaver: Post, to: Post, reason: str, by: Actor) -> Task:
    """Letters that wait for an answer are answered by who holds the task."""
    sides = []
    if task.holder_id == leaver.pk:
        sides.append("chủ trì")
        task.holder = to
        task.extensions.withdraw(now(), by.post)
        UrgingLetter.objects.filter(task=task, to=leaver, replied_at=None).update(to=to)
        if task.status not in STAYS:
            task.status, task.reason, task.accepted_at = Status.GIVEN, reason, None
    if task.assigner_id == leaver.pk:
        sides.append("người giao")
        task.assigner = to
    task.save(update_fields=["holder", "assigner", "status", "reason", "accepted_at"])
    record_event("task_handed_over", subject=task, by=by, data={
        "from": str(leaver), "to": str(to), "as": sides, "reason": reason,
    })  # fmt: skip
    return task
