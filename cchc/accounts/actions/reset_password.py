"""Đặt lại mật khẩu: a new first password for who forgot his; his sessions end, and his lock-out."""

from __future__ import annotations

from axes.utils import reset
from django.db import transaction

from cchc.accounts.models import User
from cchc.accounts.passwords import initial_password
from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.permissions import NOT_ADMINISTRATOR, administers


def why_not_reset_password(*, user: User, by: Actor) -> Refusal | None:
    if not administers(by, user.official.unit_id):
        return NOT_ADMINISTRATOR
    if user.official_id == by.official_id:
        return Refusal("Mật khẩu của chính mình thì đổi ở trang Tài khoản, mật khẩu.")
    return None if user.is_active else Refusal("Tài khoản này đã đóng. Muốn dùng lại thì bấm Mở lại tài khoản.")


@transaction.atomic
def reset_password(*, user: User, by: Actor) -> str:
    """The new first password, which is kept nowhere in clear: show it once."""
    user = User.objects.select_for_update(of=("self",)).select_related("official").get(pk=user.pk)
    refuse(why_not_reset_password(user=user, by=by))
    password = initial_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    reset(username=user.username)
    record_event("password_reset", subject=user, by=by, data={"username": user.username})
    return password
