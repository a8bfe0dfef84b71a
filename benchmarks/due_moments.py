"""P10: how long do a million due moments take, beside numpy.busday_offset on the same days?

numpy counts working days only: no hours, no make-up days. The two Python libraries named by the bar are
compared when they are installed, on fewer rows, and their time is stretched to a million.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from importlib.util import find_spec
from statistics import median
from typing import Any

import numpy as np

from cchc.worktime.bulk import due_many
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.loading import calendar
from cchc.worktime.zone import ZONE

ROWS = 1_000_000
ROWS_OF_LIBRARIES = 1_000
REPEATS = 3
SEED = 2026
UNIT = "s per 1,000,000 (median)"


def run() -> list[dict[str, Any]]:
    """One row per comparison: `ours` and `limit` in seconds per million, `ratio` = ours / limit."""
    vn = calendar("vn")
    received, amounts = _received()
    days_off = [day.on for day in vn.days if not day.works and day.on.weekday() < 5]
    holidays = np.array(days_off, "datetime64[D]")
    days = received.astype("datetime64[D]")
    limit = _measure(lambda: np.busday_offset(days, amounts, roll="forward", holidays=holidays))
    rows = []
    for work, units in {
        "hours, working days, calendar days, same day": ["m", "wd", "d", "sameday"],
        "working days": ["wd"],
        "working hours": ["m"],
    }.items():
        unit_of = np.array(units)[np.arange(ROWS) % len(units)]
        amount_of = np.where(unit_of == "m", amounts * 60, amounts)
        ours = _measure(lambda a=amount_of, u=unit_of: due_many(vn, received, a, u))
        rows.append(_row(f"{work} / numpy.busday_offset, days only", ours, limit))
        for library, unit, theirs in LIBRARIES:
            if units == [unit] and find_spec(library):
                rows.append(_row(f"{work} / {library}", ours, theirs(vn, received, amounts)))
    return rows


def _received() -> tuple[np.ndarray, np.ndarray]:
    """Moments of 2023-2026 at any hour, and limits of 1 to 30."""
    random = np.random.default_rng(SEED)
    minutes = random.integers(0, 4 * 365 * 24 * 60, ROWS).astype("timedelta64[m]")
    return np.datetime64("2023-01-01T00:00", "m") + minutes, random.integers(1, 31, ROWS)


def _measure(work: Callable[[], Any], rows: int = ROWS) -> list[float]:
    """Seconds per million of each repeat, after one that is not counted."""
    work()
    seconds = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        work()
        seconds.append((time.perf_counter() - begun) * 1_000_000 / rows)
    return seconds


def _row(work: str, ours: list[float], limit: list[float]) -> dict[str, Any]:
    return {
        "bar": "P10",
        "work": f"{ROWS:,} due moments: {work}",
        "ours": median(ours),
        "limit": median(limit),
        "unit": UNIT,
        "ratio": median(ours) / median(limit),
        "spread": f"ours {min(ours):.3f}–{max(ours):.3f}, limit {min(limit):.3f}–{max(limit):.3f}",
    }


def _workalendar(vn: WorkingCalendar, received: np.ndarray, amounts: np.ndarray) -> list[float]:
    """Working days with make-up days; the days are normalised before, and the answers must be ours."""
    from workalendar.core import SAT, SUN, Calendar

    class Shipped(Calendar):
        WEEKEND_DAYS = (SAT, SUN)

        def get_calendar_holidays(self, year: int) -> list[tuple[date, str]]:
            weekdays_off = (day for day in vn.days if not day.works and day.on.weekday() < 5)
            return [(day.on, "nghỉ") for day in weekdays_off if day.on.year == year]

    shipped = Shipped()
    made_up = [day.on for day in vn.days if day.works and day.on.weekday() >= 5]
    rows = [
        (vn.normalise(moment.replace(tzinfo=ZONE)), int(amount))
        for moment, amount in zip(received[:ROWS_OF_LIBRARIES].tolist(), amounts[:ROWS_OF_LIBRARIES], strict=True)
    ]

    def answers() -> list[date]:
        return [shipped.add_working_days(moment.date(), n, extra_working_days=made_up) for moment, n in rows]

    assert answers() == [vn.due(moment, Limit(n, LimitUnit.WORKING_DAYS)).date() for moment, n in rows]
    return _measure(answers, ROWS_OF_LIBRARIES)


def _businesstimedelta(vn: WorkingCalendar, received: np.ndarray, amounts: np.ndarray) -> list[float]:
    """Working hours; it knows no make-up days."""
    import businesstimedelta as other
    import pytz

    zone = pytz.timezone(ZONE.key)
    holidays = {day.on: "nghỉ" for day in vn.days if not day.works and day.on.weekday() < 5}
    rules = other.Rules(
        [
            other.WorkDayRule(clock(7), clock(17), [0, 1, 2, 3, 4], tz=zone),
            other.LunchTimeRule(clock(11, 30), clock(13, 30), [0, 1, 2, 3, 4], tz=zone),
            other.HolidayRule(holidays, tz=zone),
        ]
    )
    rows = zip(received[:ROWS_OF_LIBRARIES].tolist(), amounts[:ROWS_OF_LIBRARIES].tolist(), strict=True)
    asked = [(zone.localize(moment), other.BusinessTimeDelta(rules, hours=amount)) for moment, amount in rows]

    def answers() -> list[datetime]:
        return [moment + duration for moment, duration in asked]

    return _measure(answers, ROWS_OF_LIBRARIES)


LIBRARIES = (("workalendar", "wd", _workalendar), ("businesstimedelta", "m", _businesstimedelta))


if __name__ == "__main__":
    for row in run():
        print(
            f"{row['bar']} {row['work']}: ours {row['ours']:.3f}, limit {row['limit']:.3f} {row['unit']}, "
            f"ratio {row['ratio']:.4f} ({row['spread']})"
        )
