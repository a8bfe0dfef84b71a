"""Yêu cầu phối hợp: a partner, at this unit or another one, is asked for a part with a clock of its own."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.lifecycle import HELD
from cchc.plans.models import Status, Task, TaskPart
from cchc.plans.part_lifecycle import TRANSITIONS, WHO
from cchc.plans.permissions import WORKING, asks_partners
from cchc.plans.rules import closing_on


def why_not_ask_partner(
    *, task: Task, by: Actor, partner: Post | None = None, wanted: str | None = None, due_on: date | None = None
) -> Refusal | None:
    """`partner` None asks whether the actor may at all."""
    if task.status not in HELD:
        label = TRANSITIONS["ask_partner"].label.lower()
        return Refusal(f"Không {label} được: nhiệm vụ đang ở trạng thái «{Status(task.status).label}».")
    if not asks_partners(task, by):
        return Refusal(f"Việc này do {WHO[asks_partners]} làm.")
    if partner is not None and (refusal := _fault_of_partner(task, partner)):
        return refusal
    if wanted is not None and not wanted.strip():
        return Refusal("Hãy ghi rõ cần người phối hợp làm gì, gửi lại cái gì.")
    if due_on is not None and due_on < today():
        return Refusal("Hạn phối hợp đã qua. Hãy chọn ngày từ hôm nay trở đi.")
    if partner and due_on and task.due_at and now() < task.due_at < closing_on(partner.unit, due_on):
        return Refusal("Hạn phối hợp không được sau hạn của nhiệm vụ, để người chủ trì còn kịp hoàn thành.")
    return None


def _fault_of_partner(task: Task, partner: Post) -> Refusal | None:
    name = partner.official.full_name
    if task.holder and partner.official_id == task.holder.official_id:
        return Refusal(f"{name} đang chủ trì nhiệm vụ này. Hãy chọn người khác.")
    if partner.role not in WORKING or not Post.objects.held(today()).filter(pk=partner.pk).exists():
        return Refusal(f"{name} không còn giữ vị trí đó. Hãy chọn lại.")
    if task.parts.unanswered().filter(partner=partner).exists():
        return Refusal(f"{name} đang có một phần phối hợp chưa trả lời của nhiệm vụ này.")
    return None


@transaction.atomic
def ask_partner(*, task: Task, by: Actor, partner: Post, wanted: str, due_on: date) -> TaskPart:
    """The part, which waits for its answer until the closing of the day at the partner's unit."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_ask_partner(task=task, by=by, partner=partner, wanted=wanted, due_on=due_on))
    last = task.parts.aggregate(last=Max("order"))["last"] or 0
    part = TaskPart(
        task=task, order=last + 1, unit=partner.unit, partner=partner, wanted=wanted.strip(), asked_at=now(),
        asked_by=by.post, due_at=closing_on(partner.unit, due_on),
    )  # fmt: skip
    part.save(force_insert=True)
    record_event("partner_asked", subject=task, by=by, data={
        "part": part.order, "to": str(partner), "unit": partner.unit.short_name, "wanted": part.wanted,
        "new_due": part.due_at.isoformat(),
    })  # fmt: skip
    return part
