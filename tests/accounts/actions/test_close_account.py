"""Somebody signs in no more; what he did stays his."""

from __future__ import annotations

import pytest

from cchc.accounts.actions.close_account import close_account, why_not_close_account
from cchc.accounts.models import User
from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_the_account_is_closed_and_recorded() -> None:
    user = close_account(user=User.objects.get(username="motcua"), by=actor("vanthu", role="admin"))
    assert not User.objects.get(username="motcua").is_active
    event = events_of(user).get()
    assert (event.name, event.post_label) == ("account_closed", "Quản trị hệ thống")


def test_refusals() -> None:
    by, motcua = actor("vanthu", role="admin"), User.objects.get(username="motcua")
    assert "Không tự đóng" in str(why_not_close_account(user=User.objects.get(username="vanthu"), by=by))
    assert "quản trị" in str(why_not_close_account(user=User.objects.get(username="motcua.hlt"), by=by))
    for username in ("chutich", "tuphap", "captren", "chutich.hlt"):
        assert "quản trị" in str(why_not_close_account(user=motcua, by=actor(username)))
    close_account(user=motcua, by=by)
    with pytest.raises(ActionRefused, match="đã đóng"):
        close_account(user=motcua, by=by)
