"""Sửa kết luận cuộc họp: as long as no task came of it; afterwards its items stand as they were given."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.actions.record_meeting import NOT_OFFICE, fault_of, number_conclusions, said_of
from cchc.plans.models import Meeting, Source, Task
from cchc.plans.permissions import keeps_registers_of
from cchc.plans.sources import MeetingWords


def why_not_amend_meeting(*, meeting: Meeting, by: Actor, words: MeetingWords | None = None) -> Refusal | None:
    """`words` None asks whether the meeting can be amended at all."""
    if not keeps_registers_of(meeting.unit_id, by):
        return NOT_OFFICE
    if Task.objects.filter(source=Source.CONCLUSION, source_id__in=meeting.conclusions.values("pk")).exists():
        return Refusal(
            "Đã có nhiệm vụ giao từ kết luận này nên không sửa được. Hãy ghi nội dung mới thành một cuộc họp khác."
        )
    return fault_of(words, by) if words else None


@transaction.atomic
def amend_meeting(*, meeting: Meeting, by: Actor, words: MeetingWords) -> Meeting:
    """The meeting as it is said now; what was said before stays in the record."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    refuse(why_not_amend_meeting(meeting=meeting, by=by, words=words))
    meeting.held_on, meeting.notice = words.held_on, words.notice
    meeting.title, meeting.chaired_by = words.title.strip(), words.chaired_by.strip()
    meeting.save(update_fields=["held_on", "notice", "title", "chaired_by"])
    meeting.conclusions.all().delete()
    number_conclusions(meeting, words)
    record_event("meeting_amended", subject=meeting, by=by, data=said_of(words))
    return meeting
