"""Phê duyệt kế hoạch: the Chair's decision; every line has its content, product, lead and deadline."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.line_faults import why_not_complete
from cchc.plans.models import Plan
from cchc.plans.plan_lifecycle import why_not


def why_not_approve_plan(*, plan: Plan, by: Actor) -> Refusal | None:
    return why_not("approve_plan", plan=plan, by=by) or why_not_complete(plan)


@transaction.atomic
def approve_plan(*, plan: Plan, by: Actor, note: str = "") -> Plan:
    """The plan, to be issued by the office."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_approve_plan(plan=plan, by=by))
    plan.status, plan.approved_at, plan.approved_by = Plan.Status.APPROVED, now(), by.post
    plan.save(update_fields=["status", "approved_at", "approved_by"])
    record_event("plan_approved", subject=plan, by=by, data={"note": note.strip()})
    return plan
