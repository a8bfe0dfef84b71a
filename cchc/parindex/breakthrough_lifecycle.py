"""From which status, by whom, to which status may each verb be done on a breakthrough? (parindex.md §4.2 e)"""

from __future__ import annotations

from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.parindex.models import Breakthrough, BreakthroughStatus
from cchc.parindex.permissions import (
    approves_breakthroughs,
    receives_breakthroughs,
    registers_breakthrough,
    returns_breakthroughs,
    stops_breakthroughs,
)

B = BreakthroughStatus
OPEN = {B.DRAFT, B.SENT, B.RECEIVED, B.RETURNED, B.APPROVED, B.UNDER_WAY}
TRANSITIONS = {
    "register_breakthrough": Transition(set(), B.DRAFT, registers_breakthrough, "Đăng ký đột phá"),
    "amend_breakthrough": Transition({B.DRAFT, B.RETURNED}, None, registers_breakthrough, "Sửa phiếu"),
    "send_breakthrough": Transition({B.DRAFT, B.RETURNED}, B.SENT, registers_breakthrough, "Gửi Văn phòng"),
    "receive_breakthrough": Transition({B.SENT}, B.RECEIVED, receives_breakthroughs, "Tiếp nhận"),
    "return_breakthrough": Transition({B.SENT, B.RECEIVED}, B.RETURNED, returns_breakthroughs, "Yêu cầu bổ sung"),
    "approve_breakthrough": Transition({B.RECEIVED}, B.APPROVED, approves_breakthroughs, "Duyệt, giao việc"),
    "report_breakthrough": Transition({B.APPROVED, B.UNDER_WAY}, B.UNDER_WAY, registers_breakthrough, "Báo kết quả"),
    "conclude_breakthrough": Transition({B.UNDER_WAY}, {B.ACCEPTED, B.FAILED}, approves_breakthroughs, "Nghiệm thu"),
    "stop_breakthrough": Transition(OPEN, B.STOPPED, stops_breakthroughs, "Dừng"),
}
WHO = {
    registers_breakthrough: "chính người đăng ký",
    receives_breakthroughs: "Văn phòng của đơn vị",
    returns_breakthroughs: "Văn phòng hoặc lãnh đạo của đơn vị",
    approves_breakthroughs: "Chủ tịch hoặc Phó Chủ tịch của đơn vị, không phải chính người đăng ký",
    stops_breakthroughs: "lãnh đạo của đơn vị; trước khi được duyệt thì cả người đăng ký",
}


def why_not(verb: str, *, of: Breakthrough, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if of.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: phiếu ở trạng thái «{of.label}».")
    return None if line.who(of, by) else Refusal(f"Việc này do {WHO[line.who]} làm.")
