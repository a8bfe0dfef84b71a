"""An administrator who forgot his password gets a new first one from the server's own command; it is on record."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from cchc.accounts.models import User
from cchc.audit.recording import events_of
from cchc.config.commands.reset_password import command
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def _run(username: str) -> Result:
    return CliRunner().invoke(command, [username])


def test_new_first_password() -> None:
    user = User.objects.get(official=actor("vanthu").official)
    answer = _run(user.username)
    assert answer.exit_code == 0, answer.output
    password = answer.output.splitlines()[0].rpartition(": ")[2]
    user.refresh_from_db()
    assert user.check_password(password)
    assert user.must_change_password
    event = events_of(user).last()
    assert event is not None
    assert (event.name, event.official_name) == ("password_reset", "Hệ thống")


def test_unknown_account_is_one_line() -> None:
    answer = _run("khong-co")
    assert answer.exit_code == 1
    assert answer.output == "Error: Không có tài khoản «khong-co».\n"


def test_closed_account_stays_closed() -> None:
    user = User.objects.get(official=actor("vanthu").official)
    User.objects.filter(pk=user.pk).update(is_active=False)
    answer = _run(user.username)
    assert answer.exit_code == 1
    assert "đã đóng" in answer.output
