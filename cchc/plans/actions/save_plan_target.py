"""Lưu chỉ tiêu của kế hoạch: one target of a draft, new or changed."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.actions.set_target_value import LARGEST
from cchc.plans.drafting import GoalWords, goal_row
from cchc.plans.models import Plan, PlanTarget
from cchc.plans.plan_lifecycle import why_not

KEPT = ("content", "name", "measure", "direction", "planned", "lead_text", "lead")


def why_not_save_plan_target(*, plan: Plan, by: Actor, words: GoalWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may at all."""
    if refusal := why_not("save_plan_target", plan=plan, by=by):
        return refusal
    if words is None:
        return None
    if not words.name.strip() or not words.measure.strip():
        return Refusal("Hãy ghi tên chỉ tiêu và đơn vị tính.")
    if not 0 <= words.planned <= LARGEST:
        return Refusal("Chỉ tiêu là một số không âm. Hãy ghi lại.")
    if words.lead and words.lead.unit_id != plan.unit_id:
        return Refusal("Người chủ trì phải làm việc tại đơn vị. Hãy chọn lại.")
    return None


@transaction.atomic
def save_plan_target(*, plan: Plan, by: Actor, words: GoalWords, target: PlanTarget | None = None) -> PlanTarget:
    """The target in its place; a new one stands last."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_save_plan_target(plan=plan, by=by, words=words))
    if target is None:
        last = plan.targets.aggregate(last=Max("order"))["last"] or 0
        row = goal_row(plan, words, last + 1)
        row.save(force_insert=True)
    else:
        row = plan.targets.get(pk=target.pk)
        said = goal_row(plan, words, row.order)
        for name in KEPT:
            setattr(row, name, getattr(said, name))
        row.save(update_fields=KEPT)
    record_event("plan_target_saved", subject=plan, by=by, data={
        "target": row.name, "planned": str(row.planned), "measure": row.measure, "lead": str(row.lead or ""),
        "new": target is None,
    })  # fmt: skip
    return row
