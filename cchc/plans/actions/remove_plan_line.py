"""Bỏ nhiệm vụ khỏi dự thảo: the line goes, those below move up, the record keeps what it said."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import Plan, PlanLine
from cchc.plans.plan_lifecycle import why_not


def why_not_remove_plan_line(*, plan: Plan, by: Actor) -> Refusal | None:
    return why_not("remove_plan_line", plan=plan, by=by)


@transaction.atomic
def remove_plan_line(*, plan: Plan, by: Actor, line: PlanLine) -> Plan:
    """The draft without the line."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_remove_plan_line(plan=plan, by=by))
    row = plan.lines.filter(pk=line.pk).first()
    if row is None:
        refuse(Refusal("Dòng này đã được bỏ trước đó."))
        return plan
    order, title = row.order, row.title
    row.delete()
    plan.lines.filter(order__gt=order).update(order=F("order") - 1)
    record_event("plan_line_removed", subject=plan, by=by, data={"line": order, "title": title})
    return plan
