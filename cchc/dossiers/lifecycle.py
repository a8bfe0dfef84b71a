"""From which status, by whom, to which status may each verb be done? (onestop.md §2.3)"""

from __future__ import annotations

from cchc.audit.recording import events_of
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.models.status import ACCEPTED as ACCEPTED_STATUSES
from cchc.dossiers.permissions import (
    answers_it,
    archives_it,
    assigns_it,
    at_counter,
    at_either_counter,
    at_receiving_counter,
    at_result_counter,
    heads_it,
    held_or_heads_it,
    holds_it,
    keeps_papers,
    meets_citizen,
    office_or_head,
    takes_payment,
    the_system,
)
from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_moment

S = Status
ACCEPTED = frozenset(ACCEPTED_STATUSES)
# What was ended keeps the papers it had.
WITH_PAPERS = frozenset(Status) - {S.REFUSED, S.RETURNED, S.ARCHIVED, S.WITHDRAWN, S.STOPPED}
UNDECIDED = frozenset({S.RECEIVED, S.FORWARDED, S.IN_PROCESS, S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT})
TRANSITIONS = {
    "request_completion": Transition(set(), S.AWAITING_COMPLETION, at_counter, "Yêu cầu hoàn thiện"),
    "refuse_dossier": Transition({S.AWAITING_COMPLETION}, S.REFUSED, at_counter, "Từ chối tiếp nhận"),
    "receive_dossier": Transition({S.AWAITING_COMPLETION}, S.RECEIVED, at_counter, "Tiếp nhận"),
    "correct_receipt": Transition({S.RECEIVED}, None, at_counter, "Sửa giấy tiếp nhận"),
    "forward_dossier": Transition({S.RECEIVED}, S.FORWARDED, at_counter, "Chuyển xử lý"),
    "assign_dossier": Transition({S.FORWARDED}, S.IN_PROCESS, assigns_it, "Phân công, nhận xử lý"),
    "complete_step": Transition({S.IN_PROCESS}, None, holds_it, "Hoàn thành bước"),
    "return_step": Transition({S.IN_PROCESS, S.DECIDED}, S.IN_PROCESS, holds_it, "Trả lại bước trước"),
    "reassign_dossier": Transition({S.FORWARDED, S.IN_PROCESS, S.DECIDED}, None, heads_it, "Điều chuyển"),
    "request_supplement": Transition({S.IN_PROCESS}, S.AWAITING_SUPPLEMENT, holds_it, "Yêu cầu bổ sung"),
    "receive_supplement": Transition({S.AWAITING_SUPPLEMENT}, S.RECEIVED, meets_citizen, "Nhận hồ sơ bổ sung"),
    "close_unsupplemented": Transition({S.AWAITING_SUPPLEMENT}, S.STOPPED, the_system, "Đóng hồ sơ quá hạn bổ sung"),
    "announce_delay": Transition({S.RECEIVED, S.FORWARDED, S.IN_PROCESS, S.DECIDED}, None, office_or_head,
                                 "Xin lỗi, hẹn lại"),
    "request_consultation": Transition({S.IN_PROCESS}, None, holds_it, "Lấy ý kiến"),
    "answer_consultation": Transition(UNDECIDED | {S.DECIDED}, None, answers_it, "Trả lời ý kiến"),
    "await_payment": Transition({S.IN_PROCESS}, S.AWAITING_PAYMENT, holds_it, "Chờ nghĩa vụ tài chính"),
    "record_payment": Transition({S.AWAITING_PAYMENT}, S.IN_PROCESS, takes_payment, "Ghi nhận đã nộp"),
    "amend_dossier": Transition(UNDECIDED, None, meets_citizen, "Sửa đổi hồ sơ"),
    "withdraw_dossier": Transition(UNDECIDED, S.WITHDRAWN, meets_citizen, "Rút hồ sơ"),
    "stop_dossier": Transition(UNDECIDED, S.STOPPED, office_or_head, "Dừng giải quyết"),
    "decide_dossier": Transition({S.IN_PROCESS}, S.DECIDED, holds_it, "Ký duyệt"),
    "issue_result": Transition({S.DECIDED}, S.RESULT_READY, holds_it, "Phát hành kết quả"),
    "hand_over_result": Transition({S.RESULT_READY}, S.RETURNED, at_result_counter, "Trả kết quả"),
    "send_papers": Transition(ACCEPTED, None, at_either_counter, "Gửi bản giấy"),
    "take_papers": Transition(ACCEPTED, None, at_either_counter, "Nhận bản giấy"),
    "record_outcome": Transition({S.FORWARDED}, S.RESULT_READY, at_receiving_counter, "Ghi kết quả của nơi giải quyết"),
    "attach_paper": Transition(WITH_PAPERS, None, keeps_papers, "Đính kèm bản quét"),
    "withdraw_paper": Transition(WITH_PAPERS, None, keeps_papers, "Rút tệp đính kèm"),
    "archive_dossier": Transition({S.RETURNED}, S.ARCHIVED, archives_it, "Đưa vào lưu trữ"),
    "request_correction": Transition({S.RETURNED, S.ARCHIVED}, None, meets_citizen, "Đề nghị đính chính"),
    "issue_correction": Transition({S.RETURNED, S.ARCHIVED}, None, office_or_head, "Phát hành bản đính chính"),
    "explain_lateness": Transition(ACCEPTED, None, held_or_heads_it, "Giải trình trễ hạn"),
    "accept_explanation": Transition(ACCEPTED, None, heads_it, "Chấp nhận giải trình"),
    "return_explanation": Transition(ACCEPTED, None, heads_it, "Trả lại giải trình"),
}  # fmt: skip

OF_UNIT = "của đơn vị thụ lý"
BESIDE = frozenset({"save_filter", "drop_filter", "hand_over_consultations"})  # verbs that move no dossier

WHO = {
    at_counter: f"công chức Bộ phận Một cửa {OF_UNIT}",
    at_either_counter: "công chức Một cửa nơi gửi, nơi nhận bản giấy",
    at_receiving_counter: "công chức Một cửa nơi tiếp nhận",
    at_result_counter: "công chức Một cửa nơi trả kết quả",
    meets_citizen: "công chức Bộ phận Một cửa, nơi nhận hồ sơ",
    holds_it: f"người đang giữ hồ sơ ở bước này {OF_UNIT}",
    assigns_it: f"người đang giữ hồ sơ hoặc lãnh đạo phụ trách {OF_UNIT}",
    held_or_heads_it: f"người đã giữ hồ sơ hoặc lãnh đạo {OF_UNIT}",
    heads_it: f"Chủ tịch, Phó Chủ tịch hoặc phụ trách lĩnh vực {OF_UNIT}",
    office_or_head: f"người đang giữ hồ sơ, lãnh đạo hoặc Văn phòng {OF_UNIT}",
    keeps_papers: f"công chức Bộ phận Một cửa hoặc người đang giữ hồ sơ {OF_UNIT}",
    archives_it: f"công chức Bộ phận Một cửa, chuyên môn hoặc Văn phòng {OF_UNIT}",
    takes_payment: f"công chức Bộ phận Một cửa hoặc công chức chuyên môn {OF_UNIT}",
    answers_it: "người được hỏi mà chưa trả lời",
    the_system: f"hệ thống {OF_UNIT}",
}


def why_not(verb: str, *, dossier: Dossier, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if dossier.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: hồ sơ đang ở trạng thái «{Status(dossier.status).label}».")
    if not line.who(dossier, by):
        return Refusal(f"Việc này do {WHO[line.who]} làm.")
    return None


def what_happened_last(dossier: Dossier) -> str:
    """Who acted last and when: told to the one who came second."""
    event = events_of(dossier).last()
    if event is None:
        return ""
    return f"Việc gần nhất do {event.official_name} làm lúc {spoken_moment(event.at)}."
