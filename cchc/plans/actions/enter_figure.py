"""Ghi số liệu thực hiện: what a target of the plan had reached on a day; an earlier figure stays in the record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.actions.set_target_value import LARGEST
from cchc.plans.models import Plan, PlanTarget, TargetFigure
from cchc.plans.permissions import enters_figure


def why_not_enter_figure(
    *, target: PlanTarget, by: Actor, as_of: date | None = None, value: Decimal | None = None
) -> Refusal | None:
    """Figures are entered while the plan is carried out; `as_of` None asks whether the actor may at all."""
    if target.plan.status != Plan.Status.ISSUED:
        return Refusal("Chỉ ghi số liệu cho kế hoạch đang thực hiện. Hãy mở bản kế hoạch đang có hiệu lực.")
    if not enters_figure(target, by):
        return Refusal("Việc này do người chủ trì chỉ tiêu hoặc Văn phòng của đơn vị làm.")
    if as_of is not None and as_of > today():
        return Refusal("Ngày của số liệu còn ở phía trước. Hãy ghi ngày từ hôm nay trở về.")
    if as_of is not None and as_of.year < target.plan.year - 1:
        return Refusal(f"Ngày của số liệu không thuộc kỳ của kế hoạch năm {target.plan.year}. Hãy kiểm tra lại năm.")
    if value is not None and not 0 <= value <= LARGEST:
        return Refusal("Số liệu là một số không âm. Hãy ghi lại.")
    return None


@transaction.atomic
def enter_figure(*, target: PlanTarget, by: Actor, as_of: date, value: Decimal, note: str = "") -> TargetFigure:
    """One more figure of the target."""
    plan = Plan.objects.lock(target.plan_id)
    target = plan.targets.select_related("plan__unit").get(pk=target.pk)
    refuse(why_not_enter_figure(target=target, by=by, as_of=as_of, value=value))
    figure = TargetFigure.objects.create(
        unit=plan.unit, target_key=target.key, as_of=as_of, value=value, note=note.strip(), entered_at=now(),
        entered_by=by.post,
    )  # fmt: skip
    record_event("figure_entered", subject=plan, by=by, data={
        "target": target.name, "as_of": as_of.isoformat(), "value": str(value), "note": figure.note,
    })  # fmt: skip
    return figure
