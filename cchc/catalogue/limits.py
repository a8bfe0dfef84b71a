"""How long may one request take? The statutory limit of its case, or the process total where the source has none."""

from __future__ import annotations

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.schema import TimeLimit
from cchc.worktime.limit import Limit, LimitUnit

MINUTES_A_DAY = 480  # one working day is eight working hours


def time_limit_of(version: ProcedureVersion, *, case: str, channel: str) -> TimeLimit:
    """The line of the procedure that speaks of the case and the channel; the first line if none does."""
    lines = version.content.limits
    spoken = [line for line in lines if not line.channels or channel in line.channels] or lines
    return next((line for line in spoken if line.case == case), spoken[0])


def limit_of(version: ProcedureVersion, process: ProcessVersion, *, case: str, channel: str) -> Limit:
    """The limit under which the clock runs."""
    stated = time_limit_of(version, case=case, channel=channel).value
    return Limit.parse(stated) if stated else total_of(process)


def total_of(process: ProcessVersion) -> Limit:
    """The sum of the steps: in calendar days when a step is, otherwise in working minutes."""
    minutes = days = 0
    for step in process.path:
        limit = Limit.parse(step.time)
        if limit.unit is LimitUnit.CALENDAR_DAYS:
            days += limit.amount
        else:
            minutes += limit.amount * (1 if limit.unit is LimitUnit.MINUTES else MINUTES_A_DAY)
    if days:
        return Limit(days + -(-minutes // MINUTES_A_DAY), LimitUnit.CALENDAR_DAYS)
    return Limit(minutes, LimitUnit.MINUTES)
