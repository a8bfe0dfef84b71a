"""Phát hành bản đính chính: the mended result gets its number; the dossier keeps its own (T18; Art. 23)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Correction, Dossier
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_issue_correction(*, dossier: Dossier, by: Actor, result_number: str | None = None) -> Refusal | None:
    if refusal := why_not("issue_correction", dossier=dossier, by=by):
        return refusal
    if not dossier.corrections.filter(corrected_at=None).exists():
        return Refusal("Hồ sơ này không có đề nghị đính chính nào đang chờ.")
    if result_number is not None and not result_number.strip():
        return Refusal("Hãy ghi số của bản đính chính.")
    return None


@transaction.atomic
def issue_correction(*, dossier: Dossier, by: Actor, result_number: str) -> Correction:
    """The finished correction."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_issue_correction(dossier=dossier, by=by, result_number=result_number))
    correction = dossier.corrections.get(corrected_at=None)
    correction.corrected_at, correction.corrected_by = now(), by.post
    correction.result_number = result_number.strip()
    correction.save(update_fields=["corrected_at", "corrected_by", "result_number"])
    record_event("correction_issued", subject=dossier, by=by, data={"number": correction.result_number})
    return correction
