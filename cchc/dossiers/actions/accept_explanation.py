"""Chấp nhận giải trình: the head agrees with the stated cause; what was late stays late."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.explaining import lock_explanation, why_not_answer
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, LatenessExplanation
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_accept_explanation(
    *, dossier: Dossier, by: Actor, explanation: LatenessExplanation | None = None
) -> Refusal | None:
    """`dossier` is any one that the explanation covers."""
    if refusal := why_not("accept_explanation", dossier=dossier, by=by):
        return refusal
    return why_not_answer(explanation, by=by) if explanation else None


@transaction.atomic
def accept_explanation(*, explanation: LatenessExplanation, by: Actor) -> LatenessExplanation:
    """The explanation, agreed to; recorded with every dossier that it covers."""
    explanation, dossiers = lock_explanation(explanation.pk)
    for dossier in dossiers:
        refuse(why_not_accept_explanation(dossier=dossier, by=by, explanation=explanation))
    explanation.accepted_at, explanation.accepted_by = now(), by.post
    explanation.save(update_fields=["accepted_at", "accepted_by"])
    for dossier in dossiers:
        record_event("explanation_accepted", subject=dossier, by=by, data={"explanation": str(explanation.pk)})
    return explanation
