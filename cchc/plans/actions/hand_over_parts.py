"""Bàn giao phần phối hợp: what a leaving partner has not answered is answered by a successor, on the same clock."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.actions.hand_over_tasks import why_not_hand_over_tasks
from cchc.plans.models import Task, TaskPart


def why_not_hand_over_parts(*, leaver: Post, by: Actor, reason: str | None = None) -> Refusal | None:
    return why_not_hand_over_tasks(leaver=leaver, by=by, reason=reason)


def _fault(part: TaskPart, leaver: Post, to: Post) -> Refusal | None:
    if part.partner_id != leaver.pk or part.answered_at is not None or part.withdrawn_at is not None:
        return Refusal(f"Phần phối hợp không còn trong tay {leaver.official.full_name}. Hãy tải lại trang.")
    if to.pk == leaver.pk or to.unit_id != part.unit_id:
        return Refusal("Người nhận phần phối hợp phải là người khác, làm việc tại cùng đơn vị. Hãy chọn lại.")
    if to.pk == part.task.holder_id:
        return Refusal(f"{to.official.full_name} đang chủ trì {part.task.code} nên không tự phối hợp. Hãy chọn lại.")
    return None


@transaction.atomic
def hand_over_parts(*, leaver: Post, by: Actor, to: Mapping[UUID, Post], reason: str) -> list[TaskPart]:
    """The parts with their successors, by key; one refusal refuses all. The task's row is locked before its part."""
    refuse(why_not_hand_over_parts(leaver=leaver, by=by, reason=reason))
    handed = []
    for key in sorted(to):
        task = Task.objects.lock(TaskPart.objects.values_list("task", flat=True).get(pk=key))
        part = TaskPart.objects.lock(key)
        refuse(_fault(part, leaver, to[key]))
        part.partner = to[key]
        part.save(update_fields=["partner"])
        record_event("part_handed_over", subject=task, by=by, data={
            "from": str(leaver), "to": str(to[key]), "wanted": part.wanted, "reason": reason.strip(),
        })  # fmt: skip
        handed.append(part)
    return handed
