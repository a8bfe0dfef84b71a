"""Who may send whom in whose place, and for which days?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, now, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actions.arrange_stand_in import arrange_stand_in, why_not_arrange_stand_in
from cchc.organization.actions.end_post import end_post
from cchc.organization.actor import Actor, actors_of
from cchc.organization.models import Official, StandIn
from tests.factories.office import actor, system_actor

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def arranged(by: Actor, **changes: Any) -> StandIn:
    """The vice-chair acts for the Chair, today and the two days after."""
    values = {
        "absent": actor("chutich").post,
        "substitute": actor("phochutich").official,
        "from_on": today(),
        "until_on": today() + 2 * DAY,
        "reason": "đi công tác",
    }
    return arrange_stand_in(by=by, **values | changes)


@pytest.mark.parametrize(("username", "role"), [("chutich", None), ("vanthu", "admin")])
def test_by_the_absent_one_or_the_administrator(username: str, role: str | None) -> None:
    stand_in = arranged(actor(username, role=role))
    event = events_of(stand_in).get()
    assert (event.name, event.data["substitute"], event.data["reason"]) == (
        "stand_in_arranged", "Lê Thu Hằng", "đi công tác",
    )  # fmt: skip


def test_by_the_chair_for_anybody_of_the_unit_and_by_oneself() -> None:
    for by in (actor("chutich"), actor("tuphap")):
        assert why_not_arrange_stand_in(absent=actor("tuphap").post, by=by) is None


@pytest.mark.parametrize("username", ["phochutich", "tuphap2", "chanhvanphong", "captren", "chutich.hlt"])
def test_by_nobody_else(username: str) -> None:
    assert "Chỉ người vắng mặt" in str(why_not_arrange_stand_in(absent=actor("tuphap").post, by=actor(username)))


def test_nobody_stands_in_for_the_system() -> None:
    refusal = why_not_arrange_stand_in(absent=system_actor().post, by=actor("vanthu", role="admin"))
    assert "Chỉ người vắng mặt" in str(refusal)


def test_the_substitute_acts_in_the_post_for_these_days_only() -> None:
    substitute = actor("phochutich").official
    arranged(actor("chutich"), from_on=today() + DAY)
    acting = [[each.role for each in actors_of(substitute, on=today() + days * DAY)] for days in range(4)]
    assert acting == [["vice_chair"], ["vice_chair", "chair"], ["vice_chair", "chair"], ["vice_chair"]]
    standing_in = actors_of(substitute, on=today() + DAY)[1]
    assert (standing_in.official_name, standing_in.standing_in_for) == ("Lê Thu Hằng", "Trịnh Quốc Đạt")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (lambda: {"substitute": actor("chutich").official}, "người khác"),
        (lambda: {"substitute": actor("motcua.hlt").official}, "không thuộc đơn vị"),
        (lambda: {"substitute": system_actor().official}, "Hệ thống không làm thay"),
        (lambda: {"until_on": today() - DAY}, "từ ngày đầu trở đi"),
        (lambda: {"from_on": today() - DAY}, "không ghi lùi ngày"),
        (lambda: {"reason": "  "}, "lý do vắng mặt"),
    ],
)
def test_refusals(changes: Any, sentence: str) -> None:
    with pytest.raises(ActionRefused, match=sentence):
        arranged(actor("chutich"), **changes())
    assert not StandIn.objects.exists()


def test_not_beyond_the_end_of_the_post() -> None:
    by = actor("vanthu", role="admin")
    kinhte = actor("kinhte").post
    end_post(post=kinhte, by=by, last_day=today() + DAY)
    with pytest.raises(ActionRefused, match="ngoài thời gian vị trí này được giữ"):
        arranged(by, absent=kinhte)


@pytest.mark.parametrize(("first", "last"), [(0, 0), (2, 5), (1, 1), (0, 9)])
def test_one_post_one_substitute_a_day(first: int, last: int) -> None:
    arranged(actor("chutich"))
    days = {"from_on": today() + first * DAY, "until_on": today() + last * DAY}
    with pytest.raises(ActionRefused, match="Lê Thu Hằng đã được cử làm thay"):
        arranged(actor("chutich"), substitute=actor("vanphong").official, **days)


def test_one_after_the_other() -> None:
    arranged(actor("chutich"))
    with clock_at(now() + DAY):
        later = arranged(actor("chutich"), substitute=actor("vanphong").official, from_on=today() + 2 * DAY,
                         until_on=today() + 3 * DAY)  # fmt: skip
    assert StandIn.objects.count() == 2
    assert later.substitute == actor("vanphong").official


def test_the_database_keeps_the_period_in_order() -> None:
    columns = {
        "absent": actor("chutich").post,
        "substitute": Official.objects.get(full_name="Lê Thu Hằng"),
        "reason": "x",
    }
    for ended_on in (today() - DAY, today() + 3 * DAY):
        with pytest.raises(IntegrityError, match="stand_in_ended_within_period"), transaction.atomic():
            StandIn.objects.create(**columns, from_on=today(), until_on=today() + DAY, ended_on=ended_on)
