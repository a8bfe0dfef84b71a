"""When are a million things due? The answers of `WorkingCalendar.due`, looked up for whole arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.worktime.calendar import MINUTES_A_DAY, WorkingCalendar
from cchc.worktime.limit import LONGEST, LimitError, LimitUnit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]


def due_many(
    calendar: WorkingCalendar,
    received: NDArray[np.datetime64],
    limit_amounts: NDArray[np.integer],
    limit_units: NDArray[np.str_],
) -> NDArray[np.datetime64]:
    """The due moment of each row; one that cannot be computed refuses them all.

    Moments in and out are wall time in Asia/Ho_Chi_Minh; units are the values of LimitUnit.
    """
    import numpy as np  # only here: whoever needs a single date does not pay for it

    first_minute = np.datetime64(calendar.first_day, "m")
    minutes = (received.astype("datetime64[m]") - first_minute).astype(np.int64)
    amounts = limit_amounts.astype(np.int64)
    rows_of = {unit: np.flatnonzero(limit_units == unit.value) for unit in LimitUnit}
    if sum(map(len, rows_of.values())) != len(received) or ((amounts < 1) | (amounts > LONGEST)).any():
        raise LimitError(f"Có thời hạn không đúng đơn vị, hoặc không nằm trong khoảng từ 1 đến {LONGEST}.")
    if (minutes < 0).any():
        raise calendar.too_short()
    due = np.empty(len(received), np.int64)
    try:
        for unit, rows in rows_of.items():
            due[rows] = _due(calendar, unit, minutes[rows], amounts[rows])
    except IndexError:
        raise calendar.too_short() from None
    return due.astype("timedelta64[m]") + first_minute


def _due(calendar: WorkingCalendar, unit: LimitUnit, minutes: Whole, amounts: Whole) -> Whole:
    """Due minutes of rows with one unit; an IndexError when the calendar ends before."""
    import numpy as np

    if unit is LimitUnit.MINUTES:
        opened = np.zeros(len(calendar.days) * MINUTES_A_DAY, bool)
        for start, end in zip(calendar.starts, calendar.ends, strict=True):
            opened[start:end] = True
        elapsed = np.concatenate(([0], np.cumsum(opened)))  # working minutes before each minute
        moment = np.flatnonzero(opened) + 1  # the minute at which the n-th working minute ends
        return moment[elapsed[minutes] + amounts - 1]
    closings, working = np.array(calendar.closings), np.array(calendar.working)
    rank_on = np.searchsorted(working, np.arange(len(calendar.days)))  # of that or the next working day
    rank = rank_on[minutes // MINUTES_A_DAY]
    if unit is LimitUnit.SAME_DAY:
        return closings[rank + (minutes > np.array(calendar.cutoffs)[rank])]
    first = rank + (minutes > closings[rank])  # the day on which it counts as received, not counted itself
    if unit is LimitUnit.WORKING_DAYS:
        return closings[first + amounts]
    return closings[rank_on[working[first] + amounts]]
