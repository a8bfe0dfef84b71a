"""Trả lại để sửa: the plan goes back to the office with what is to be changed."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import Plan
from cchc.plans.permissions import decides_plan
from cchc.plans.plan_lifecycle import why_not


def why_not_return_plan(*, plan: Plan, by: Actor, note: str | None = None) -> Refusal | None:
    """What was agreed upon is returned by the Chair alone."""
    if refusal := why_not("return_plan", plan=plan, by=by):
        return refusal
    if plan.status != Plan.Status.SUBMITTED and not decides_plan(plan, by):
        return Refusal("Kế hoạch đã thẩm tra xong. Từ bước này chỉ Chủ tịch trả lại được.")
    if note is not None and not note.strip():
        return Refusal("Hãy ghi nội dung cần sửa.")
    return None


@transaction.atomic
def return_plan(*, plan: Plan, by: Actor, note: str) -> Plan:
    """The plan as a draft again; who had agreed stands in the record."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_return_plan(plan=plan, by=by, note=note))
    plan.status = Plan.Status.DRAFTING
    plan.reviewed_at = plan.reviewed_by = plan.approved_at = plan.approved_by = None
    plan.save(update_fields=["status", "reviewed_at", "reviewed_by", "approved_at", "approved_by"])
    record_event("plan_returned", subject=plan, by=by, data={"note": note.strip()})
    return plan
