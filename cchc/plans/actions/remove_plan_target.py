"""Bỏ chỉ tiêu khỏi dự thảo: the target goes, those below move up, the record keeps what it said."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import Plan, PlanTarget
from cchc.plans.plan_lifecycle import why_not


def why_not_remove_plan_target(*, plan: Plan, by: Actor) -> Refusal | None:
    return why_not("remove_plan_target", plan=plan, by=by)


@transaction.atomic
def remove_plan_target(*, plan: Plan, by: Actor, target: PlanTarget) -> Plan:
    """The draft without the target."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_remove_plan_target(plan=plan, by=by))
    row = plan.targets.filter(pk=target.pk).first()
    if row is None:
        refuse(Refusal("Chỉ tiêu này đã được bỏ trước đó."))
        return plan
    order, name = row.order, row.name
    row.delete()
    plan.targets.filter(order__gt=order).update(order=F("order") - 1)
    record_event("plan_target_removed", subject=plan, by=by, data={"target": name})
    return plan
