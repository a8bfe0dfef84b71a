"""Ghi kết quả của nơi giải quyết: a unit with another system has decided, and our clerk records what came back."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.catalogue.schema import Does
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.walking import enter_step, stop_clock
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.worktime.zone import ZONE, local

CLOSING = time(17)


def why_not_record_outcome(
    *, dossier: Dossier, by: Actor, decision: str | None = None, result_number: str = "", reason: str = "",
    ended_on: date | None = None,
) -> Refusal | None:  # fmt: skip
    """`decision` None asks for the button only."""
    if refusal := why_not("record_outcome", dossier=dossier, by=by):
        return refusal
    if not dossier.handled_outside:
        return Refusal(f"{dossier.unit.name} giải quyết trên hệ thống này: kết quả tự về, không ghi tay.")
    if decision is None:
        return None
    if decision not in Dossier.Decision.values:
        return Refusal("Hãy chọn đồng ý giải quyết hoặc không đủ điều kiện giải quyết.")
    if not result_number.strip():
        return Refusal("Hãy ghi số của văn bản kết quả.")
    if decision == Dossier.Decision.REJECTED and not reason.strip():
        return Refusal("Không đủ điều kiện giải quyết thì phải ghi lý do trong văn bản.")
    if ended_on and dossier.received_at and not local(dossier.received_at).date() <= ended_on <= today():
        return Refusal("Ngày ký kết quả phải từ ngày tiếp nhận đến hôm nay.")
    return None


@transaction.atomic
def record_outcome(
    *, dossier: Dossier, by: Actor, decision: str, result_number: str, reason: str = "", ended_on: date | None = None
) -> Dossier:
    """The dossier with its result; processing ended on the day that the result bears."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_record_outcome(dossier=dossier, by=by, decision=decision, result_number=result_number,
                                  reason=reason, ended_on=ended_on))  # fmt: skip
    at = _moment(dossier, ended_on or today())
    stop_clock(dossier, at=at)
    last = dossier.steps.aggregate(order=Max("order"))["order"]
    enter_step(dossier, dossier.process.number_of(Does.HAND_OVER), holder=by.post, order=last + 1, at=now())
    dossier.status, dossier.decision, dossier.reason = Status.RESULT_READY, decision, reason.strip()
    dossier.decided_at = dossier.issued_at = dossier.ended_at = at
    dossier.decided_by = dossier.issued_by = by.post
    dossier.result_number = result_number.strip()
    dossier.save()
    record_event("outcome_recorded", subject=dossier, by=by, data={
        "unit": dossier.unit.name, "decision": decision, "number": dossier.result_number, "reason": dossier.reason,
        "ended_at": at.isoformat(),
    })  # fmt: skip
    return dossier


def _moment(dossier: Dossier, day: date) -> datetime:
    """Today it is now; for an earlier day nobody knows the hour: 17:00, never before the reception."""
    if day == today():
        return now()
    closing = datetime.combine(day, CLOSING, ZONE)
    return max(closing, dossier.received_at or closing)
