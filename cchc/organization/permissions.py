"""Who may see which units, officials and posts? The only door."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import models

from cchc.organization.actor import Actor
from cchc.organization.models import Official, Post, Succession, Unit

ABOVE = frozenset({"supervisor", "appraiser", "inspector"})  # roles that look down the tree from their unit


def units_in_scope(actor: Actor) -> models.QuerySet[Unit]:
    """The actor's unit with those merged into it; for roles of the level above also the units under it."""
    own = models.Q(pk=actor.unit_id) | models.Q(
        pk__in=Succession.objects.filter(successor=actor.unit_id).values("predecessor")
    )
    if actor.role in ABOVE:
        own |= models.Q(parent=actor.unit_id) | models.Q(parent__parent=actor.unit_id)
    return Unit.objects.filter(own)


def visible_to(rows: models.QuerySet[Official] | models.QuerySet[Post], actor: Actor) -> models.QuerySet:
    """Officials and posts of the units in scope."""
    return rows.filter(unit__in=units_in_scope(actor))


def has_role(*roles: str) -> Callable[[Actor], bool]:
    """A `who` for a transition line: the actor's post has one of the roles."""
    return lambda actor: actor.role in roles


def same_unit(actor: Actor, unit_id: UUID) -> bool:
    return actor.unit_id == unit_id
