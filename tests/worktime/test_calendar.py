"""Due moments and working time: the vectors of §2.5, the edges of a day, and what must always hold."""

from datetime import UTC, date, datetime, timedelta, timezone
from datetime import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.loading import calendar
from cchc.worktime.zone import ZONE, CalendarError

VECTORS = [
    ("2026-09-14T09:00", "3wd", "2026-09-17T17:00"),
    ("2026-09-18T16:30", "1wd", "2026-09-21T17:00"),
    ("2026-09-18T17:05", "1wd", "2026-09-22T17:00"),  # counts as received on Monday
    ("2026-09-19T10:00", "3wd", "2026-09-24T17:00"),  # online on a Saturday
    ("2026-04-24T10:00", "3wd", "2026-05-04T17:00"),
    ("2026-02-13T15:00", "5wd", "2026-02-27T17:00"),  # Tết
    ("2026-08-31T08:00", "1wd", "2026-09-03T17:00"),
    ("2026-09-14T09:00", "15d", "2026-09-29T17:00"),
    ("2026-04-15T09:00", "15d", "2026-05-04T17:00"),  # 30/4 is off: rolls
    ("2026-09-11T17:30", "1d", "2026-09-15T17:00"),
    ("2026-09-14T09:00", "8h", "2026-09-15T09:00"),
    ("2026-09-18T16:00", "8h", "2026-09-21T16:00"),
    ("2026-09-14T12:00", "2h", "2026-09-14T15:30"),
    ("2026-09-18T20:00", "8h", "2026-09-21T17:00"),  # online in the evening
    ("2026-09-14T11:00", "4h", "2026-09-14T17:00"),
]
AT_CLOSING = [  # who stands at the counter at 17:00 was received that day
    ("2026-09-18T17:00", "1wd", "2026-09-21T17:00"),
    ("2026-09-18T17:00", "1d", "2026-09-21T17:00"),
    ("2026-09-18T17:00", "30m", "2026-09-21T07:30"),
    ("2026-09-18T17:01", "1wd", "2026-09-22T17:00"),
    ("2026-09-14T11:30", "30m", "2026-09-14T14:00"),
]
# On the shipped calendar Monday 31/8/2026 is off, swapped for Saturday 22/8 (9441/TB-BNV): what comes on
# that day counts as received on Thursday 3/9, after Quốc khánh.
ON_THE_SHIPPED = {("2026-08-31T08:00", "1wd"): "2026-09-04T17:00"}

SAME_DAY = [
    ("2026-09-14T06:30", "2026-09-14T17:00"),
    ("2026-09-14T12:00", "2026-09-14T17:00"),
    ("2026-09-14T15:00", "2026-09-14T17:00"),
    ("2026-09-14T15:01", "2026-09-15T17:00"),
    ("2026-09-18T15:01", "2026-09-21T17:00"),
    ("2026-09-18T17:30", "2026-09-21T17:00"),
    ("2026-09-19T16:00", "2026-09-21T17:00"),
    ("2026-04-29T16:00", "2026-05-04T17:00"),
]


@pytest.mark.parametrize(("received", "limit", "due"), VECTORS + AT_CLOSING)
def test_the_vectors_on_their_calendar(vectors, at, received, limit, due):
    assert vectors.due(at(received), Limit.parse(limit)) == at(due)


@pytest.mark.parametrize(("received", "limit", "due"), VECTORS)
def test_the_vectors_on_the_shipped_calendar(shipped, at, received, limit, due):
    assert shipped.due(at(received), Limit.parse(limit)) == at(ON_THE_SHIPPED.get((received, limit), due))


@pytest.mark.parametrize(("received", "due"), SAME_DAY)
def test_the_same_day_rule_with_its_cutoff(vectors, at, received, due):
    assert vectors.due(at(received), Limit.parse("sameday")) == at(due)


@pytest.mark.parametrize(
    ("received", "forwarded"),
    [
        ("2026-09-14T12:00", "2026-09-14T17:00"),
        ("2026-09-14T15:00", "2026-09-14T17:00"),
        ("2026-09-18T15:01", "2026-09-21T07:00"),
        ("2026-09-19T16:00", "2026-09-21T17:00"),
    ],
)
def test_papers_go_on_the_same_day_or_at_the_next_opening(vectors, at, received, forwarded):
    assert vectors.forward_by(at(received)) == at(forwarded)


@pytest.mark.parametrize(
    ("received", "limit", "due"),
    [
        ("2026-08-21T09:00", "1wd", "2026-08-22T17:00"),  # the make-up Saturday counts
        ("2026-08-22T10:00", "2h", "2026-08-22T14:00"),
        ("2026-08-21T09:00", "1d", "2026-08-22T17:00"),
        ("2026-11-20T09:40", "3wd", "2026-11-26T17:00"),  # 24/11 is Ngày Văn hóa Việt Nam
        ("2026-01-01T10:00", "6wd", "2026-01-12T17:00"),  # 2/1 swapped for Saturday 10/1
        ("2024-05-03T16:00", "2h", "2024-05-04T08:00"),
    ],
)
def test_swapped_days_of_the_shipped_calendar(shipped, at, received, limit, due):
    assert shipped.due(at(received), Limit.parse(limit)) == at(due)


@pytest.mark.parametrize(
    ("moment", "counts_from"),
    [
        ("2026-09-14T05:00", "2026-09-14T07:00"),
        ("2026-09-14T07:00", "2026-09-14T07:00"),
        ("2026-09-14T11:30", "2026-09-14T11:30"),
        ("2026-09-14T11:31", "2026-09-14T13:30"),
        ("2026-09-14T17:00", "2026-09-14T17:00"),
        ("2026-09-14T17:00:59", "2026-09-14T17:00"),  # the clock on the receipt shows 17:00
        ("2026-09-14T17:01", "2026-09-15T07:00"),
        ("2026-09-19T10:00", "2026-09-21T07:00"),
        ("2026-08-31T17:01", "2026-09-03T07:00"),
    ],
)
def test_the_moment_it_counts_as_received(vectors, at, moment, counts_from):
    assert vectors.normalise(at(moment)) == at(counts_from)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-09-14T09:00", "2026-09-14T09:00", 0),
        ("2026-09-14T00:00", "2026-09-15T00:00", 480),
        ("2026-09-14T11:00", "2026-09-14T14:00", 60),
        ("2026-09-18T16:00", "2026-09-21T08:00", 120),
        ("2026-09-19T08:00", "2026-09-20T20:00", 0),
        ("2026-09-14T08:00", "2026-09-14T07:30", -30),
        ("2026-12-31T16:00", "2026-12-31T23:59", 60),
    ],
)
def test_working_time_between_two_moments(vectors, at, start, end, minutes):
    assert vectors.working_minutes(at(start), at(end)) == minutes


def test_the_facts_of_a_day(shipped):
    monday, saturday, made_up, holiday = (date(2026, *day) for day in ((9, 14), (9, 19), (8, 22), (9, 2)))
    assert shipped.is_working_day(monday)
    assert shipped.sessions_on(monday) == ((clock(7), clock(11, 30)), (clock(13, 30), clock(17)))
    assert shipped.day_off_name(monday) is None
    assert shipped.opening(monday) == datetime(2026, 9, 14, 7, tzinfo=ZONE)
    assert shipped.closing(monday) == datetime(2026, 9, 14, 17, tzinfo=ZONE)
    assert shipped.day_off_name(saturday) == "thứ Bảy"
    assert shipped.sessions_on(saturday) == ()
    assert shipped.next_working_day(saturday) == date(2026, 9, 21)
    assert shipped.next_working_day(monday) == date(2026, 9, 15)
    assert shipped.is_working_day(made_up)
    assert shipped.day_off_name(made_up) is None
    assert shipped.day_off_name(holiday) == "Quốc khánh"
    with pytest.raises(CalendarError, match="Ngày 02/09/2026"):
        shipped.closing(holiday)


def test_any_offset_names_the_same_moment(vectors):
    received = datetime(2026, 9, 14, 2, tzinfo=UTC)
    elsewhere = received.astimezone(timezone(timedelta(hours=-9)))
    due = vectors.due(received, Limit.parse("3wd"))
    assert due.isoformat() == "2026-09-17T17:00:00+07:00"
    assert vectors.due(elsewhere, Limit.parse("3wd")) == due


def test_the_zone_keeps_one_offset_over_the_whole_calendar(shipped):
    noons = (datetime.combine(day.on, clock(12), ZONE) for day in shipped.days)
    assert {noon.utcoffset() for noon in noons} == {timedelta(hours=7)}


@pytest.mark.parametrize("limit", ["30m", "3wd", "15d", "sameday"])
@pytest.mark.parametrize(
    "moment",
    [
        datetime(1026, 9, 14, 9, tzinfo=UTC),
        datetime(2025, 12, 31, 9, tzinfo=UTC),
        datetime(2027, 1, 1, 9, tzinfo=UTC),
        datetime(3026, 9, 14, 9, tzinfo=UTC),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
        datetime.max.replace(tzinfo=UTC),
        datetime(2026, 12, 31, 20, tzinfo=ZONE),  # the next working day is in a year not covered
    ],
)
def test_no_date_outside_the_calendar(vectors, moment, limit):
    with pytest.raises(CalendarError):
        vectors.due(moment, Limit.parse(limit))


@pytest.mark.parametrize("limit", ["999999m", "300wd", "999999d"])
def test_no_due_moment_outside_the_calendar(vectors, at, limit):
    with pytest.raises(CalendarError, match="chỉ có từ 01/01/2026 đến 31/12/2026"):
        vectors.due(at("2026-09-14T09:00"), Limit.parse(limit))


def test_a_moment_without_a_zone_is_refused(vectors):
    with pytest.raises(CalendarError, match="múi giờ"):
        vectors.due(datetime(2026, 9, 14, 9), Limit.parse("3wd"))  # noqa: DTZ001


def test_working_time_is_not_taken_away(vectors, at):
    with pytest.raises(CalendarError):
        vectors.add_working_minutes(at("2026-09-14T09:00"), -1)


moments = st.datetimes(
    datetime(2023, 1, 1),  # noqa: DTZ001
    datetime(2026, 12, 31),  # noqa: DTZ001
    timezones=st.just(ZONE),
)
limits = st.one_of(
    st.builds(Limit, st.integers(1, 20_000), st.just(LimitUnit.MINUTES)),
    st.builds(Limit, st.integers(1, 60), st.sampled_from([LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS])),
    st.just(Limit(1, LimitUnit.SAME_DAY)),
)


@given(moments, moments, limits)
def test_who_comes_later_is_never_due_earlier(one, other, limit):
    vn = calendar("vn")
    earlier, later = sorted((one, other))
    assert vn.due(earlier, limit) <= vn.due(later, limit)


@given(moments, limits)
def test_due_on_a_working_day_and_not_before_reception(received, limit):
    vn = calendar("vn")
    due = vn.due(received, limit)
    assert due >= vn.normalise(received)
    assert vn.is_working_day(due.date())
    assert vn.opening(due.date()) <= due <= vn.closing(due.date())


@given(moments, st.integers(0, 20_000))
def test_working_time_added_is_working_time_passed(received, minutes):
    vn = calendar("vn")
    due = vn.add_working_minutes(received, minutes)
    assert vn.working_minutes(vn.normalise(received), due) == minutes
    assert vn.working_minutes(received, due) == minutes


@given(moments, moments, moments)
def test_working_time_adds_up(one, two, three):
    vn = calendar("vn")
    assert vn.working_minutes(one, two) + vn.working_minutes(two, three) == vn.working_minutes(one, three)


@given(moments, st.integers(1, 60))
def test_a_limit_in_working_days_passes_so_many_of_them(received, amount):
    vn = calendar("vn")
    due = vn.due(received, Limit(amount, LimitUnit.WORKING_DAYS)).date()
    day, passed = vn.normalise(received).date(), 0
    while day < due:
        day += timedelta(1)
        passed += vn.is_working_day(day)
    assert passed == amount


def test_no_time_added_is_the_moment_it_counts_as_received(vectors, at):
    assert vectors.add_working_minutes(at("2026-09-19T10:00"), 0) == at("2026-09-21T07:00")
