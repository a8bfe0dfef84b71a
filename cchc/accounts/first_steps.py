"""What is still missing before a new unit can receive its first dossier?"""

from __future__ import annotations

from dataclasses import dataclass

from cchc.lifecycle.clock import today
from cchc.organization.models import Official, Post, Unit
from cchc.organization.roles import ROLES

NEEDED = tuple(code for code, role in ROLES.items() if role.needed)


@dataclass(frozen=True)
class FirstSteps:
    """The state of a unit that is being set up."""

    officials: int
    roles_nobody_holds: list[str]
    roles_nobody_can_act_in: list[str]  # held, but no holder has an open account
    waiting_for_account: list[Official]
    has_clerk_signed_in: bool

    @property
    def is_ready(self) -> bool:
        return self.missing == 0

    @property
    def has_accounts(self) -> bool:
        return not self.roles_nobody_holds and not self.roles_nobody_can_act_in

    @property
    def missing(self) -> int:
        """How many of: officials, posts, accounts."""
        return [self.officials > 1, not self.roles_nobody_holds, self.has_accounts].count(False)


def first_steps(unit: Unit) -> FirstSteps:
    """Computed from who holds which post today, in two queries."""
    posts = list(
        Post.objects.held(today())
        .filter(unit=unit)
        .exclude(position__role="system")
        .select_related("official__user", "position")
    )
    held = {post.role for post in posts}
    accounts = {post.role for post in posts if _account(post) is not None}
    without = {post.official_id: post.official for post in posts if _account(post) is None}
    return FirstSteps(
        officials=Official.objects.filter(unit=unit).exclude(posts__position__role="system").count(),
        roles_nobody_holds=[ROLES[role].name for role in NEEDED if role not in held],
        roles_nobody_can_act_in=[ROLES[role].name for role in NEEDED if role in held - accounts],
        waiting_for_account=list(without.values()),
        has_clerk_signed_in=any(post.role == "counter" and _has_signed_in(post) for post in posts),
    )


def _account(post: Post) -> object | None:
    user = getattr(post.official, "user", None)
    return user if user is not None and user.is_active else None


def _has_signed_in(post: Post) -> bool:
    user = getattr(post.official, "user", None)
    return user is not None and user.last_login is not None
