"""Trả lại giải trình: the head wants it said otherwise; the returned one stays on record, a new one may be stated."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.explaining import lock_explanation, why_not_answer
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, LatenessExplanation
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_return_explanation(
    *, dossier: Dossier, by: Actor, explanation: LatenessExplanation | None = None, reason: str | None = None
) -> Refusal | None:
    """`dossier` is any one that the explanation covers."""
    if refusal := why_not("return_explanation", dossier=dossier, by=by):
        return refusal
    if explanation and (refusal := why_not_answer(explanation, by=by)):
        return refusal
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do trả lại, để người giải trình biết phải nói rõ điều gì.")
    return None


@transaction.atomic
def return_explanation(*, explanation: LatenessExplanation, reason: str, by: Actor) -> LatenessExplanation:
    """The explanation, which no longer stands; recorded with every dossier that it covers."""
    explanation, dossiers = lock_explanation(explanation.pk)
    for dossier in dossiers:
        refuse(why_not_return_explanation(dossier=dossier, by=by, explanation=explanation, reason=reason))
    explanation.returned_at, explanation.returned_by, explanation.return_reason = now(), by.post, reason.strip()
    explanation.save(update_fields=["returned_at", "returned_by", "return_reason"])
    explanation.lines.update(standing=False)
    for dossier in dossiers:
        record_event("explanation_returned", subject=dossier, by=by, data={
            "explanation": str(explanation.pk), "reason": explanation.return_reason,
        })  # fmt: skip
    return explanation
