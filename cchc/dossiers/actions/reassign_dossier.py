"""Điều chuyển: the head moves a dossier from one officer to another without its being returned first."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.holders import Candidate, holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep
from cchc.dossiers.walking import go_to_step
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def why_not_reassign_dossier(
    *, dossier: Dossier, by: Actor, to: Post | Candidate | None = None, reason: str | None = None
) -> Refusal | None:
    if refusal := why_not("reassign_dossier", dossier=dossier, by=by):
        return refusal
    if to and dossier.current_step and to.pk == dossier.current_step.holder_id:
        return Refusal(f"{to} đang giữ hồ sơ này rồi.")
    return Refusal("Hãy ghi lý do điều chuyển.") if reason is not None and not reason.strip() else None


@transaction.atomic
def reassign_dossier(*, dossier: Dossier, by: Actor, to: Post | Candidate, reason: str) -> Dossier:
    """The same step in other hands; each holder answers for his own time."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_reassign_dossier(dossier=dossier, by=by, to=to, reason=reason))
    step = dossier.step
    holder = holder_of(dossier, step.number, to)
    go_to_step(dossier, step.number, holder=holder, outcome=DossierStep.Outcome.MOVED, by=by, at=now())
    dossier.save(update_fields=["current_step"])
    record_event("dossier_reassigned", subject=dossier, by=by, data={
        "from": str(step.holder), "to": str(holder), "step": step.name, "reason": reason.strip(),
    })  # fmt: skip
    return dossier
