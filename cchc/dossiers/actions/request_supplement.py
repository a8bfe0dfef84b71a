"""Yêu cầu bổ sung: once, in one slip, within three working days of reception (T8; Decree 118/2025, Art. 19.5)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep, Status, SupplementRequest
from cchc.dossiers.part_rules import why_not_second_slip
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.dossiers.walking import leave_step, stop_clock
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_moment


def why_not_request_supplement(
    *, dossier: Dossier, by: Actor, items: str | None = None, reason: str | None = None, sector_rule: str = ""
) -> Refusal | None:
    """`sector_rule` names the sector law that allows asking later than the general limit."""
    if dossier.supplements:
        return Refusal("Hồ sơ đã được yêu cầu bổ sung; chỉ được yêu cầu một lần.", "Điều 11 Nghị định 118/2025/NĐ-CP")
    if refusal := why_not("request_supplement", dossier=dossier, by=by):
        return refusal
    if refusal := why_not_second_slip(dossier, sector_rule):
        return refusal
    rule = rules_on(today()).supplement_asked_within
    last = calendar_of(dossier.unit.calendar).due(dossier.received_at, rule.limit) if dossier.received_at else now()
    if now() > last and not sector_rule.strip():
        return Refusal(f"Đã quá hạn yêu cầu bổ sung ({spoken_moment(last)}). Nếu luật chuyên ngành cho phép muộn hơn, "
                       "hãy ghi căn cứ.", rule.source)  # fmt: skip
    if items is not None and not items.strip():
        return Refusal("Hãy ghi đủ, một lần, mọi giấy tờ và nội dung cần bổ sung.")
    return Refusal("Hãy ghi lý do và căn cứ yêu cầu bổ sung.") if reason is not None and not reason.strip() else None


@transaction.atomic
def request_supplement(*, dossier: Dossier, by: Actor, items: str, reason: str, sector_rule: str = "") -> Dossier:
    """The paused dossier; the citizen has fifteen days."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_request_supplement(dossier=dossier, by=by, items=items, reason=reason, sector_rule=sector_rule))
    at = now()
    within = rules_on(today()).supplement_completed_within.limit
    due_on = calendar_of(dossier.unit.calendar).due(at, within).date()
    step = leave_step(dossier, DossierStep.Outcome.PAUSED, by=by, at=at)
    stop_clock(dossier, at=at)
    dossier.status = Status.AWAITING_SUPPLEMENT
    dossier.supplements = 1
    dossier.save(update_fields=["status", "supplements", "current_step", "clock_stopped_at"])
    ground = " ".join(part.strip() for part in (reason, sector_rule) if part.strip())
    SupplementRequest(
        dossier=dossier, phase=SupplementRequest.Phase.AFTER, items=items.strip(), reason=ground, asked_at=at,
        asked_by=by.post, due_on=due_on,
    ).save(force_insert=True)  # fmt: skip
    record_event("supplement_requested", subject=dossier, by=by, data={
        "step": step.name, "items": items.strip(), "reason": ground, "due_on": due_on.isoformat(),
    })  # fmt: skip
    return dossier
