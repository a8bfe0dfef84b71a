"""The absent one is back early, or never left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, now, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actions.end_stand_in import end_stand_in, why_not_end_stand_in
from cchc.organization.actor import actors_of
from cchc.organization.models import StandIn
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def stand_in(begins: timedelta = timedelta(0)) -> StandIn:
    return arrange_stand_in(
        absent=actor("tuphap").post,
        by=actor("tuphap"),
        substitute=actor("tuphap2", role="officer").official,
        from_on=today() + begins,
        until_on=today() + begins + 2 * DAY,
        reason="nghỉ phép",
    )


def test_the_substitute_loses_the_post_at_once() -> None:
    arranged = stand_in()
    substitute = arranged.substitute
    assert "Vũ Thị Ngọc Ánh" in [each.standing_in_for for each in actors_of(substitute, on=today())]
    ended = end_stand_in(stand_in=arranged, by=actor("tuphap"))
    assert [each.standing_in_for for each in actors_of(substitute, on=today())] == ["", ""]
    assert [event.name for event in events_of(ended)] == ["stand_in_arranged", "stand_in_ended"]


def test_one_that_has_not_begun_never_holds() -> None:
    ended = end_stand_in(stand_in=stand_in(begins=3 * DAY), by=actor("chutich"))
    assert ended.ended_on == ended.from_on
    for day in range(7):
        assert all(not each.standing_in_for for each in actors_of(ended.substitute, on=today() + day * DAY))


def test_another_may_follow_on_the_same_day() -> None:
    end_stand_in(stand_in=stand_in(), by=actor("tuphap"))
    assert stand_in().from_on == today()


def test_refusals() -> None:
    arranged = stand_in()
    for username in ("phochutich", "motcua", "captren", "chutich.hlt"):
        assert "Chỉ người vắng mặt" in str(why_not_end_stand_in(stand_in=arranged, by=actor(username)))
    substitute = actor("tuphap2", role="officer")
    assert "Chỉ người vắng mặt" in str(why_not_end_stand_in(stand_in=arranged, by=substitute))
    end_stand_in(stand_in=arranged, by=actor("tuphap"))
    with pytest.raises(ActionRefused, match="đã kết thúc"):
        end_stand_in(stand_in=arranged, by=actor("tuphap"))


def test_one_that_is_over_needs_no_end() -> None:
    arranged = stand_in()
    with clock_at(now() + 3 * DAY):
        assert "đã kết thúc" in str(why_not_end_stand_in(stand_in=arranged, by=actor("tuphap")))
