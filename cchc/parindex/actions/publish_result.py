"""Công bố Chỉ số: by decision, with number and day; from then on every unit sees every unit's result."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.models import AssessmentRound, RoundStatus
from cchc.parindex.round_lifecycle import why_not


def why_not_publish_result(
    *, of: AssessmentRound, by: Actor, decision: str | None = None, decided_on: date | None = None
) -> Refusal | None:
    """`decision` None asks whether the actor may publish now."""
    if refusal := why_not("publish_result", of=of, by=by):
        return refusal
    if decision is None:
        return None
    if not decision.strip() or decided_on is None:
        return Refusal("Hãy ghi số và ngày quyết định công bố.")
    if decided_on > today():
        return Refusal("Ngày quyết định không được sau hôm nay.")
    return None


@transaction.atomic
def publish_result(
    *, of: AssessmentRound, by: Actor, decision: str, decided_on: date, conference_on: date | None = None
) -> AssessmentRound:
    """The round is published; the table of lost points follows with the next round of the house."""
    of = AssessmentRound.objects.lock(of.pk)
    refuse(why_not_publish_result(of=of, by=by, decision=decision, decided_on=decided_on))
    of.status, of.published_at = RoundStatus.PUBLISHED, now()
    of.decision_number, of.decided_on, of.conference_on = decision.strip(), decided_on, conference_on
    of.save(update_fields=["status", "published_at", "decision_number", "decided_on", "conference_on"])
    record_event("result_published", subject=of, by=by, data={
        "decision": of.decision_number, "on": decided_on.isoformat(),
    })  # fmt: skip
    return of
