"""Chuyển xử lý: from the counter to the first holder of the professional unit (T5; Decree 118/2025, Art. 18)."""

from __future__ import annotations

from cchc.audit.recording import record_event
from cchc.dossiers.holders import Candidate, holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.part_rules import why_not_without_papers
from cchc.dossiers.walking import go_to_step
from cchc.lifecycle.act import one_act
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def why_not_forward_dossier(*, dossier: Dossier, by: Actor) -> Refusal | None:
    return why_not("forward_dossier", dossier=dossier, by=by) or why_not_without_papers(dossier)


@one_act
def forward_dossier(*, dossier: Dossier, by: Actor, to: Post | Candidate | None = None) -> Dossier:
    """The dossier in the hands of `to`, or of the fitting post with least to do."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_forward_dossier(dossier=dossier, by=by))
    at = now()
    holder = holder_of(dossier, 2, to)
    step = go_to_step(dossier, 2, holder=holder, outcome=DossierStep.Outcome.COMPLETED, by=by, at=at)
    dossier.status = Status.FORWARDED
    dossier.save(update_fields=["status", "current_step"])
    record_event("dossier_forwarded", subject=dossier, by=by, data={"to": str(holder), "step": step.name})
    return dossier
