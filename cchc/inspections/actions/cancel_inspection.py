"""Hủy cuộc kiểm tra: it is not held, or not finished, and why; what was found stays on record, not upheld."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.lifecycle import why_not
from cchc.inspections.models import Inspection, Status
from cchc.inspections.permissions import concerns_himself
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_cancel_inspection(*, inspection: Inspection, by: Actor, reason: str | None = None) -> Refusal | None:
    if refusal := why_not("cancel_inspection", inspection=inspection, by=by):
        return refusal
    if any(concerns_himself(by, each.responsible) for each in inspection.findings.select_related("responsible")):
        return Refusal("Có phát hiện về chính anh/chị. Hãy để lãnh đạo khác của đơn vị hủy.")
    return Refusal("Hãy ghi lý do hủy.") if reason is not None and not reason.strip() else None


@transaction.atomic
def cancel_inspection(*, inspection: Inspection, by: Actor, reason: str) -> Inspection:
    """The inspection ended without a conclusion; its number is not used again."""
    inspection = Inspection.objects.lock(inspection.pk)
    refuse(why_not_cancel_inspection(inspection=inspection, by=by, reason=reason))
    inspection.status, inspection.cancelled_at, inspection.cancelled_by = Status.CANCELLED, now(), by.post
    inspection.reason = reason.strip()
    inspection.save(update_fields=["status", "cancelled_at", "cancelled_by", "reason"])
    record_event("inspection_cancelled", subject=inspection, by=by, data={
        "reason": inspection.reason, "findings": inspection.findings.count(),
    })  # fmt: skip
    return inspection
