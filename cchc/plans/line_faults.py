"""What does a line or a target still lack before a plan can be submitted, approved and issued?"""

from __future__ import annotations

from datetime import date

from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal
from cchc.organization.models import Post
from cchc.plans.drafting import days_of
from cchc.plans.models import DueKind, Plan, PlanLine, PlanTarget
from cchc.plans.rules import closing_on, content_named
from cchc.worktime.zone import CalendarError

NAMED = 5  # lines in one sentence


def lacks_of(line: PlanLine) -> list[str]:
    """In the office's words: «chủ trì», «thời hạn» …"""
    lacks = []
    if content_named(line.plan.taxonomy, line.content) is None:
        lacks.append("nội dung cải cách")
    if not line.product:
        lacks.append("sản phẩm")
    if line.lead_id is None:
        lacks.append("chủ trì")
    if not line.due_kind or (line.due_kind != DueKind.EVENT and not line.due_days):
        lacks.append("thời hạn")
    return lacks


def lacks_of_target(target: PlanTarget) -> list[str]:
    return [] if target.lead_id else ["chủ trì"]


def why_not_complete(plan: Plan) -> Refusal | None:
    """Whether every line can become tasks: a plan without a line has nothing to approve."""
    lines = list(plan.lines.select_related("plan"))
    if not lines:
        return Refusal("Kế hoạch chưa có nhiệm vụ nào. Hãy thêm nhiệm vụ trước.")
    lacking = [(line, lacks) for line in lines if (lacks := lacks_of(line))]
    if lacking:
        said = "; ".join(f"dòng {line.order} thiếu {', '.join(lacks)}" for line, lacks in lacking[:NAMED])
        more = f"; và {len(lacking) - NAMED} dòng khác" if len(lacking) > NAMED else ""
        return Refusal(f"Chưa đủ: {said}{more}. Hãy bổ sung rồi làm tiếp.")
    return _why_not_led(lines) or _why_not_ahead(plan, lines) or _why_not_in_calendar(plan, lines)


def _why_not_led(lines: list[PlanLine]) -> Refusal | None:
    """Who leads must still be in his post."""
    held = Post.objects.held(today()).filter(pk__in=[line.lead_id for line in lines])
    there = set(held.values_list("pk", flat=True))
    gone = [line for line in lines if line.lead_id not in there]
    if not gone:
        return None
    return Refusal(f"Người chủ trì của dòng {_numbers(gone)} không còn giữ vị trí. Hãy chọn người khác.")


def _why_not_ahead(plan: Plan, lines: list[PlanLine]) -> Refusal | None:
    """A new line whose every day has passed would give no task and be lost without a word."""
    before = set(plan.replaces.lines.values_list("key", flat=True)) if plan.replaces else set()
    over = [line for line in lines if line.key not in before and line.due_days and not days_ahead(line)]
    if not over:
        return None
    return Refusal(f"Mọi hạn của dòng {_numbers(over)} đã qua. Hãy sửa hạn, hoặc bỏ dòng đó.")


def _why_not_in_calendar(plan: Plan, lines: list[PlanLine]) -> Refusal | None:
    """Said when the plan is submitted, not when its tasks are to be given."""
    for line in lines:
        try:
            for day in days_ahead(line):
                closing_on(plan.unit, day)
        except CalendarError as error:
            return Refusal(f"Dòng {line.order}: {error}")
    return None


def days_ahead(line: PlanLine) -> list[date]:
    return [day for day in days_of(line) if day >= today()]


def days_over(line: PlanLine) -> list[date]:
    return [day for day in days_of(line) if day < today()]


def _numbers(lines: list[PlanLine]) -> str:
    return ", ".join(str(line.order) for line in lines[:NAMED]) + ("…" if len(lines) > NAMED else "")
