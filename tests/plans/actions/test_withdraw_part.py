"""A part that nobody waits for any more ends, with how long it was waited for on record."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.answer_part import answer_part
from cchc.plans.actions.withdraw_part import withdraw_part
from cchc.plans.models import TaskPart
from tests.factories.office import actor
from tests.factories.parts import PARTNER, part
from tests.factories.tasks import HOLDER
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_waited_for_until_it_was_no_longer_needed() -> None:
    asked, much_later = part(), MONDAY + timedelta(days=90)
    with clock_at(MONDAY + timedelta(days=9)):
        ended = withdraw_part(part=asked, by=actor("chutich"), reason="Đã có số liệu ở báo cáo quý")
    assert ended.waited_until(much_later) == MONDAY + timedelta(days=9)
    assert ended.is_late(much_later)
    assert not TaskPart.objects.unanswered().exists()
    assert TaskPart.objects.late_ever(much_later).get() == asked


def test_refused(refused: Refused) -> None:
    asked = part()
    with refused("Hãy ghi lý do"):
        withdraw_part(part=asked, by=actor(HOLDER), reason="")
    with refused("Việc này do người chủ trì nhiệm vụ"):
        withdraw_part(part=asked, by=actor(PARTNER), reason="Bận")
    answered = answer_part(part=asked, by=actor(PARTNER), answer="Số liệu kèm theo.")
    with refused("đang ở trạng thái «Đã trả lời»"):
        withdraw_part(part=answered, by=actor(HOLDER), reason="Thôi")
