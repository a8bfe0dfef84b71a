"""Dossiers that went late, each in its way, played through the real actions between Monday 14/9/2026 and the 25th."""

from __future__ import annotations

from datetime import date, datetime

from cchc.catalogue.schema import Does
from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

SEPTEMBER = date(2026, 9, 1)


def september(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=ZONE)


def examined_until(moment: datetime, dossier: Dossier) -> Dossier:
    """Every step up to the result is done at the moment."""
    with clock_at(moment):
        while dossier.status == Status.IN_PROCESS:
            by = holder(dossier)
            if dossier.process.path[dossier.step.number - 1].does is Does.DECIDE:
                dossier = decide_dossier(dossier=dossier, by=by, decision=Dossier.Decision.APPROVED)
            else:
                dossier = complete_step(dossier=dossier, by=by)
        return issue_result(dossier=dossier, by=holder(dossier), result_number="15/XN")


def started(**changes: object) -> Dossier:
    """Received and taken on Monday 14/9 at nine; the appointment is on Thursday 17/9 at five."""
    with clock_at(september(14)):
        return dossier_at(Status.IN_PROCESS, **changes)


def whole_late(**changes: object) -> Dossier:
    """Category whole: the result came on Friday, a day after the appointment."""
    return examined_until(september(18, 16), started(**changes))


def still_late(**changes: object) -> Dossier:
    """The same, but nobody has done anything yet."""
    return started(**changes)


def only_a_step_late(**changes: object) -> Dossier:
    """Category step: the officer was slow, the whole came in time."""
    return examined_until(september(17, 16), started(**changes))


def reception_late(**changes: object) -> Dossier:
    """Category reception: it lay at the counter until the next day, and came in time."""
    with clock_at(september(14)):
        dossier = dossier_at(Status.RECEIVED, **changes)
    with clock_at(september(15, 16)):
        dossier = forward_dossier(dossier=dossier, by=actor("motcua"))
        dossier = assign_dossier(dossier=dossier, by=holder(dossier))
    return examined_until(september(15, 16, 30), dossier)


def extended(**changes: object) -> Dossier:
    """Category extended: apology on Wednesday, result on Monday, before the new appointment."""
    return examined_until(september(21, 10), announced(**changes))


def announced(**changes: object) -> Dossier:
    """Apology on Wednesday 16/9, new appointment on Tuesday 22/9; nothing done yet."""
    dossier = started(**changes)
    with clock_at(september(16)):
        return announce_delay(
            dossier=dossier, by=actor("vanphong"), new_due_on=date(2026, 9, 22), reason="Cần xác minh ở nơi khác"
        )


def in_time(**changes: object) -> Dossier:
    """No step and no appointment missed."""
    with clock_at(september(14)):
        return dossier_at(Status.RESULT_READY, **changes)


def returned(**changes: object) -> Dossier:
    """The same, and in the citizen's hands."""
    with clock_at(september(14)):
        return dossier_at(Status.RETURNED, **changes)
