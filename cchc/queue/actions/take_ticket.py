"""Lấy số: the next number of a line, on the touch screen at the entrance (Decree 118/2025/NĐ-CP, Article 13)."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.queue.models import Ticket
from cchc.queue.rules import queue_rules


def why_not_take_ticket(*, line: str, priority: str, by: Actor) -> Refusal | None:
    rules = queue_rules(today())
    if by.role != "counter":
        return Refusal("Màn hình lấy số do công chức Bộ phận Một cửa mở.")
    if line not in {each.code for each in rules.lines}:
        return Refusal("Chọn việc cần làm trong các ô trên màn hình.")
    if priority and priority not in {each.code for each in rules.priorities}:
        return Refusal("Diện ưu tiên này không có trong quy định đang áp dụng.")
    return None


def take_ticket(*, line: str, by: Actor, submission: UUID, priority: str = "") -> Ticket:
    """The ticket; the same touch sent twice gives the same one."""
    refuse(why_not_take_ticket(line=line, priority=priority, by=by))
    try:
        return _take(line=line, by=by, submission=submission, priority=priority)
    except IntegrityError:
        twin = Ticket.objects.filter(submission=submission, unit=by.unit_id).first()
        if twin is None:
            raise
        return twin


@transaction.atomic
def _take(*, line: str, by: Actor, submission: UUID, priority: str) -> Ticket:
    Unit.objects.select_for_update().get(pk=by.unit_id)  # numbers of a unit are given one after the other
    day = today()
    last = Ticket.objects.of_day(by.unit_id, day).filter(line=line).aggregate(last=Max("number"))["last"]
    ticket = Ticket(
        unit=by.unit, submission=submission, day=day, line=line, number=(last or 0) + 1, priority=priority,
        after=not priority, taken_at=now(),
    )  # fmt: skip
    ticket.save(force_insert=True)
    record_event("ticket_taken", subject=ticket, by=by, data={"number": str(ticket), "priority": priority})
    return ticket
