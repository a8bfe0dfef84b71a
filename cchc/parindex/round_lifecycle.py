"""From which status, by whom, to which status may each verb be done on a round of the index? (parindex.md §3.2)"""

from __future__ import annotations

from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.parindex.models import AssessmentRound, RoundStatus
from cchc.parindex.permissions import leads_round, opens_rounds

R = RoundStatus
NEXT = {
    R.SELF_SCORING: R.FIRST_APPRAISAL, R.FIRST_APPRAISAL: R.EXPLANATION, R.EXPLANATION: R.SECOND_APPRAISAL,
    R.SECOND_APPRAISAL: R.COUNCIL,
}  # fmt: skip
RUNNING = frozenset(NEXT) | {R.COUNCIL}
TRANSITIONS = {
    "open_round": Transition(set(), R.SELF_SCORING, opens_rounds, "Mở đợt đánh giá"),
    "advance_round": Transition(set(NEXT), frozenset(NEXT.values()), leads_round, "Chuyển bước"),
    "move_deadlines": Transition(RUNNING, None, leads_round, "Đổi thời hạn"),
    "adopt_rubric": Transition({R.SELF_SCORING}, None, leads_round, "Chuyển bộ tiêu chí"),
    "approve_result": Transition({R.COUNCIL}, R.APPROVED, leads_round, "Ghi kết quả Hội đồng"),
    "publish_result": Transition({R.APPROVED}, R.PUBLISHED, leads_round, "Công bố"),
    "close_round": Transition({R.SELF_SCORING, R.PUBLISHED}, R.CLOSED, leads_round, "Kết thúc đợt"),
}
WHO = {
    opens_rounds: "cán bộ thẩm định của cấp trên; đợt tự chấm thử thì Văn phòng của đơn vị",
    leads_round: "cán bộ thẩm định của đơn vị mở đợt; đợt tự chấm thử thì Văn phòng của đơn vị",
}


def why_not(verb: str, *, of: AssessmentRound, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if of.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: đợt đang ở bước «{of.label}».")
    return None if line.who(of, by) else Refusal(f"Việc này do {WHO[line.who]} làm.")
