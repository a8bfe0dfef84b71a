"""From which status, by whom, to which status may each verb of catalogue control be done?"""

from __future__ import annotations

from typing import Any

from cchc.catalogue.models import Publication, ReviewProposal
from cchc.catalogue.permissions import answers, controls_procedures, leads, puts_up
from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor

P, R = Publication.Status, ReviewProposal.Status
TRANSITIONS = {
    "enter_publication": Transition(set(), P.DRAFTED, controls_procedures, "Nhập quyết định công bố"),
    "add_publication_item": Transition({P.DRAFTED}, None, controls_procedures, "Thêm thủ tục"),
    "remove_publication_item": Transition({P.DRAFTED}, None, controls_procedures, "Bỏ thủ tục"),
    "apply_publication": Transition({P.DRAFTED}, P.APPLIED, controls_procedures, "Áp dụng quyết định"),
    "discard_publication": Transition({P.DRAFTED}, P.DISCARDED, controls_procedures, "Bỏ bản nhập"),
    "add_posting_place": Transition(set(), None, controls_procedures, "Thêm nơi niêm yết"),
    "close_posting_place": Transition(set(), None, controls_procedures, "Thôi dùng nơi niêm yết"),
    "confirm_posting": Transition(set(), None, puts_up, "Xác nhận đã niêm yết"),
    "check_postings": Transition(set(), None, controls_procedures, "Ghi nhận kiểm tra"),
    "draft_review": Transition(set(), R.DRAFTED, controls_procedures, "Soạn phương án"),
    "submit_review": Transition({R.DRAFTED}, R.SUBMITTED, leads, "Trình cấp có thẩm quyền"),
    "answer_review": Transition({R.SUBMITTED}, {R.ACCEPTED, R.REJECTED}, answers, "Ghi ý kiến cấp có thẩm quyền"),
    "carry_out_review": Transition({R.ACCEPTED}, R.CARRIED_OUT, controls_procedures, "Ghi nhận đã thực hiện"),
}

WHO = {
    controls_procedures: "Văn phòng",
    puts_up: "Văn phòng hoặc công chức Bộ phận Một cửa",
    leads: "Chủ tịch, Phó Chủ tịch",
    answers: "cấp trên, hoặc Văn phòng ghi theo văn bản của cấp trên,",
}


def why_not(verb: str, *, subject: Any, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if line.sources and subject.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: trạng thái hiện nay là «{subject.get_status_display()}».")
    if not line.who(subject, by):
        return Refusal(f"Việc này do {WHO[line.who]} của đơn vị làm. Hãy chọn đúng vị trí ở góc trên.")
    return None
