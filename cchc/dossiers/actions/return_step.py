"""Trả lại bước trước: what was sent on is not right yet, and goes back to an earlier step with the reason."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.holders import holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.walking import go_to_step
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_return_step(*, dossier: Dossier, by: Actor, reason: str | None = None) -> Refusal | None:
    """`reason` None asks for the button only; an empty one is refused."""
    if refusal := why_not("return_step", dossier=dossier, by=by):
        return refusal
    step = dossier.current_step
    if step and dossier.process.path[step.number - 1].back_to is None:
        return Refusal(f"Quy trình không cho trả lại từ bước «{step.name}».")
    return Refusal("Hãy ghi lý do trả lại.") if reason is not None and not reason.strip() else None


@transaction.atomic
def return_step(*, dossier: Dossier, by: Actor, reason: str) -> Dossier:
    """The dossier at the earlier step that the process names; a signature given since is void."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_return_step(dossier=dossier, by=by, reason=reason))
    step = dossier.step
    back_to = dossier.process.path[step.number - 1].back_to
    assert back_to is not None  # noqa: S101 (checked by the guard)
    holder = holder_of(dossier, back_to)
    earlier = go_to_step(dossier, back_to, holder=holder, outcome=DossierStep.Outcome.SENT_BACK, by=by, at=now())
    dossier.status, dossier.decided_at, dossier.decided_by, dossier.decision = (
        Status.IN_PROCESS,
        None,
        None,
        "",
    )
    dossier.save(update_fields=["status", "current_step", "decided_at", "decided_by", "decision"])
    record_event("step_returned", subject=dossier, by=by, data={
        "from": step.name, "step": earlier.name, "to": str(holder), "reason": reason.strip(),
    })  # fmt: skip
    return dossier
