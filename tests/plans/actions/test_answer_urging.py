"""Trả lời đôn đốc: by the urged person or who stands in for him, once, and recorded."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import now, today
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actor import Actor
from cchc.plans.actions.answer_urging import answer_urging
from tests.factories.office import actor
from tests.factories.tasks import HOLDER
from tests.factories.urging import letter
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_the_reply_is_kept_with_who_gave_it_and_when() -> None:
    done = answer_urging(letter=letter(), by=actor(HOLDER), reply=" Xong thứ Năm tuần này ")
    assert (done.reply, done.replied_at, done.replied_by) == ("Xong thứ Năm tuần này", now(), actor(HOLDER).post)
    assert events_of(done).get().name == "urging_answered"


def test_who_stands_in_answers_in_the_absent_ones_post() -> None:
    arrange_stand_in(
        absent=actor(HOLDER).post, by=actor(HOLDER), substitute=actor("vanhoaxahoi").official,
        from_on=today(), until_on=today(), reason="đi họp",
    )  # fmt: skip
    by = Actor(actor("vanhoaxahoi").official, actor(HOLDER).post)
    done = answer_urging(letter=letter(), by=by, reply="Đang trình ký")
    assert events_of(done).get().standing_in_for == "Hà Thị Liên"


@pytest.mark.parametrize("username", ["vanphong", "chutich", "vanhoaxahoi", "captren"])
def test_nobody_else_answers(username: str, refused: Refused) -> None:
    sent = letter()
    with refused("do người được đôn đốc trả lời"):
        answer_urging(letter=sent, by=actor(username), reply="Xong rồi")


def test_an_empty_reply(refused: Refused) -> None:
    sent = letter()
    with refused("Hãy ghi nhiệm vụ đang đến đâu"):
        answer_urging(letter=sent, by=actor(HOLDER), reply="  ")


def test_a_reply_is_given_once(refused: Refused) -> None:
    sent = answer_urging(letter=letter(), by=actor(HOLDER), reply="Đang làm")
    with refused("đã được trả lời"):
        answer_urging(letter=sent, by=actor(HOLDER), reply="Xong")
