"""Who works in a unit, in which posts, with which account?"""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from cchc.lifecycle.clock import today
from cchc.organization.models import Official, Post, StandIn, Unit
from cchc.ui.text import name_sort_key


def staff_of(unit: Unit) -> list[Any]:
    """The officials in the order of their posts, those without a post last; each with `held`, the posts held today or
    coming, and each of these with `substituted`, who stands in for it today."""
    stand_ins = StandIn.objects.in_force(today()).select_related("substitute")
    posts = (
        Post.objects.held_or_coming(today())
        .filter(unit=unit)
        .select_related("position")
        .prefetch_related("fields", Prefetch("stand_ins", stand_ins, to_attr="substituted"))
        .order_by("position__order", "held_from")
    )
    officials = (
        Official.objects.filter(unit=unit)
        .exclude(posts__position__role="system")
        .select_related("user")
        .prefetch_related(Prefetch("posts", posts, to_attr="held"))
    )
    return sorted(officials, key=_rank)


def _rank(official: Any) -> tuple[int, str]:
    highest = min((post.position.order for post in official.held), default=1000)
    return highest, name_sort_key(official.full_name)
