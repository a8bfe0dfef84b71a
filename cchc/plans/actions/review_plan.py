"""Thẩm tra kế hoạch: the reviewer agrees, and the plan goes to the Chair."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import Plan
from cchc.plans.plan_lifecycle import why_not


def why_not_review_plan(*, plan: Plan, by: Actor) -> Refusal | None:
    return why_not("review_plan", plan=plan, by=by)


@transaction.atomic
def review_plan(*, plan: Plan, by: Actor, note: str = "") -> Plan:
    """The plan, waiting for the Chair."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_review_plan(plan=plan, by=by))
    plan.status, plan.reviewed_at, plan.reviewed_by = Plan.Status.REVIEWED, now(), by.post
    plan.save(update_fields=["status", "reviewed_at", "reviewed_by"])
    record_event("plan_reviewed", subject=plan, by=by, data={"note": note.strip()})
    return plan
