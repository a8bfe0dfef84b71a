"""A post has a last day; the unit keeps an administrator."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actions.end_post import end_post, why_not_end_post
from cchc.organization.actions.give_post import give_post
from cchc.organization.actor import actors_of
from cchc.organization.models import Position
from tests.factories.office import actor, system_actor

pytestmark = pytest.mark.django_db


def test_the_last_day_still_counts() -> None:
    kinhte = actor("kinhte")
    post = end_post(post=kinhte.post, by=actor("vanthu", role="admin"), last_day=today())
    assert [each.post for each in actors_of(kinhte.official, on=today())] == [post]
    assert actors_of(kinhte.official, on=today() + timedelta(days=1)) == []
    event = events_of(post).get()
    assert (event.name, event.data["held_until"]) == ("post_ended", today().isoformat())


def test_refusals() -> None:
    by, kinhte = actor("vanthu", role="admin"), actor("kinhte")
    with pytest.raises(ActionRefused, match="từ ngày bắt đầu giữ vị trí, 01/07/2025"):
        end_post(post=kinhte.post, by=by, last_day=kinhte.post.held_from - timedelta(days=1))
    end_post(post=kinhte.post, by=by, last_day=today())
    with pytest.raises(ActionRefused, match="đã có ngày kết thúc"):
        end_post(post=kinhte.post, by=by, last_day=today())
    assert "quản trị" in str(why_not_end_post(post=actor("motcua").post, by=actor("chutich")))
    assert "quản trị" in str(why_not_end_post(post=actor("motcua.hlt").post, by=by))
    assert "quản trị" in str(why_not_end_post(post=system_actor().post, by=by))


def test_the_last_administrator_stays_until_another_is_named() -> None:
    by = actor("vanthu", role="admin")
    with pytest.raises(ActionRefused, match="Quản trị cuối cùng"):
        end_post(post=by.post, by=by, last_day=today())
    admin = Position.objects.get(code="quan-tri")
    give_post(official=actor("motcua").official, by=by, position=admin, held_from=today() + timedelta(days=2))
    with pytest.raises(ActionRefused, match="Quản trị cuối cùng"):
        end_post(post=by.post, by=by, last_day=today())  # tomorrow nobody would administer
    ended = end_post(post=by.post, by=by, last_day=today() + timedelta(days=1))
    assert ended.held_until == today() + timedelta(days=1)
