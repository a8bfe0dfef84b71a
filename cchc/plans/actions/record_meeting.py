"""Ghi kết luận cuộc họp: what a meeting concluded, as numbered items of which each can become a task."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import Conclusion, Meeting
from cchc.plans.permissions import keeps_registers_of
from cchc.plans.sources import MeetingWords

NOT_OFFICE = Refusal("Việc này do Văn phòng của đơn vị làm.")


def why_not_record_meeting(*, by: Actor, words: MeetingWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may at all."""
    if not keeps_registers_of(by.unit_id, by):
        return NOT_OFFICE
    return fault_of(words, by) if words else None


def fault_of(words: MeetingWords, by: Actor) -> Refusal | None:
    """What is wrong with the words of a meeting, new or amended."""
    if not words.title.strip() or not words.chaired_by.strip():
        return Refusal("Hãy ghi tên cuộc họp và người chủ trì.")
    if words.held_on > today():
        return Refusal("Ngày họp không được sau hôm nay.")
    if not words.conclusions or not all(item.strip() for item in words.conclusions):
        return Refusal("Hãy ghi ít nhất một mục kết luận, mỗi dòng một mục.")
    if words.notice is not None and words.notice.unit_id != by.unit_id:
        return Refusal("Thông báo kết luận phải là văn bản trong sổ của đơn vị. Hãy chọn lại.")
    return None


@transaction.atomic
def record_meeting(*, by: Actor, words: MeetingWords) -> Meeting:
    """The meeting with its conclusions, numbered as they were typed."""
    refuse(why_not_record_meeting(by=by, words=words))
    meeting = Meeting(
        unit=by.unit, held_on=words.held_on, title=words.title.strip(), chaired_by=words.chaired_by.strip(),
        notice=words.notice, entered_at=now(), entered_by=by.post,
    )  # fmt: skip
    meeting.save(force_insert=True)
    number_conclusions(meeting, words)
    record_event("meeting_recorded", subject=meeting, by=by, data=said_of(words))
    return meeting


def number_conclusions(meeting: Meeting, words: MeetingWords) -> None:
    """The items 1, 2, 3 … of the meeting; there are none yet."""
    Conclusion.objects.bulk_create(
        Conclusion(meeting=meeting, number=number, text=item.strip())
        for number, item in enumerate(words.conclusions, 1)
    )


def said_of(words: MeetingWords) -> dict[str, object]:
    return {
        "title": words.title.strip(),
        "held_on": words.held_on.isoformat(),
        "chaired_by": words.chaired_by.strip(),
        "notice": str(words.notice) if words.notice else "",
        "conclusions": [item.strip() for item in words.conclusions],
    }
