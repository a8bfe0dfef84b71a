"""Which units are still owed their reminders of today? Each is reminded in a transaction of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor, systems_on
from cchc.organization.models import Unit
from cchc.plans.actions.remind_unit import remind_unit, why_not_remind_unit
from cchc.plans.line_of_command import commands_of
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
    units = list(Unit.objects.filter(~Exists(done), Exists(running)).order_by("code", "id"))
    if not units:
        return Reminded(0)
    commands = commands_of(units, today())

    def remind(unit: Unit, by: Actor) -> int:
        if why_not_remind_unit(unit=unit, by=by):
            return 0
        return remind_unit(unit=unit, by=by, command=commands[unit.pk]).reminders

    made, failed = each_unit(units, remind)
    return Reminded(sum(made), failed)


def each_unit(units: list[Unit], act: Callable[[Unit, Actor], int]) -> tuple[list[int], tuple[str, ...]]:
    """What the system of each unit did; a fault is logged and waits for the next run."""
    systems, done, failed = systems_on(today()), [], []
    for unit in units:
        try:
            done.append(act(unit, systems[unit.pk]))
        except Exception:
            logger.exception("%s: %s failed, the next run finds the same work", unit.code, act.__name__)
            failed.append(unit.code)
    return done, tuple(failed)
