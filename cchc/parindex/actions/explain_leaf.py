"""Giải trình: the unit answers what it was asked about a criterion, with new evidence where it has some."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.assessment_lifecycle import lock_line, why_not
from cchc.parindex.models import LeafScore


def why_not_explain_leaf(*, line: LeafScore, by: Actor, explanation: str | None = None) -> Refusal | None:
    """`explanation` None asks whether the actor may explain now."""
    if refusal := why_not("explain_leaf", assessment=line.assessment, by=by, line=line):
        return refusal
    if not line.question:
        return Refusal("Tiêu chí này không bị yêu cầu giải trình.")
    if explanation is not None and not explanation.strip():
        return Refusal("Hãy ghi nội dung giải trình.")
    return None


@transaction.atomic
def explain_leaf(*, line: LeafScore, by: Actor, explanation: str) -> LeafScore:
    """The line with its explanation."""
    line = lock_line(line)
    assessment = line.assessment
    refuse(why_not_explain_leaf(line=line, by=by, explanation=explanation))
    line.explanation = explanation.strip()
    line.save(update_fields=["explanation"])
    record_event("leaf_explained", subject=assessment, by=by, data={"code": line.code, "text": line.explanation})
    return line
