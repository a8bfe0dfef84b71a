"""Đóng tài khoản: the official signs in no more, and is signed out at once. What he did stays his."""

from __future__ import annotations

from django.db import transaction

from cchc.accounts.models import User
from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.permissions import NOT_ADMINISTRATOR, administers


def why_not_close_account(*, user: User, by: Actor) -> Refusal | None:
    """Nobody closes his own, so at least one administrator can always sign in."""
    if not administers(by, user.official.unit_id):
        return NOT_ADMINISTRATOR
    if user.official_id == by.official_id:
        return Refusal("Không tự đóng tài khoản của mình được. Hãy nhờ quản trị khác.")
    return None if user.is_active else Refusal("Tài khoản này đã đóng.")


@transaction.atomic
def close_account(*, user: User, by: Actor) -> User:
    """The account that no longer signs anybody in; its official and its acts stay."""
    user = User.objects.select_for_update(of=("self",)).select_related("official").get(pk=user.pk)
    refuse(why_not_close_account(user=user, by=by))
    user.is_active = False
    user.save(update_fields=["is_active"])
    record_event("account_closed", subject=user, by=by, data={"username": user.username})
    return user
