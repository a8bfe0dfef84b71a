"""Sửa đổi kế hoạch: a new version copied from the one in force, which holds until the new one is issued."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.actions.draft_plan import next_version
from cchc.plans.drafting import copied, fill
from cchc.plans.models import Plan
from cchc.plans.plan_lifecycle import IN_THE_MAKING, why_not


def why_not_amend_plan(*, plan: Plan, by: Actor, reason: str | None = None) -> Refusal | None:
    if refusal := why_not("amend_plan", plan=plan, by=by):
        return refusal
    if Plan.objects.filter(unit=plan.unit_id, year=plan.year, status__in=IN_THE_MAKING).exists():
        return Refusal("Đã có một bản sửa đổi đang soạn. Hãy sửa tiếp bản đó.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do sửa đổi.")
    return None


@transaction.atomic
def amend_plan(*, plan: Plan, by: Actor, reason: str) -> Plan:
    """The new version as a draft; lines and targets keep their keys."""
    Unit.objects.select_for_update().get(pk=plan.unit_id)
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_amend_plan(plan=plan, by=by, reason=reason))
    amended = Plan.objects.create(
        unit=plan.unit, year=plan.year, version=next_version(plan.unit, plan.year), title=plan.title,
        programme_id=plan.programme_id, taxonomy=plan.taxonomy, replaces=plan, drafted_at=now(), drafted_by=by.post,
    )  # fmt: skip
    fill(amended, copied(plan))
    record_event("plan_amended", subject=amended, by=by, data={"replaces": str(plan), "reason": reason.strip()})
    return amended
