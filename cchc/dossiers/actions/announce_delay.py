"""Xin lỗi, hẹn lại: apology and one new date, at least a day before the old one (T11; Decree 118/2025, Art. 19.6)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from cchc.audit.recording import record_event
from cchc.dossiers.gathering import promise_again
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import ClockRun, Dossier, Extension
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.dossiers.signers import signer_of
from cchc.dossiers.walking import start_clock, stop_clock
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.worktime.limit import Limit


def why_not_announce_delay(
    *,
    dossier: Dossier,
    by: Actor,
    new_due_on: date | None = None,
    reason: str | None = None,
    signer: Post | None = None,
) -> Refusal | None:
    if dossier.extensions:
        return Refusal("Hồ sơ đã được hẹn lại; chỉ được hẹn lại một lần.", "Điều 19 khoản 6 Nghị định 118/2025/NĐ-CP")
    if refusal := why_not("announce_delay", dossier=dossier, by=by):
        return refusal
    rule = rules_on(today()).delay_announced_before
    due_on = timezone.localdate(dossier.due_at)
    last = due_on - timedelta(days=rule.limit.amount)
    if today() > last:
        return Refusal(f"Xin lỗi và hẹn lại chậm nhất ngày {last:%d/%m/%Y}, trước ngày hẹn trả {rule.limit.label}.",
                       rule.source)  # fmt: skip
    if new_due_on is not None and new_due_on <= due_on:
        return Refusal(f"Ngày hẹn mới phải sau ngày hẹn cũ {due_on:%d/%m/%Y}.")
    if new_due_on is not None and not calendar_of(dossier.unit.calendar).is_working_day(new_due_on):
        return Refusal(f"Ngày {new_due_on:%d/%m/%Y} là ngày nghỉ. Hãy chọn một ngày làm việc.")
    if new_due_on is not None and signer_of(dossier, by=by, chosen=signer) is None:
        return Refusal("Văn bản xin lỗi do Chủ tịch hoặc Phó Chủ tịch ký. Hãy chọn lại người ký.")
    return Refusal("Hãy ghi lý do chậm.") if reason is not None and not reason.strip() else None


@transaction.atomic
def announce_delay(
    *, dossier: Dossier, by: Actor, new_due_on: date, reason: str, signer: Post | None = None
) -> Dossier:
    """The dossier with its new due moment, at closing time of the new day; its head signs the letter."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_announce_delay(dossier=dossier, by=by, new_due_on=new_due_on, reason=reason, signer=signer))
    at = now()
    new_due_at = calendar_of(dossier.unit.calendar).closing(new_due_on)
    number = dossier.clock_runs.count() + 1
    running = dossier.clock_runs.get(stopped_at=None)
    old_due_at = running.due_at
    stop_clock(dossier, at=at)
    start_clock(dossier, ClockRun.Ground.EXTENSION, source=rules_on(today()).delay_announced_before.source,
                limit=Limit.parse(running.limit), due_at=new_due_at, number=number, at=at)  # fmt: skip
    dossier.extensions, dossier.delay_announced_at = 1, at
    dossier.save(update_fields=["due_at", "extensions", "delay_announced_at"])
    Extension(
        dossier=dossier, announced_at=at, announced_by=by.post,
        signed_by=signer_of(dossier, by=by, chosen=signer), reason=reason.strip(), old_due_at=old_due_at,
        new_due_at=new_due_at,
    ).save(force_insert=True)  # fmt: skip
    record_event("delay_announced", subject=dossier, by=by, data={
        "reason": reason.strip(), "old_due_at": old_due_at.isoformat(),
        "new_due_at": new_due_at.isoformat(),
    })  # fmt: skip
    promise_again(dossier)
    return dossier
