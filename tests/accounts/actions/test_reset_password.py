"""A new first password for who forgot his."""

from __future__ import annotations

import pytest

from cchc.accounts.actions.close_account import close_account
from cchc.accounts.actions.reset_password import reset_password, why_not_reset_password
from cchc.accounts.models import User
from cchc.audit.recording import events_of
from tests.factories.office import PASSWORD, actor

pytestmark = pytest.mark.django_db


def test_the_old_one_is_worth_nothing_and_the_new_one_must_be_changed() -> None:
    user = User.objects.get(username="motcua")
    password = reset_password(user=user, by=actor("vanthu", role="admin"))
    user.refresh_from_db()
    assert [user.check_password(each) for each in (PASSWORD, password)] == [False, True]
    assert user.must_change_password
    event = events_of(user).get()
    assert (event.name, event.data) == ("password_reset", {"username": "motcua"})


def test_refusals() -> None:
    by = actor("vanthu", role="admin")
    assert "chính mình" in str(why_not_reset_password(user=User.objects.get(username="vanthu"), by=by))
    assert "quản trị" in str(why_not_reset_password(user=User.objects.get(username="motcua.hlt"), by=by))
    motcua = User.objects.get(username="motcua")
    for username in ("chutich", "tuphap", "captren", "chutich.hlt"):
        assert "quản trị" in str(why_not_reset_password(user=motcua, by=actor(username)))
    assert "đã đóng" in str(why_not_reset_password(user=close_account(user=motcua, by=by), by=by))
