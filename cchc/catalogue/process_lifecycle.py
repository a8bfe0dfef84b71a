"""From which status, by whom, to which status may each verb be done on the draft of a process?"""

from __future__ import annotations

from cchc.audit.recording import events_of
from cchc.catalogue.models import DraftStatus, ProcessDraft
from cchc.catalogue.permissions import decides_processes, drafts_processes
from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_moment

S = DraftStatus
WRITABLE = {S.DRAFTING, S.RETURNED}
TRANSITIONS = {
    "draft_process": Transition(set(), S.DRAFTING, drafts_processes, "Soạn quy trình"),
    "save_process_draft": Transition(WRITABLE, None, drafts_processes, "Lưu dự thảo"),
    "undo_process_edit": Transition(WRITABLE, None, drafts_processes, "Hoàn tác"),
    "submit_process": Transition(WRITABLE, S.SUBMITTED, drafts_processes, "Trình duyệt"),
    "discard_process_draft": Transition(WRITABLE, S.DISCARDED, drafts_processes, "Bỏ dự thảo"),
    "return_process": Transition({S.SUBMITTED}, S.RETURNED, decides_processes, "Trả lại để sửa"),
    "approve_process": Transition({S.SUBMITTED}, S.APPROVED, decides_processes, "Phê duyệt"),
}
WHO = {
    drafts_processes: "Văn phòng hoặc phụ trách lĩnh vực",
    decides_processes: "Chủ tịch Ủy ban nhân dân",
}


def why_not(verb: str, *, draft: ProcessDraft, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if draft.status not in line.sources:
        happened = what_happened_last(draft)
        return Refusal(f"Không {line.label.lower()} được: dự thảo đang ở trạng thái «{draft.label}». {happened}")
    return not_yours(verb) if not line.who(draft.unit, by) else None


def not_yours(verb: str) -> Refusal:
    return Refusal(f"Việc này do {WHO[TRANSITIONS[verb].who]} của đơn vị làm.")


def why_not_current(draft: ProcessDraft, seen: int | None) -> Refusal | None:
    """A page opened before somebody else changed the draft changes nothing; `seen` None asks for the button only."""
    if seen is None or seen == draft.last.number:
        return None
    return Refusal(
        f"Dự thảo đã được sửa từ khi anh/chị mở trang này, nên chưa lưu. {what_happened_last(draft)} "
        "Hãy mở lại trang để xem bản mới rồi sửa tiếp."
    )


def what_happened_last(draft: ProcessDraft) -> str:
    """Who did what last and when: told to the one who comes second."""
    event = events_of(draft).last()
    if event is None:
        return ""
    what = event.data.get("what", "")
    return f"Việc gần nhất do {event.official_name} làm lúc {spoken_moment(event.at)}{': ' + what if what else ''}."
