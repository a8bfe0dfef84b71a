"""What a meeting concluded is said again as long as no task came of it."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.plans.actions.amend_meeting import amend_meeting
from cchc.plans.actions.give_task import give_task
from cchc.plans.models import Source
from tests.factories.office import actor
from tests.factories.sources import meeting_words, met
from tests.factories.tasks import words
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_said_again() -> None:
    meeting = met()
    amended = amend_meeting(
        meeting=meeting,
        by=actor("vanphong"),
        words=meeting_words(title="Họp tháng 9", conclusions=["Một", "Hai", "Ba"]),
    )
    assert amended.title == "Họp tháng 9"
    assert [item.text for item in amended.conclusions.all()] == ["Một", "Hai", "Ba"]
    assert [event.name for event in events_of(meeting)] == ["meeting_recorded", "meeting_amended"]


def test_refused(refused: Refused) -> None:
    meeting = met()
    with refused("do Văn phòng"):
        amend_meeting(meeting=meeting, by=actor("tuphap"), words=meeting_words())
    with refused("ít nhất một mục"):
        amend_meeting(meeting=meeting, by=actor("vanphong"), words=meeting_words(conclusions=[]))
    item = meeting.conclusions.all()[1]
    give_task(words=words(source=Source.CONCLUSION, source_id=item.pk, source_text="Mục 2"), by=actor("chutich"))
    with refused("Đã có nhiệm vụ giao từ kết luận này"):
        amend_meeting(meeting=meeting, by=actor("vanphong"), words=meeting_words(title="Họp khác"))
