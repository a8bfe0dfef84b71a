"""Who may sign a certification on a day? The Chair, his deputies, and whom he delegated in writing, while it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cchc.certification.models import Delegation
from cchc.certification.rules import rules_on
from cchc.certification.schema import Capacities
from cchc.lifecycle.built_once import BuiltOnce
from cchc.organization.models import Post, Unit

LEADERS = ("chair", "vice_chair")


@dataclass(frozen=True)
class Signer:
    """A post with authority, and what stands above its signature, line by line."""

    post: Post
    title: str

    @property
    def name(self) -> str:
        return self.post.official.full_name

    @property
    def label(self) -> str:
        return f"{self.name}, {self.title.replace(chr(10), ', ')}"


def signers_of(unit: Unit, on: date) -> list[Signer]:
    """In the order of their positions; before the day on which the law allowed it, nobody signs by delegation."""
    capacities = rules_on(on).capacities
    posts = (LEADING if capacities.delegated is None else LEADING_OR_DELEGATED)(unit=unit.pk, on=on)
    return [Signer(post, _title(post, capacities)) for post in posts]


def _leading(unit: UUID, on: date) -> models.QuerySet[Post]:
    return _held(unit, on).filter(position__role__in=LEADERS)


def _leading_or_delegated(unit: UUID, on: date) -> models.QuerySet[Post]:
    delegated = Exists(Delegation.objects.in_force(on).filter(post=OuterRef("pk")))
    return _held(unit, on).filter(Q(position__role__in=LEADERS) | Q(delegated))


def _held(unit: UUID, on: date) -> models.QuerySet[Post]:
    posts = Post.objects.held(on).filter(unit=unit).select_related("official", "position", "unit")
    return posts.order_by("position__order", "held_from", "id")


# Asked at every certification, by its form too.
LEADING = BuiltOnce(_leading, unit=models.UUIDField(), on=models.DateField())
LEADING_OR_DELEGATED = BuiltOnce(_leading_or_delegated, unit=models.UUIDField(), on=models.DateField())


def _title(post: Post, capacities: Capacities) -> str:
    said = {"chair": capacities.chair, "vice_chair": capacities.vice_chair}.get(post.role, capacities.delegated)
    return (said or "").format(position=post.position.name)
