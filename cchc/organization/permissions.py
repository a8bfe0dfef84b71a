"""Who may see which units, officials and posts? The only door."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import models

from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.organization.models import Official, Post, PostQuerySet, StandIn, StandInQuerySet, Unit

ADMINISTRATORS = frozenset({"admin", "system"})
NOT_ADMINISTRATOR = Refusal(
    "Việc này do quản trị hệ thống của đơn vị làm. Hãy chọn vị trí Quản trị ở góc trên bên phải."
)


def units_in_scope(actor: Actor) -> models.QuerySet[Unit]:
    """The actor's unit with those merged into it; for roles of the level above also the units under it."""
    return Unit.objects.filter(pk__in=actor.scope)


def visible_to(rows: models.QuerySet[Official] | models.QuerySet[Post], actor: Actor) -> models.QuerySet:
    """Officials and posts of the units in scope."""
    return rows.filter(unit__in=actor.scope)


def administers(actor: Actor, unit_id: UUID) -> bool:
    """The unit's own administrator; the system while it founds the unit."""
    return actor.role in ADMINISTRATORS and actor.unit_id == unit_id


def arranges_stand_ins(actor: Actor, absent: Post) -> bool:
    """The absent one himself, the Chair, or who administers the unit."""
    is_chair = actor.role == "chair" and actor.unit_id == absent.unit_id
    return actor.official_id == absent.official_id or is_chair or administers(actor, absent.unit_id)


def posts_to_stand_in_for(actor: Actor, *, on: date) -> PostQuerySet:
    """The posts, now or later held, for which the actor may arrange a stand-in."""
    whose = models.Q(official=actor.official_id)
    if actor.role == "chair" or actor.role in ADMINISTRATORS:
        whose |= models.Q(unit=actor.unit_id)
    return (
        Post.objects.held_or_coming(on)
        .filter(whose)
        .exclude(position__role="system")
        .order_by("position__order", "held_from", "id")
    )


def stand_ins_visible_to(actor: Actor) -> StandInQuerySet:
    """Those of one's own posts and those in which one acts for somebody; the unit's for who arranges them."""
    whose = models.Q(absent__official=actor.official_id) | models.Q(substitute=actor.official_id)
    if actor.role == "chair" or actor.role in ADMINISTRATORS:
        whose |= models.Q(absent__unit=actor.unit_id)
    return StandIn.objects.filter(whose)
