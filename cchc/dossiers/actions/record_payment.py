"""Ghi nhận đã nộp: the obligation is met, and clock and step go on from where they stopped (T13)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.holders import holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import ClockRun, Dossier, PaymentRequest, Status
from cchc.dossiers.rules import calendar_of
from cchc.dossiers.walking import enter_step, start_clock
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.worktime.limit import Limit


def why_not_record_payment(*, dossier: Dossier, by: Actor, voucher: str | None = None) -> Refusal | None:
    if refusal := why_not("record_payment", dossier=dossier, by=by):
        return refusal
    return Refusal("Hãy ghi số chứng từ nộp tiền.") if voucher is not None and not voucher.strip() else None


@transaction.atomic
def record_payment(*, dossier: Dossier, by: Actor, voucher: str) -> Dossier:
    """The dossier at the step that paused; every due moment has moved by the working time of the pause."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_record_payment(dossier=dossier, by=by, voucher=voucher))
    at = now()
    calendar = calendar_of(dossier.unit.calendar)
    payment = PaymentRequest.objects.get(dossier=dossier, paid_at=None)
    minutes = calendar.working_minutes(payment.asked_at, at)
    paused, stopped = dossier.steps.last(), dossier.clock_runs.last()
    assert paused is not None and stopped is not None  # noqa: S101 (a paused dossier has walked)
    enter_step(
        dossier, paused.number, holder=holder_of(dossier, paused.number), order=paused.order + 1, at=at,
        due_at=calendar.add_working_minutes(paused.due_at, minutes),
    )  # fmt: skip
    start_clock(
        dossier, ClockRun.Ground.PAYMENT, source=payment.source, limit=Limit.parse(stopped.limit),
        due_at=calendar.add_working_minutes(stopped.due_at, minutes), number=stopped.number + 1, at=at,
    )  # fmt: skip
    dossier.status = Status.IN_PROCESS
    dossier.save(update_fields=["status", "current_step", "due_at", "clock_stopped_at"])
    payment.paid_at, payment.paid_by, payment.voucher = at, by.post, voucher.strip()
    payment.save(update_fields=["paid_at", "paid_by", "voucher"])
    record_event("payment_recorded", subject=dossier, by=by, data={
        "voucher": payment.voucher, "paused_minutes": minutes,
        "due_at": dossier.due_at.isoformat() if dossier.due_at else "",
    })  # fmt: skip
    return dossier
