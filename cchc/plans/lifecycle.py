"""From which status, by whom, to which status may each verb be done on a task? (parindex.md §5.4)"""

from __future__ import annotations

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.plans.models import Status, Task
from cchc.plans.models.task import OPEN as OPEN_STATUSES
from cchc.plans.permissions import assigned_it, gives_it, holds_it, may_take_it, moves_it
from cchc.worktime.spoken import spoken_moment

S = Status
HELD = {S.GIVEN, S.IN_PROGRESS}
OPEN = frozenset(OPEN_STATUSES)
TRANSITIONS = {
    "give_task": Transition(set(), S.GIVEN, gives_it, "Giao nhiệm vụ"),
    "accept_task": Transition({S.GIVEN}, S.IN_PROGRESS, may_take_it, "Tiếp nhận"),
    "return_task": Transition(HELD, S.RETURNED, holds_it, "Chuyển trả"),
    "reassign_task": Transition(OPEN - {S.SUBMITTED}, S.GIVEN, moves_it, "Giao cho người khác"),
    "report_progress": Transition({S.IN_PROGRESS}, None, holds_it, "Báo cáo tiến độ"),
    "submit_product": Transition({S.IN_PROGRESS}, S.SUBMITTED, holds_it, "Nộp sản phẩm"),
    "accept_product": Transition({S.SUBMITTED}, S.DONE, assigned_it, "Duyệt kết quả"),
    "demand_redo": Transition({S.SUBMITTED}, S.IN_PROGRESS, assigned_it, "Yêu cầu làm lại"),
    "request_extension": Transition(HELD, None, holds_it, "Xin gia hạn"),
    "grant_extension": Transition(HELD, None, assigned_it, "Đồng ý gia hạn"),
    "refuse_extension": Transition(HELD, None, assigned_it, "Không gia hạn"),
    "set_due": Transition(HELD | {S.RETURNED}, None, assigned_it, "Định hạn"),
    "pause_task": Transition(HELD, S.PAUSED, assigned_it, "Tạm dừng"),
    "resume_task": Transition({S.PAUSED}, S.IN_PROGRESS, assigned_it, "Tiếp tục"),
    "cancel_task": Transition(OPEN - {S.SUBMITTED}, S.CANCELLED, assigned_it, "Hủy"),
    "explain_delay": Transition(OPEN, None, holds_it, "Giải trình chậm"),
    "acknowledge_delay": Transition(OPEN, None, assigned_it, "Chấp nhận giải trình"),
}  # fmt: skip
# Verbs that move no task by this table; hand_over_tasks moves many at once, as reassign_task moves one.
BESIDE = frozenset({
    "adopt_programme", "set_target_value", "enter_figure", "register_document", "correct_document", "record_meeting",
    "amend_meeting", "hand_over_tasks", "hand_over_parts", "remind_unit", "compile_digest",
})  # fmt: skip

WHO = {
    gives_it: "lãnh đạo, Văn phòng hoặc phụ trách lĩnh vực của đơn vị, hoặc người theo dõi của cấp trên",
    holds_it: "người chủ trì nhiệm vụ",
    may_take_it: "người được giao, hoặc người thuộc bộ phận được giao",
    assigned_it: "người giao nhiệm vụ hoặc lãnh đạo của đơn vị giao",
    moves_it: "người giao nhiệm vụ, hoặc lãnh đạo, Văn phòng, phụ trách lĩnh vực của đơn vị thực hiện",
}


def why_not(verb: str, *, task: Task, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if task.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: nhiệm vụ đang ở trạng thái «{Status(task.status).label}».")
    if not line.who(task, by):
        return Refusal(f"Việc này do {WHO[line.who]} làm.")
    return None


def what_happened_last(task: Task) -> str:
    """Who acted last and when: told to the one who came second."""
    event = events_of(task).last()
    return f"Việc gần nhất do {event.official_name} làm lúc {spoken_moment(event.at)}." if event else ""
