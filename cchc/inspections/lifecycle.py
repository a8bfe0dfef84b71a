"""From which status, by whom, to which status may each verb be done on an inspection? (parindex.md §7.7)"""

from __future__ import annotations

from cchc.audit.recording import events_of
from cchc.inspections.models import Finding, Inspection, Status
from cchc.inspections.permissions import answers_it, concludes_it, inspects_it, opens_it, plans_it, the_system
from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_moment

S = Status
TRANSITIONS = {
    "plan_inspection": Transition(set(), S.PLANNED, plans_it, "Đưa vào kế hoạch"),
    "open_inspection": Transition({S.PLANNED}, S.OPEN, opens_it, "Quyết định kiểm tra"),
    "open_self_inspection": Transition(set(), S.OPEN, the_system, "Mở tự kiểm tra"),
    "draw_sample": Transition({S.OPEN}, None, inspects_it, "Rút mẫu"),
    "answer_checklist": Transition({S.OPEN}, None, inspects_it, "Ghi phiếu kiểm tra"),
    "record_finding": Transition({S.OPEN}, None, inspects_it, "Ghi phát hiện"),
    "answer_finding": Transition({S.OPEN}, None, answers_it, "Trả lời, giải trình"),
    "conclude_inspection": Transition({S.OPEN}, S.CONCLUDED, concludes_it, "Kết luận"),
    "cancel_inspection": Transition({S.PLANNED, S.OPEN}, S.CANCELLED, opens_it, "Hủy cuộc kiểm tra"),
}
BESIDE = frozenset({"hand_over_findings", "hand_over_team_places"})  # verbs that move no inspection

WHO = {
    plans_it: "lãnh đạo, Văn phòng của đơn vị, hoặc thanh tra của cấp trên",
    opens_it: "lãnh đạo của đơn vị; cuộc do cấp trên lập thì thanh tra của cấp trên",
    the_system: "hệ thống",
    inspects_it: "thành viên đoàn kiểm tra; nếu là tự kiểm tra thì phụ trách lĩnh vực",
    answers_it: "người chịu trách nhiệm, hoặc phụ trách bộ phận của người đó",
    concludes_it: "lãnh đạo của đơn vị; nếu là tự kiểm tra thì phụ trách lĩnh vực",
}


def why_not(verb: str, *, inspection: Inspection, by: Actor, finding: Finding | None = None) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if inspection.status not in line.sources:
        said = Status(inspection.status).label.lower()
        return Refusal(f"Không {line.label.lower()} được: cuộc kiểm tra ở trạng thái «{said}».")
    if not line.who(finding or inspection, by):
        return Refusal(f"Việc này do {WHO[line.who]} làm.")
    return None


def what_happened_last(inspection: Inspection) -> str:
    """Who acted last and when: told to the one who came second."""
    event = events_of(inspection).last()
    return f"Việc gần nhất do {event.official_name} làm lúc {spoken_moment(event.at)}." if event else ""
