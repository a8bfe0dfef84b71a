"""Gửi phiếu đôn đốc: the office urges the chosen tasks under one number, one letter to each person."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.models import Status, Task, UrgingLetter, UrgingRound
from cchc.plans.urging import AT_MOST, URGED, addressees
from cchc.plans.urging_lifecycle import TRANSITIONS
from cchc.worktime.zone import local


def why_not_send_urging(*, unit: Unit, by: Actor, tasks: Sequence[Task] | None = None) -> Refusal | None:
    """`tasks` None asks whether the actor may urge in the unit at all."""
    if not TRANSITIONS["send_urging"].who(None, by) or by.unit_id != unit.pk:
        return Refusal("Phiếu đôn đốc do Văn phòng hoặc lãnh đạo của đơn vị gửi.")
    return None if tasks is None else _fault(unit, tasks)


def _fault(unit: Unit, tasks: Sequence[Task]) -> Refusal | None:
    if not tasks:
        return Refusal("Hãy chọn ít nhất một nhiệm vụ để đôn đốc.")
    if len(tasks) > AT_MOST:
        return Refusal(f"Một đợt đôn đốc nhiều nhất {AT_MOST} nhiệm vụ. Hãy lọc bớt rồi gửi thành nhiều đợt.")
    for task in tasks:
        if task.unit_id != unit.pk:
            return Refusal(f"{task.code} không phải nhiệm vụ của đơn vị.")
        if task.status not in URGED:
            return Refusal(f"{task.code} nay ở trạng thái «{Status(task.status).label}», không cần đôn đốc nữa.")
    newest = UrgingLetter.objects.filter(task__in=tasks).select_related("round", "task").order_by("-round__made_at")
    if (again := newest.first()) and local(again.round.made_at).date() == today():
        return Refusal(f"{again.task.code} đã được đôn đốc hôm nay, phiếu số {again.round.number}. Hãy bỏ chọn.")
    found = addressees(tasks, unit)
    nobody = next((task for task in tasks if task.pk not in found), None)
    return (
        Refusal(f"{nobody.code} chưa ai nhận và không có ai để gửi phiếu. Hãy giao cho một người.") if nobody else None
    )


@transaction.atomic
def send_urging(*, unit: Unit, tasks: Sequence[Task], by: Actor, note: str = "") -> UrgingRound:
    """The round under its number of the year, with one line for each task as it stands now."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    locked = Task.objects.select_for_update().filter(pk__in=[task.pk for task in tasks]).order_by("due_at", "pk")
    chosen = list(locked)
    refuse(why_not_send_urging(unit=unit, by=by, tasks=chosen))
    year, to = today().year, addressees(chosen, unit)
    last = UrgingRound.objects.filter(unit=unit, year=year).aggregate(last=Max("number"))["last"] or 0
    made = UrgingRound(
        unit=unit, year=year, number=last + 1, made_at=now(), made_by=by.post, note=note.strip()
    )  # fmt: skip
    made.save(force_insert=True)
    UrgingLetter.objects.bulk_create(
        UrgingLetter(round=made, task=task, to_id=to[task.pk], due_at=task.due_at) for task in chosen
    )
    record_event("urging_sent", subject=made, by=by, data={
        "number": f"{made.number}/{made.year}", "tasks": [task.code for task in chosen], "note": made.note,
    })  # fmt: skip
    return made
