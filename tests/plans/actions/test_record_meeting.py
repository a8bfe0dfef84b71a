"""A meeting is written down with its conclusions, numbered as they were typed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.organization.models import Unit
from cchc.plans.models import OfficialDocument
from tests.factories.office import actor
from tests.factories.sources import met, registered
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_items_are_numbered() -> None:
    notice = registered(way="outgoing", symbol="12/TB-UBND")
    meeting = met(notice=notice)
    assert list(meeting.conclusions.values_list("number", "text")) == [
        (1, "Niêm yết lại bảng thủ tục ở sảnh"), (2, "Báo cáo hồ sơ trễ hạn trong tháng"),
    ]  # fmt: skip
    event = events_of(meeting).get()
    assert (event.name, len(event.data["conclusions"])) == ("meeting_recorded", 2)
    assert list(notice.meetings.all()) == [meeting]


def test_refused(refused: Refused) -> None:
    with refused("tên cuộc họp"):
        met(title=" ")
    with refused("tên cuộc họp"):
        met(chaired_by="")
    with refused("không được sau hôm nay"):
        met(held_on=today() + timedelta(days=1))
    for nothing in ([], [" "]):
        with refused("ít nhất một mục"):
            met(conclusions=nothing)
    with refused("do Văn phòng"):
        met(by=actor("chutich"))


def test_the_notice_is_of_the_same_unit(refused: Refused) -> None:
    elsewhere = registered()
    OfficialDocument.objects.update(unit=Unit.objects.get(code="H99.26.06"))
    elsewhere.refresh_from_db()
    with refused("trong sổ của đơn vị"):
        met(notice=elsewhere)
