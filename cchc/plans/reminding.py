"""Which units are still owed their reminders of today? A hundred are reminded in one transaction: a query costs more
than what one unit asks of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor, systems_on
from cchc.organization.models import Unit
from cchc.plans.actions.remind_unit import remind_together, why_not_remind_unit
from cchc.plans.line_of_command import commands_of
from cchc.plans.models import ReminderRound, Task
from cchc.plans.models.task import RUNNING

AT_ONCE = 100  # units in one transaction
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
    units = list(Unit.objects.filter(~Exists(done), Exists(running)).order_by("calendar", "code", "id"))
    if not units:
        return Reminded(0)
    commands = commands_of(units, today())

    def remind(systems: list[Actor]) -> int:
        if why_not_remind_unit(unit=systems[0].unit, by=systems[0]):  # one calendar: who has a day off, all have
            return 0
        return remind_together(systems=systems, commands=commands)

    batches = [batch for _, some in groupby(units, key=lambda unit: unit.calendar) for batch in _batches([*some])]
    return Reminded(*each_batch(batches, remind))


def _batches(units: list[Unit]) -> list[list[Unit]]:
    return [units[first : first + AT_ONCE] for first in range(0, len(units), AT_ONCE)]


def each_batch(batches: list[list[Unit]], act: Callable[[list[Actor]], int]) -> tuple[int, tuple[str, ...]]:
    """What the systems of the units did, and the codes of the units that failed. A batch that fails has changed nothing
    and is tried again unit by unit; a unit that fails waits for the next run."""
    systems, done, failed, waiting = systems_on(today()), 0, [], [*batches]
    for batch in waiting:  # it grows while it is walked
        try:
            done += act([systems[unit.pk] for unit in batch])
        except Exception:
            if len(batch) > 1:
                logger.warning("%s failed for %s units together", act.__name__, len(batch), exc_info=True)
                waiting += ([unit] for unit in batch)
                continue
            logger.exception("%s: %s failed, the next run finds the same work", batch[0].code, act.__name__)
            failed.append(batch[0].code)
    return done, tuple(failed)
