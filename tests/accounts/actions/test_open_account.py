"""An official is let in, under a name nobody else has."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from cchc.accounts.actions.close_account import close_account
from cchc.accounts.actions.open_account import open_account, why_not_open_account
from cchc.accounts.models import User
from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actions.add_official import add_official
from cchc.organization.models import Official
from tests.factories.office import actor, system_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer() -> Official:
    return add_official(by=actor("vanthu", role="admin"), full_name="Lê Văn Mới")


def test_the_first_password_must_be_changed_and_is_not_in_the_record(newcomer: Official) -> None:
    user, password = open_account(official=newcomer, by=actor("vanthu", role="admin"), username=" MoiLV ")
    assert (user.username, user.must_change_password, user.check_password(password)) == ("moilv", True, True)
    event = events_of(user).get()
    assert (event.name, event.data) == ("account_opened", {"official": "Lê Văn Mới", "username": "moilv"})


def test_a_closed_one_opens_again_under_its_old_name() -> None:
    by, user = actor("vanthu", role="admin"), User.objects.get(username="motcua")
    close_account(user=user, by=by)
    again, password = open_account(official=user.official, by=by, username="khac")
    assert (again.pk, again.username, again.is_active, again.must_change_password) == (user.pk, "motcua", True, True)
    assert again.check_password(password)


@pytest.mark.parametrize("name", ["", "Lê Mới", "-moi", "moi@xa", "a" * 61, "moi\n", "mới"])
def test_names_are_plain(newcomer: Official, name: str) -> None:
    with pytest.raises(ActionRefused, match="chữ thường không dấu"):
        open_account(official=newcomer, by=actor("vanthu", role="admin"), username=name if name != "moi\n" else "m\noi")


def test_refusals(newcomer: Official) -> None:
    by = actor("vanthu", role="admin")
    with pytest.raises(ActionRefused, match="«motcua» đã có người dùng"):
        open_account(official=newcomer, by=by, username="MOTCUA")
    with pytest.raises(ActionRefused, match="đã có tài khoản «motcua»"):
        open_account(official=actor("motcua").official, by=by, username="motcua9")
    assert "Hệ thống không đăng nhập" in str(why_not_open_account(official=system_actor().official, by=by))
    for username in ("chutich", "motcua", "captren"):
        assert "quản trị" in str(why_not_open_account(official=newcomer, by=actor(username)))
    assert "quản trị" in str(why_not_open_account(official=actor("motcua.hlt").official, by=by))


@pytest.mark.parametrize("name", ["MOI", "moi moi", ""])
def test_the_database_keeps_names_plain(newcomer: Official, name: str) -> None:
    with pytest.raises(IntegrityError, match="username_plain"), transaction.atomic():
        User.objects.create(username=name, official=newcomer)
