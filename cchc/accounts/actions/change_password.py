"""Đổi mật khẩu: by its owner; at the first sign-in nothing else can be done before."""

from __future__ import annotations

from django.db import transaction

from cchc.accounts.models import User
from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_change_password(*, user: User, by: Actor, password: str | None = None) -> Refusal | None:
    """Whether the password is good is said by AUTH_PASSWORD_VALIDATORS, beside the field."""
    if user.official_id != by.official_id:
        return Refusal("Mỗi người tự đổi mật khẩu của mình. Quên mật khẩu thì nhờ quản trị đặt lại.")
    if password is not None and user.check_password(password):
        return Refusal("Mật khẩu mới phải khác mật khẩu hiện tại.")
    return None


@transaction.atomic
def change_password(*, user: User, by: Actor, password: str) -> User:
    """Sessions elsewhere end; the one at hand goes on when the view renews it."""
    user = User.objects.select_for_update(of=("self",)).select_related("official").get(pk=user.pk)
    refuse(why_not_change_password(user=user, by=by, password=password))
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record_event("password_changed", subject=user, by=by, data={"username": user.username})
    return user
