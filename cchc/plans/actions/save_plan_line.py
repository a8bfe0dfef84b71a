"""Lưu nhiệm vụ của kế hoạch: one line of a draft, new or changed."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.drafting import LineWords, line_row
from cchc.plans.models import DueKind, Plan, PlanLine
from cchc.plans.plan_lifecycle import why_not

MOST = 500  # lines of one plan
KEPT = ("content", "title", "product", "lead_text", "lead", "partners_text", "due_text", "due_kind", "due_days",
        "budget", "basis")  # fmt: skip


def why_not_save_plan_line(*, plan: Plan, by: Actor, words: LineWords | None = None) -> Refusal | None:
    """A line may be saved unfinished; what is said must be possible. `words` None asks whether the actor may at all."""
    if refusal := why_not("save_plan_line", plan=plan, by=by):
        return refusal
    return _fault(plan, words) if words else None


def _fault(plan: Plan, words: LineWords) -> Refusal | None:
    if not words.title.strip():
        return Refusal("Hãy ghi nội dung nhiệm vụ.")
    if words.lead and words.lead.unit_id != plan.unit_id:
        return Refusal("Người chủ trì phải làm việc tại đơn vị. Hãy chọn lại.")
    if words.due_kind == DueKind.EVENT and words.due_days:
        return Refusal("Nhiệm vụ chờ một sự kiện thì chưa có ngày. Hãy bỏ ngày, hoặc chọn loại thời hạn khác.")
    outside = [day for day in words.due_days if not plan.year <= day.year <= plan.year + 1]
    if outside:
        return Refusal(f"Ngày {outside[0]:%d/%m/%Y} không thuộc năm {plan.year} hoặc năm sau. Hãy ghi lại.")
    return None


@transaction.atomic
def save_plan_line(*, plan: Plan, by: Actor, words: LineWords, line: PlanLine | None = None) -> PlanLine:
    """The line in its place; a new one stands last."""
    plan = Plan.objects.lock(plan.pk)
    refuse(why_not_save_plan_line(plan=plan, by=by, words=words))
    if line is None:
        last = plan.lines.aggregate(last=Max("order"))["last"] or 0
        refuse(Refusal(f"Kế hoạch đã có {MOST} nhiệm vụ, không thêm được nữa.") if last >= MOST else None)
        row = line_row(plan, words, last + 1)
        row.save(force_insert=True)
    else:
        row = plan.lines.get(pk=line.pk)
        said = line_row(plan, words, row.order)
        for name in KEPT:
            setattr(row, name, getattr(said, name))
        row.save(update_fields=KEPT)
    row.partners.set(words.partners)
    record_event("plan_line_saved", subject=plan, by=by, data={
        "line": row.order, "title": row.title, "product": row.product, "lead": str(row.lead or row.lead_text),
        "due": row.due_text, "days": row.due_days, "new": line is None,
    })  # fmt: skip
    return row
