"""Which units are still owed their reminders of today? Each is reminded in a transaction of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit
from cchc.plans.actions.remind_unit import remind_unit, why_not_remind_unit
from cchc.plans.models import ReminderRound, Task
from cchc.plans.models.task import RUNNING

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reminded:
    """How many reminders one run made, and the codes of the units where it failed."""

    reminders: int
    failed: tuple[str, ...] = ()


def remind_all() -> Reminded:
    """Every unit with running tasks that works today and was not reminded yet; one that fails stops no other."""
    running = Task.objects.filter(unit=OuterRef("pk"), status__in=RUNNING)
    done = ReminderRound.objects.filter(unit=OuterRef("pk"), on=today())
    units = Unit.objects.filter(~Exists(done), Exists(running)).order_by("code", "id")
    made, failed = each_unit(list(units), remind_unit, why_not_remind_unit)
    return Reminded(sum(each.reminders for each in made), failed)


def each_unit(
    units: list[Unit], act: Callable[..., Any], why_not: Callable[..., Any]
) -> tuple[list[Any], tuple[str, ...]]:
    """What the system of each unit did, where nothing speaks against it; a fault waits for the next run."""
    systems, done, failed = _systems() if units else {}, [], []
    for unit in units:
        try:
            by = systems[unit.pk]
            if why_not(unit=unit, by=by) is None:
                done.append(act(unit=unit, by=by))
        except Exception:
            logger.exception("%s failed for %s; the next run finds the same work", act.__name__, unit.code)
            failed.append(unit.code)
    return done, tuple(failed)


def _systems() -> dict[Any, Actor]:
    """Who acts for the product in each unit."""
    posts = Post.objects.held(today()).filter(position__role="system")
    return {post.unit_id: Actor(post.official, post) for post in posts.select_related("official", "unit", "position")}
