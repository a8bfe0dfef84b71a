"""Đóng tài khoản người thôi việc: an account is closed when nothing is left in the hands of any of its posts."""

from __future__ import annotations

from django.db import transaction

from cchc.accounts.actions.close_account import close_account, why_not_close_account
from cchc.accounts.models import User
from cchc.desk.leaving import why_still_needed
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def posts_of(user: User) -> list[Post]:
    """Every post that the official ever held: what was left in one that ended counts as well."""
    rows = Post.objects.filter(official=user.official_id).select_related("official", "position")
    return list(rows.order_by("-held_from", "pk"))


def why_not_release_account(*, user: User, by: Actor) -> Refusal | None:
    return why_not_close_account(user=user, by=by) or why_still_needed(posts_of(user))


@transaction.atomic
def release_account(*, user: User, by: Actor) -> User:
    """The closed account of somebody who leaves nothing undone."""
    user = User.objects.select_for_update(of=("self",)).select_related("official").get(pk=user.pk)
    refuse(why_not_release_account(user=user, by=by))
    return close_account(user=user, by=by)
