"""Who acts, in which post? Every action takes an Actor as `by`; the record keeps it by value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db import models
from django.db.models import Q

from cchc.lifecycle.built_once import BuiltOnce
from cchc.organization.models import Official, Post, StandIn, Succession, Unit

ABOVE = frozenset({"supervisor", "appraiser", "inspector"})  # roles that look down the tree from their unit


@dataclass(frozen=True)
class Actor:
    """An official acting in a post: his own, or that of an absent colleague whom he stands in for."""

    official: Official
    post: Post

    @property
    def role(self) -> str:
        return self.post.role

    @property
    def unit(self) -> Unit:
        return self.post.unit

    @property
    def unit_id(self) -> UUID:
        return self.post.unit_id

    @cached_property
    def scope(self) -> tuple[UUID, ...]:
        """Keys of the units he looks upon. Asked once: keys, unlike a subquery, let a database choose one unit's part
        of an index by its statistics."""
        if self.role in ABOVE:  # three thousand rows would take longer to make than to find
            return tuple(below(self.unit_id).values_list("pk", flat=True))
        return tuple(unit.pk for unit in MERGED(unit=self.unit_id))

    @property
    def official_id(self) -> UUID:
        return self.official.id

    @property
    def official_name(self) -> str:
        return self.official.full_name

    @property
    def post_id(self) -> UUID:
        return self.post.id

    @property
    def post_label(self) -> str:
        return self.post.label

    @property
    def standing_in_for(self) -> str:
        return "" if self.post.official_id == self.official.id else self.post.official.full_name


def actors_of(official: Official, *, on: date) -> list[Actor]:
    """Every post in which the official may act on the day: his own first, then those he stands in for."""
    actors = (Actor(official, post) for post in ACTING(official=official.pk, on=on))
    return sorted(actors, key=lambda actor: bool(actor.standing_in_for))


def _posts(official: UUID, on: date) -> models.QuerySet[Post]:
    own = Post.objects.filter(official=official).order_by().values("pk")
    absent = StandIn.objects.in_force(on).filter(substitute=official).order_by().values("absent")
    return (
        Post.objects.held(on)
        .filter(pk__in=own.union(absent))  # with OR a database would read the posts of a whole province
        .select_related("official", "unit", "position")
        .order_by("position__order", "held_from", "id")
    )


ACTING = BuiltOnce(_posts, official=models.UUIDField(), on=models.DateField())  # asked by every request


def systems_on(day: date) -> dict[UUID, Actor]:
    """Who acts for the product itself, by unit."""
    posts = Post.objects.held(day).filter(position__role="system").select_related("official", "unit", "position")
    return {post.unit_id: Actor(post.official, post) for post in posts}


def _merged(unit: UUID) -> models.QuerySet[Unit]:
    """The unit with those that went into it."""
    predecessors = Succession.objects.filter(successor=unit).values("predecessor")
    return Unit.objects.filter(Q(pk=unit) | Q(pk__in=predecessors))


def below(unit: UUID) -> models.QuerySet[Unit]:
    """The same with the units under it."""
    return _merged(unit) | Unit.objects.filter(Q(parent=unit) | Q(parent__parent=unit))


MERGED = BuiltOnce(_merged, unit=models.UUIDField())  # asked by every page with dossiers
