"""Which routes are open to whom? A view without one of these marks is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from cchc.organization.roles import ROLES

View = TypeVar("View", bound=Callable[..., Any])

PUBLIC = frozenset({"public"})


def public(view: View) -> View:
    """Open to everybody, also without signing in."""
    view.opens_to = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Open to every official who signed in, whatever his post."""
    view.opens_to = frozenset(ROLES)  # type: ignore[attr-defined]
    return view


def opens_to(*roles: str) -> Callable[[View], View]:
    """Open to officials acting in a post with one of the roles."""
    unknown = set(roles) - set(ROLES)
    if unknown:
        raise ValueError(f"no such role: {', '.join(sorted(unknown))}")

    def mark(view: View) -> View:
        view.opens_to = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return mark


def opens_to_screen(screen: str) -> Callable[[View], View]:
    """Open to the roles that roles.yaml gives the screen to."""
    return opens_to(*(code for code, role in ROLES.items() if screen in role.screens))
