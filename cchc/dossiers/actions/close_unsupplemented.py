"""Đóng hồ sơ: fifteen days passed and nothing came; the system closes it (T10; Decree 118/2025, Art. 19.5)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.cutting_short import cut_short
from cchc.dossiers.gathering import follow_group
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, Status, Stoppage, SupplementRequest
from cchc.dossiers.rules import rules_on
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_close_unsupplemented(*, dossier: Dossier, by: Actor) -> Refusal | None:
    if refusal := why_not("close_unsupplemented", dossier=dossier, by=by):
        return refusal
    request = dossier.supplement_requests.get(phase=SupplementRequest.Phase.AFTER)
    if request.due_on is None or today() <= request.due_on:
        return Refusal(f"Người nộp còn được bổ sung đến hết ngày {request.due_on:%d/%m/%Y}.")
    return None


@transaction.atomic
def close_unsupplemented(*, dossier: Dossier, by: Actor) -> Dossier:
    """The stopped dossier."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_close_unsupplemented(dossier=dossier, by=by))
    rule = rules_on(today()).supplement_completed_within
    reason = f"Quá {rule.limit.label} không bổ sung đủ hồ sơ ({rule.source})."
    papers_back = "\n".join(paper.name for paper in dossier.papers.all() if not paper.looked_up)
    cut_short(
        dossier, Status.STOPPED, Stoppage.Ground.UNSUPPLEMENTED, reason=reason, by=by, at=now(),
        papers_back=papers_back,
    )  # fmt: skip
    record_event("dossier_closed_unsupplemented", subject=dossier, by=by, data={"reason": dossier.reason})
    follow_group(dossier, by=by)
    return dossier
