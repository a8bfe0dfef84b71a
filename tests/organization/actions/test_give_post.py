"""From a day on an official holds a post."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actions.end_post import end_post
from cchc.organization.actions.give_post import give_post, why_not_give_post
from cchc.organization.actor import actors_of
from cchc.organization.models import Field, Position
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def position(code: str) -> Position:
    return Position.objects.get(code=code)


def test_the_post_is_held_from_its_day() -> None:
    official, tomorrow = actor("kinhte").official, today() + timedelta(days=1)
    fields = Field.objects.filter(code__in=["ho-tich", "chung-thuc"])
    post = give_post(official=official, by=actor("vanthu", role="admin"), position=position("tu-phap"),
                     held_from=tomorrow, fields=fields, place=" phòng 3 ")  # fmt: skip
    assert post.label == "Công chức Tư pháp - Hộ tịch, phòng 3"
    assert set(post.fields.values_list("code", flat=True)) == {"ho-tich", "chung-thuc"}
    assert post.pk not in [each.post_id for each in actors_of(official, on=today())]
    assert post.pk in [each.post_id for each in actors_of(official, on=tomorrow)]
    event = events_of(post).get()
    assert (event.name, event.data["official"], sorted(event.data["fields"])) == (
        "post_given", "Đặng Minh Quân", ["chung-thuc", "ho-tich"]
    )  # fmt: skip


def test_refusals() -> None:
    by, official = actor("vanthu", role="admin"), actor("kinhte").official
    with pytest.raises(ActionRefused, match="chỉ dành cho chương trình"):
        give_post(official=official, by=by, position=position("he-thong"), held_from=today())
    with pytest.raises(ActionRefused, match="đang giữ vị trí"):
        give_post(official=official, by=by, position=position("kinh-te"), held_from=today())
    with pytest.raises(ActionRefused, match="hoạt động từ 01/07/2025"):
        give_post(official=official, by=by, position=position("mot-cua"), held_from=date(2025, 6, 30))


def test_the_same_position_again_only_after_the_first_ended() -> None:
    by, kinhte = actor("vanthu", role="admin"), actor("kinhte")
    end_post(post=kinhte.post, by=by, last_day=today())
    with pytest.raises(ActionRefused, match="đang giữ vị trí"):
        give_post(official=kinhte.official, by=by, position=kinhte.post.position, held_from=today())
    tomorrow = today() + timedelta(days=1)
    again = give_post(official=kinhte.official, by=by, position=kinhte.post.position, held_from=tomorrow)
    assert again != kinhte.post


@pytest.mark.parametrize("username", ["chutich", "motcua", "captren", "chutich.hlt"])
def test_only_the_administrator_of_the_official_s_unit(username: str) -> None:
    assert "quản trị" in str(why_not_give_post(official=actor("kinhte").official, by=actor(username)))


def test_not_for_officials_of_other_units() -> None:
    by = actor("vanthu", role="admin")
    assert "quản trị" in str(why_not_give_post(official=actor("motcua.hlt").official, by=by))
