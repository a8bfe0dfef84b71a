"""Chờ nghĩa vụ tài chính: the amount is set; the clock pauses where the procedure's own law says so (T12)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep, PaymentRequest, Status
from cchc.dossiers.walking import leave_step, stop_clock
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_await_payment(
    *, dossier: Dossier, by: Actor, what: str | None = None, amount: int | None = None
) -> Refusal | None:
    """`what` and `amount` None ask for the button only."""
    if refusal := why_not("await_payment", dossier=dossier, by=by):
        return refusal
    if dossier.procedure.content.payment_pause is None:
        return Refusal("Thủ tục này không có quy định trừ thời gian chờ nộp tiền: đồng hồ vẫn chạy. "
                       "Hãy thông báo số phải nộp cho người nộp và tiếp tục giải quyết.")  # fmt: skip
    if what is not None and not what.strip():
        return Refusal("Hãy ghi khoản phải nộp.")
    return Refusal("Số tiền phải nộp phải lớn hơn 0 đồng.") if amount is not None and amount <= 0 else None


@transaction.atomic
def await_payment(*, dossier: Dossier, by: Actor, what: str, amount: int) -> Dossier:
    """The paused dossier; its step waits with it."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_await_payment(dossier=dossier, by=by, what=what, amount=amount))
    pause = dossier.procedure.content.payment_pause
    assert pause is not None  # noqa: S101 (checked by the guard)
    at = now()
    step = leave_step(dossier, DossierStep.Outcome.UNPAID, by=by, at=at)
    stop_clock(dossier, at=at)
    dossier.status = Status.AWAITING_PAYMENT
    dossier.save(update_fields=["status", "current_step", "clock_stopped_at"])
    PaymentRequest(
        dossier=dossier, what=what.strip(), amount=amount, source=pause.source, asked_at=at, asked_by=by.post
    ).save(force_insert=True)
    record_event("payment_awaited", subject=dossier, by=by, data={
        "step": step.name, "what": what.strip(), "amount": amount, "source": pause.source,
    })  # fmt: skip
    return dossier
