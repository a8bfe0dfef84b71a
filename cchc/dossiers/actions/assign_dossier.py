"""Phân công: a head gives the dossier to an officer, or the officer accepts it himself (T6)."""

from __future__ import annotations

from cchc.audit.recording import record_event
from cchc.catalogue.schema import Does
from cchc.dossiers.holders import Candidate, holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.permissions import own_matter
from cchc.dossiers.walking import go_to_step
from cchc.lifecycle.act import one_act
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def why_not_assign_dossier(*, dossier: Dossier, by: Actor) -> Refusal | None:
    return why_not("assign_dossier", dossier=dossier, by=by) or own_matter(dossier, by)


@one_act
def assign_dossier(*, dossier: Dossier, by: Actor, to: Post | Candidate | None = None) -> Dossier:
    """The dossier in process; an assigning step is thereby done, otherwise its holder accepts it."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_assign_dossier(dossier=dossier, by=by))
    step = dossier.step
    at = now()
    if dossier.process.path[step.number - 1].does is Does.ASSIGN:
        holder: Post | Candidate = holder_of(dossier, step.number + 1, to)
        go_to_step(dossier, step.number + 1, holder=holder, outcome=DossierStep.Outcome.COMPLETED, by=by, at=at)
    elif to and to.pk != step.holder_id:
        holder = holder_of(dossier, step.number, to)
        go_to_step(dossier, step.number, holder=holder, outcome=DossierStep.Outcome.MOVED, by=by, at=at)
    else:
        holder = by.post if by.post_id == step.holder_id else step.holder
    dossier.status = Status.IN_PROCESS
    dossier.save(update_fields=["status", "current_step"])
    record_event("dossier_assigned", subject=dossier, by=by, data={"to": str(holder)})
    return dossier
