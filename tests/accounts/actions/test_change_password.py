"""Everybody changes his own password, to another one."""

from __future__ import annotations

import pytest

from cchc.accounts.actions.change_password import change_password, why_not_change_password
from cchc.accounts.models import User
from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import PASSWORD, actor

pytestmark = pytest.mark.django_db


def test_the_new_one_is_his_own() -> None:
    user = User.objects.get(username="motcua")
    User.objects.filter(pk=user.pk).update(must_change_password=True)
    changed = change_password(user=user, by=actor("motcua"), password="nui cao song dai")
    assert changed.check_password("nui cao song dai")
    assert not User.objects.get(pk=user.pk).must_change_password
    event = events_of(user).get()
    assert (event.name, event.official_name, event.data) == (
        "password_changed", "Phạm Thị Mai Hương", {"username": "motcua"},
    )  # fmt: skip


def test_refusals() -> None:
    user = User.objects.get(username="motcua")
    with pytest.raises(ActionRefused, match="phải khác mật khẩu hiện tại"):
        change_password(user=user, by=actor("motcua"), password=PASSWORD)
    for username in ("vanthu", "chutich", "motcua1"):
        assert "tự đổi mật khẩu" in str(why_not_change_password(user=user, by=actor(username)))
