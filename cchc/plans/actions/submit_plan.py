"""Trình thẩm tra: the draft is complete and goes to a field lead or a Vice-chair."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.line_faults import why_not_complete
from cchc.plans.models import Plan
from cchc.plans.plan_lifecycle import why_not


def why_not_submit_plan(*, plan: Plan, by: Actor) -> Refusal | None:
    return why_not("submit_plan", plan=plan, by=by) or why_not_complete(plan)


@transaction.atomic
def submit_plan(*, plan: Plan, by: Actor) -> Plan:
    """The plan, waiting for its reviewer."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_submit_plan(plan=plan, by=by))
    plan.status = Plan.Status.SUBMITTED
    plan.save(update_fields=["status"])
    record_event("plan_submitted", subject=plan, by=by, data={"lines": plan.lines.count()})
    return plan
