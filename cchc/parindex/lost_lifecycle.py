"""From which status, by whom, to which status may each verb be done on a lost point? (parindex.md §4)"""

from __future__ import annotations

from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.parindex.models import LostPoint, LostStatus, Responsibility
from cchc.parindex.permissions import answers_share, concludes_lost, plans_remedies, states_lost, the_system

S = LostStatus
TRANSITIONS = {
    "analyse_result": Transition(set(), S.PROPOSED, the_system, "Lập bảng điểm bị trừ"),
    "state_cause": Transition({S.PROPOSED, S.STATED}, S.STATED, states_lost, "Nêu nguyên nhân, trách nhiệm"),
    "answer_share": Transition({S.STATED}, None, answers_share, "Trả lời phần trách nhiệm"),
    "conclude_lost_point": Transition({S.STATED}, S.CONCLUDED, concludes_lost, "Kết luận"),
    "plan_remedy": Transition({S.STATED, S.CONCLUDED}, None, plans_remedies, "Giao việc khắc phục"),
}
WHO = {
    the_system: "hệ thống",
    states_lost: "Văn phòng của đơn vị, hoặc người được phân công tiêu chí",
    answers_share: "người được nêu trách nhiệm",
    concludes_lost: "Chủ tịch của đơn vị; khi chính Chủ tịch được nêu trách nhiệm thì Phó Chủ tịch, khi cả hai thì "
    "cán bộ thẩm định của đơn vị mở đợt",
    plans_remedies: "lãnh đạo hoặc Văn phòng của đơn vị",
}


def why_not(verb: str, *, lost: LostPoint, by: Actor, share: Responsibility | None = None) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if lost.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: mục này ở trạng thái «{lost.label}».")
    return None if line.who(share or lost, by) else Refusal(f"Việc này do {WHO[line.who]} làm.")
