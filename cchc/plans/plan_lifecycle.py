"""From which status, by whom, to which status may each verb be done on a version of the yearly plan?"""

from __future__ import annotations

from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.plans.models import Plan
from cchc.plans.permissions import decides_plan, drafts_plan, returns_plan, reviews_plan

S = Plan.Status
IN_THE_MAKING = (S.DRAFTING, S.SUBMITTED, S.REVIEWED, S.APPROVED)
TRANSITIONS = {
    "draft_plan": Transition(set(), S.DRAFTING, drafts_plan, "Soạn kế hoạch"),
    "save_plan_line": Transition({S.DRAFTING}, None, drafts_plan, "Lưu nhiệm vụ"),
    "remove_plan_line": Transition({S.DRAFTING}, None, drafts_plan, "Bỏ nhiệm vụ"),
    "save_plan_target": Transition({S.DRAFTING}, None, drafts_plan, "Lưu chỉ tiêu"),
    "remove_plan_target": Transition({S.DRAFTING}, None, drafts_plan, "Bỏ chỉ tiêu"),
    "submit_plan": Transition({S.DRAFTING}, S.SUBMITTED, drafts_plan, "Trình thẩm tra"),
    "review_plan": Transition({S.SUBMITTED}, S.REVIEWED, reviews_plan, "Thống nhất, trình Chủ tịch"),
    "return_plan": Transition({S.SUBMITTED, S.REVIEWED, S.APPROVED}, S.DRAFTING, returns_plan, "Trả lại để sửa"),
    "approve_plan": Transition({S.REVIEWED}, S.APPROVED, decides_plan, "Phê duyệt"),
    "issue_plan": Transition({S.APPROVED}, S.ISSUED, drafts_plan, "Ban hành"),
    "amend_plan": Transition({S.ISSUED}, None, drafts_plan, "Sửa đổi kế hoạch"),
    "discard_plan": Transition({S.DRAFTING}, S.DISCARDED, drafts_plan, "Bỏ dự thảo"),
}

WHO = {
    drafts_plan: "Văn phòng của đơn vị",
    reviews_plan: "phụ trách lĩnh vực hoặc Phó Chủ tịch của đơn vị, không phải người soạn",
    decides_plan: "Chủ tịch Ủy ban nhân dân",
    returns_plan: "người thẩm tra hoặc Chủ tịch Ủy ban nhân dân",
}


def why_not(verb: str, *, plan: Plan, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if plan.status not in line.sources and line.sources:
        return Refusal(f"Không {line.label.lower()} được: kế hoạch đang ở trạng thái «{S(plan.status).label}».")
    if not line.who(plan, by):
        return Refusal(f"Việc này do {WHO[line.who]} làm.")
    return None
