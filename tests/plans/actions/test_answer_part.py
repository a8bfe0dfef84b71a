"""The partner answers, or who stands in his post; whether in time is told by the moment."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest

from cchc.documents.models import Attachment
from cchc.lifecycle.clock import clock_at, today
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actor import actors_of
from cchc.plans.actions.answer_part import answer_part
from cchc.plans.actions.withdraw_part import withdraw_part
from tests.access.world import PIXEL
from tests.factories.office import actor
from tests.factories.parts import OTHER_UNIT, PARTNER, part
from tests.factories.tasks import HOLDER
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_answered_in_time_with_a_file() -> None:
    asked, table = part(), BytesIO(PIXEL)
    table.name = "so-lieu.png"
    answered = answer_part(part=asked, by=actor(PARTNER), answer="Số liệu kèm theo.", uploads=[table])
    assert answered.status.label == "Đã trả lời"
    assert not answered.is_late(MONDAY + timedelta(days=90))
    assert Attachment.objects.of("taskpart", asked.pk).get().name == "so-lieu.png"


def test_an_answer_after_the_due_moment_stays_late() -> None:
    asked = part()
    with clock_at(MONDAY + timedelta(days=9)):
        answered = answer_part(part=asked, by=actor(PARTNER), answer="Xin lỗi vì chậm.")
    assert answered.is_late(MONDAY + timedelta(days=90))


def test_who_stands_in_answers_in_his_post() -> None:
    asked, substitute = part(), actor("kinhte").official
    arrange_stand_in(absent=actor(PARTNER).post, by=actor(PARTNER), substitute=substitute, from_on=today(),
                     until_on=today(), reason="nghỉ phép")  # fmt: skip
    standing_in = next(each for each in actors_of(substitute, on=today()) if each.standing_in_for)
    answered = answer_part(part=asked, by=standing_in, answer="Số liệu kèm theo.")
    assert answered.answered_by == actor(PARTNER).post


def test_the_other_unit_answers() -> None:
    asked = part(to=OTHER_UNIT)
    assert answer_part(part=asked, by=actor(OTHER_UNIT), answer="Đã rà soát, không có vướng mắc.").answered_at == MONDAY


def test_refused(refused: Refused) -> None:
    asked = part()
    with refused("Việc này do người được yêu cầu phối hợp"):
        answer_part(part=asked, by=actor(HOLDER), answer="Tôi tự trả lời")
    with refused("Hãy ghi nội dung trả lời"):
        answer_part(part=asked, by=actor(PARTNER), answer=" ")
    withdraw_part(part=asked, by=actor(HOLDER), reason="Đã có số liệu ở báo cáo quý")
    asked.refresh_from_db()
    with refused("đang ở trạng thái «Không chờ nữa»"):
        answer_part(part=asked, by=actor(PARTNER), answer="Số liệu")
