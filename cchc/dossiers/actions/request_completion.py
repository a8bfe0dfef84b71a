"""Yêu cầu hoàn thiện: what is missing before reception, in one slip; no code and no clock yet (T2; Art. 11, 17)."""

from __future__ import annotations

from cchc.audit.recording import record_event
from cchc.dossiers.filing import Filing, why_not_file
from cchc.dossiers.models import Dossier, DossierPaper, Status, SupplementRequest
from cchc.dossiers.once import once_per_form
from cchc.dossiers.permissions import BY_COUNTER
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_request_completion(*, filing: Filing, by: Actor, items: str, reason: str) -> Refusal | None:
    if by.role != "counter":
        return BY_COUNTER
    if refusal := why_not_file(filing):
        return refusal
    if not items.strip():
        return Refusal(
            "Hãy ghi đủ, một lần, mọi giấy tờ và nội dung cần hoàn thiện.", "Điều 11 Nghị định 118/2025/NĐ-CP"
        )
    return None if reason.strip() else Refusal("Hãy ghi lý do và căn cứ của yêu cầu hoàn thiện.")


@once_per_form
def request_completion(*, filing: Filing, by: Actor, items: str, reason: str) -> Dossier:
    """A dossier without a code that waits until the citizen comes back with everything."""
    refuse(why_not_request_completion(filing=filing, by=by, items=items, reason=reason))
    at = now()
    dossier = Dossier(
        unit=by.unit,
        submission=filing.submission,
        status=Status.AWAITING_COMPLETION,
        filed_at=at,
        papers_looked_up=filing.papers_looked_up,
        **filing.columns(),
    )
    dossier.search_text = dossier.searchable()
    dossier.save(force_insert=True)
    DossierPaper.objects.bulk_create(filing.paper_rows(dossier))
    SupplementRequest(
        dossier=dossier, phase=SupplementRequest.Phase.BEFORE, items=items.strip(), reason=reason.strip(),
        asked_at=at, asked_by=by.post,
    ).save(force_insert=True)  # fmt: skip
    record_event(
        "completion_requested",
        subject=dossier,
        by=by,
        data={"items": items.strip(), "reason": reason.strip()},
    )
    return dossier
