"""How long may one request take? The statutory limit of its case, or the process total where the source has none."""

from __future__ import annotations

from collections.abc import Iterable

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
    total = total_of_times([step.time for step in process.path])
    assert total is not None  # noqa: S101 (a process has steps, each with its time)
    return total


def total_of_times(times: Iterable[str]) -> Limit | None:
    """The same sum of written times; None when there is none yet."""
    minutes = days = 0
    for limit in map(Limit.parse, filter(None, times)):
        if limit.unit is LimitUnit.CALENDAR_DAYS:
            days += limit.amount
        else:
            minutes += limit.amount * (1 if limit.unit is LimitUnit.MINUTES else MINUTES_A_DAY)
    if days:
        return Limit(days + -(-minutes // MINUTES_A_DAY), LimitUnit.CALENDAR_DAYS)
    return Limit(minutes, LimitUnit.MINUTES) if minutes else None


def minutes_of(limit: Limit) -> int:
    """In working minutes, a day of any kind being eight hours (decisions 0009 and 0019)."""
    return limit.amount if limit.unit is LimitUnit.MINUTES else limit.amount * MINUTES_A_DAY
