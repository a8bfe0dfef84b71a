"""Đề nghị đính chính: the citizen shows an error in an issued result (T18; Decree 118/2025, Art. 23)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Correction, Dossier
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_request_correction(*, dossier: Dossier, by: Actor, error: str | None = None) -> Refusal | None:
    if refusal := why_not("request_correction", dossier=dossier, by=by):
        return refusal
    if dossier.corrections.filter(corrected_at=None).exists():
        return Refusal("Đã có một đề nghị đính chính đang xử lý cho hồ sơ này.")
    return Refusal("Hãy ghi sai sót cần đính chính.") if error is not None and not error.strip() else None


@transaction.atomic
def request_correction(*, dossier: Dossier, by: Actor, error: str) -> Correction:
    """The open correction, due within three working days."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_request_correction(dossier=dossier, by=by, error=error))
    at = now()
    due_at = calendar_of(dossier.unit.calendar).due(at, rules_on(today()).correction_within.limit)
    correction = Correction(dossier=dossier, error=error.strip(), asked_at=at, asked_by=by.post, due_at=due_at)
    correction.save(force_insert=True)
    record_event("correction_requested", subject=dossier, by=by, data={"error": correction.error,
                                                                       "due_at": due_at.isoformat()})  # fmt: skip
    return correction
