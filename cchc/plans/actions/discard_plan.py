"""Bỏ dự thảo kế hoạch: it will not be gone on with; its row and its record stay."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import Plan
from cchc.plans.plan_lifecycle import why_not


def why_not_discard_plan(*, plan: Plan, by: Actor) -> Refusal | None:
    return why_not("discard_plan", plan=plan, by=by)


@transaction.atomic
def discard_plan(*, plan: Plan, by: Actor) -> Plan:
    """The draft, ended."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_discard_plan(plan=plan, by=by))
    plan.status = Plan.Status.DISCARDED
    plan.save(update_fields=["status"])
    record_event("plan_discarded", subject=plan, by=by, data={"version": plan.version})
    return plan
