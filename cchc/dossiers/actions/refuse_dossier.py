"""Từ chối tiếp nhận: not competent or not eligible, said in writing with the reason (T3; Decree 118/2025, Art. 17)."""

from __future__ import annotations

from cchc.audit.recording import record_event
from cchc.dossiers.filing import Filing, why_not_file
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.once import once_per_form
from cchc.dossiers.permissions import BY_COUNTER
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_refuse_dossier(*, filing: Filing, by: Actor, reason: str, dossier: Dossier | None = None) -> Refusal | None:
    if dossier is None and by.role != "counter":
        return BY_COUNTER
    if dossier is not None and (refusal := why_not("refuse_dossier", dossier=dossier, by=by)):
        return refusal
    if refusal := why_not_file(filing):
        return refusal
    return None if reason.strip() else Refusal("Hãy ghi lý do từ chối cụ thể, kèm căn cứ.")


@once_per_form
def refuse_dossier(*, filing: Filing, by: Actor, reason: str, dossier: Dossier | None = None) -> Dossier:
    """The refused dossier, without a code."""
    if dossier is not None:
        dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_refuse_dossier(filing=filing, by=by, reason=reason, dossier=dossier))
    at = now()
    is_new = dossier is None
    dossier = dossier or Dossier(unit=by.unit, submission=filing.submission, filed_at=at, **filing.columns())
    dossier.status, dossier.ended_at, dossier.reason = Status.REFUSED, at, reason.strip()
    dossier.search_text = dossier.searchable()
    dossier.save(force_insert=is_new)
    record_event("dossier_refused", subject=dossier, by=by, data={"reason": dossier.reason})
    return dossier
