"""Who says in time that he will be late? One long dossier in some: an apology, a new date, and work until then."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from cchc.catalogue.schema import Does
from cchc.config.demonstration.ward import Ward
from cchc.dossiers.actions.announce_delay import announce_delay, why_not_announce_delay
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import now
from cchc.worktime.zone import local


def is_hard(dossier: Dossier, *, share: int) -> bool:
    """By the dossier's own code, so that no other life changes; nobody foresees a delay of a single day."""
    step = dossier.process.path[dossier.step.number - 1]
    long_enough = dossier.due_at is not None and dossier.due_at - now() > timedelta(days=2)
    return step.does is Does.EXAMINE and not dossier.extensions and long_enough and _chance(dossier) * 100 < share


def foresee(dossier: Dossier, ward: Ward) -> tuple[Dossier, datetime]:
    """The dossier with its new date, and when the work will be done: past the first one."""
    first_due = dossier.due_at or now()
    done_at = ward.calendar.add_working_minutes(first_due, 60 + int(_chance(dossier) * 10_000) % 300)
    return announce(dossier, ward, reason="Phải xác minh thực tế tại nơi cư trú cũ, nơi đó chưa trả lời."), done_at


def announce(dossier: Dossier, ward: Ward, *, reason: str) -> Dossier:
    """Apology and new date two days later, where the law still allows it."""
    if dossier.due_at is None:
        return dossier
    new_due_on = ward.calendar.next_working_day(local(dossier.due_at).date() + timedelta(days=2))
    if why_not_announce_delay(dossier=dossier, by=ward.office, new_due_on=new_due_on, reason=reason):
        return dossier
    return announce_delay(dossier=dossier, by=ward.office, new_due_on=new_due_on, reason=reason)


def _chance(dossier: Dossier) -> float:
    return Random(dossier.code).random()  # noqa: S311 (a play, no secret)
