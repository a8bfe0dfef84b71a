"""The bulk gives what `due` gives one by one, edges of the day included, and refuses what it cannot count."""

from datetime import datetime, time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.worktime.bulk import due_many
from cchc.worktime.limit import Limit, LimitError, LimitUnit
from cchc.worktime.loading import calendar
from cchc.worktime.zone import ZONE, CalendarError

MONDAY = np.array(["2026-09-14T09:00"], "datetime64[m]")
anywhen = st.datetimes(datetime(2023, 1, 1), datetime(2026, 12, 31))  # noqa: DTZ001
edges = st.sampled_from([(7, 0), (11, 30), (11, 31), (13, 30), (15, 0), (15, 1), (17, 0), (17, 1)])
walls = st.one_of(anywhen, st.builds(lambda day, edge: datetime.combine(day, time(*edge)), anywhen, edges))
limits = st.one_of(
    st.builds(Limit, st.integers(1, 3000), st.just(LimitUnit.MINUTES)),
    st.builds(Limit, st.integers(1, 60), st.sampled_from([LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS])),
    st.just(Limit(1, LimitUnit.SAME_DAY)),
)


@given(st.lists(st.tuples(walls, limits), min_size=1, max_size=40), st.sampled_from(["m", "s"]))
def test_the_bulk_agrees_with_one_by_one(rows, precision):
    vn = calendar("vn")
    due = due_many(
        vn,
        np.array([wall for wall, _ in rows], f"datetime64[{precision}]"),
        np.array([limit.amount for _, limit in rows]),
        np.array([limit.unit.value for _, limit in rows]),
    )
    one_by_one = [vn.due(wall.replace(tzinfo=ZONE), limit).replace(tzinfo=None) for wall, limit in rows]
    assert due.tolist() == one_by_one


def test_nothing_is_due_of_nothing(shipped):
    none = due_many(shipped, np.array([], "datetime64[s]"), np.array([], int), np.array([], str))
    assert none.tolist() == []


@pytest.mark.parametrize("moment", ["1026-09-14T09:00", "2022-12-31T23:59", "2028-01-01T00:00", "NaT"])
@pytest.mark.parametrize("unit", list(LimitUnit))
def test_one_moment_outside_the_calendar_refuses_all(shipped, moment, unit):
    received = np.array(["2026-09-14T09:00", moment], "datetime64[m]")
    with pytest.raises(CalendarError):
        due_many(shipped, received, np.array([1, 1]), np.array([unit.value] * 2))


@pytest.mark.parametrize(("amount", "unit"), [(999_999, "m"), (900, "wd"), (900, "d")])
def test_no_due_moment_outside_the_calendar(shipped, amount, unit):
    with pytest.raises(CalendarError):
        due_many(shipped, np.array(["2026-09-14T09:00"], "datetime64[m]"), np.array([amount]), np.array([unit]))


@pytest.mark.parametrize(("amount", "unit"), [(0, "wd"), (-3, "m"), (2**63 - 1, "wd"), (3, "weeks")])
def test_a_limit_that_is_none_is_refused(shipped, amount, unit):
    with pytest.raises(LimitError):
        due_many(shipped, np.array(["2026-09-14T09:00"], "datetime64[m]"), np.array([amount]), np.array([unit]))
