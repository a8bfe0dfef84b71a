"""From which status, by whom, to which status may each verb be done on the draft of a rubric?"""

from __future__ import annotations

from uuid import UUID

from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.parindex.models import DraftStatus, RubricDraft
from cchc.parindex.permissions import writes_rubrics

S = DraftStatus
TRANSITIONS = {
    "start_rubric_draft": Transition(set(), S.DRAFTING, writes_rubrics, "Soạn phiên bản mới"),
    "save_rubric_draft": Transition({S.DRAFTING}, None, writes_rubrics, "Lưu"),
    "publish_rubric_draft": Transition({S.DRAFTING}, S.PUBLISHED, writes_rubrics, "Công bố"),
    "discard_rubric_draft": Transition({S.DRAFTING}, S.DISCARDED, writes_rubrics, "Bỏ dự thảo"),
}
NOT_YOURS = Refusal("Việc này do Văn phòng của đơn vị làm.")


def why_not(verb: str, *, draft: RubricDraft, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if draft.status == S.PUBLISHED:
        return Refusal("Bộ tiêu chí đã công bố thì không sửa được. Hãy soạn phiên bản mới.")
    if draft.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: dự thảo đang ở trạng thái «{draft.label}».")
    return None if line.who(draft, by) else NOT_YOURS


def why_not_current(draft: RubricDraft, seen: int | None) -> Refusal | None:
    """A page opened before somebody else changed the draft changes nothing; `seen` None asks for the button only."""
    if seen is None or seen == draft.saves:
        return None
    return Refusal(
        "Dự thảo đã được sửa từ khi anh/chị mở trang này, nên chưa lưu. Hãy mở lại trang để xem bản mới rồi sửa tiếp."
    )


def lock(pk: UUID) -> RubricDraft:
    """The draft with what its verbs ask, locked until the transaction ends."""
    return RubricDraft.objects.select_for_update(of=("self",)).select_related("unit", "based_on").get(pk=pk)
