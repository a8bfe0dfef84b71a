"""When is a thing due, and how much working time lies between two moments?

The calendar is a line of minutes on which the sessions lie in order; every answer is a search on that line,
so its cost does not grow with the span. The rules and their sources stand in the content (`rules`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from cchc.worktime.composition import Day
from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.schema import CountingRule, DayOff, Session
from cchc.worktime.spoken import weekday_name
from cchc.worktime.zone import ZONE, CalendarError, local

MINUTES_A_DAY = 24 * 60


class WorkingCalendar:
    """A unit's working calendar: sessions, rest, holidays and make-up days of the years it covers."""

    def __init__(self, *, code: str, name: str, days: tuple[Day, ...], rules: Mapping[LimitUnit, CountingRule]):
        self.code = code
        self.name = name
        self.days = days
        self.rules = rules
        self.first_day = days[0].on
        self.last_day = days[-1].on
        self.working = [index for index, day in enumerate(days) if day.works]  # by rank: the n-th working day
        hours = [(index, days[index].hours) for index in self.working]
        self.closings = [_minute_of(index, part.sessions[-1].closes) for index, part in hours]
        self.cutoffs = [_minute_of(index, part.same_day_cutoff) for index, part in hours]
        sessions = [(index, session) for index, part in hours for session in part.sessions]
        self.starts = [_minute_of(index, session.opens) for index, session in sessions]
        self.ends = [_minute_of(index, session.closes) for index, session in sessions]
        lengths = (end - start for start, end in zip(self.starts, self.ends, strict=True))
        self.worked = list(accumulate(lengths))  # working minutes up to the end of each session

    def due(self, received: datetime, limit: Limit) -> datetime:
        """By when that must be done which was received then; in days it is the closing of the due day."""
        if limit.unit is LimitUnit.MINUTES:
            return self.add_working_minutes(received, limit.amount)
        minute = self._minute(received)
        if limit.unit is LimitUnit.SAME_DAY:
            return self._closing(bisect_left(self.cutoffs, minute))
        first = bisect_left(self.closings, minute)  # the day on which it counts as received: not counted
        if limit.unit is LimitUnit.WORKING_DAYS:
            return self._closing(first + limit.amount)
        self._refuse_beyond(first, self.working)
        return self._closing(bisect_left(self.working, self.working[first] + limit.amount))

    def forward_by(self, received: datetime) -> datetime:
        """By when papers go on to the professional unit (Nghị định 118/2025/NĐ-CP, Điều 18).

        The same day; when received after the cut-off of the day, at the opening of the next working day.
        """
        start = self.normalise(received)
        day = start.date()
        if start.time() <= self.day(day).hours.same_day_cutoff:
            return self.closing(day)
        return self.opening(self.next_working_day(day))

    def normalise(self, moment: datetime) -> datetime:
        """The working moment at which what came at `moment` counts as received.

        Inside a session, its ends included, the moment itself; else the next opening.
        """
        minute = self._minute(moment)
        session = bisect_left(self.ends, minute)
        self._refuse_beyond(session, self.ends)
        return self._moment(max(minute, self.starts[session]))

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """Whole working minutes from `start` to `end`; negative when `end` comes first."""
        return self._elapsed(end) - self._elapsed(start)

    def add_working_minutes(self, moment: datetime, minutes: int) -> datetime:
        """The earliest moment at which `minutes` of working time have passed since `moment`."""
        if minutes < 0:
            raise CalendarError("Số phút làm việc cộng thêm không được âm.")
        if minutes == 0:
            return self.normalise(moment)
        total = self._elapsed(moment) + minutes
        session = bisect_left(self.worked, total)
        self._refuse_beyond(session, self.worked)
        return self._moment(self.ends[session] - (self.worked[session] - total))

    def day(self, on: date) -> Day:
        """What the calendar says of one day."""
        return self.days[self._index(on)]

    def is_working_day(self, day: date) -> bool:
        return self.day(day).works

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """The sessions of a working day; none on a day off."""
        found = self.day(day)
        return tuple(found.hours.sessions) if found.works else ()

    def day_off_name(self, day: date) -> str | None:
        """«Quốc khánh», «thứ Bảy»; None on a working day."""
        found = self.day(day)
        if isinstance(found.entry, DayOff):
            return found.entry.name
        return None if found.works else weekday_name(day)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        rank = bisect_right(self.working, self._index(day))
        self._refuse_beyond(rank, self.working)
        return self.days[self.working[rank]].on

    def opening(self, day: date) -> datetime:
        return datetime.combine(day, self._open_sessions(day)[0].opens, ZONE)

    def closing(self, day: date) -> datetime:
        return datetime.combine(day, self._open_sessions(day)[-1].closes, ZONE)

    def _open_sessions(self, day: date) -> tuple[Session, ...]:
        sessions = self.sessions_on(day)
        if not sessions:
            raise CalendarError(f"Ngày {day:%d/%m/%Y} ({weekday_name(day)}) là ngày nghỉ.")
        return sessions

    def _elapsed(self, moment: datetime) -> int:
        """Working minutes from the calendar's beginning to `moment`."""
        minute = self._minute(moment)
        session = bisect_left(self.ends, minute)
        if session == len(self.ends):
            return self.worked[-1]
        return self.worked[session] - (self.ends[session] - max(minute, self.starts[session]))

    def _minute(self, moment: datetime) -> int:
        wall = local(moment)
        return _minute_of(self._index(wall.date()), wall.time())

    def _moment(self, minute: int) -> datetime:
        return datetime.combine(self.first_day, time(), ZONE) + timedelta(minutes=minute)

    def _index(self, day: date) -> int:
        if not self.first_day <= day <= self.last_day:
            raise self.too_short()
        return (day - self.first_day).days

    def _closing(self, rank: int) -> datetime:
        """The closing of the n-th working day."""
        self._refuse_beyond(rank, self.closings)
        return self._moment(self.closings[rank])

    def _refuse_beyond(self, place: int, line: list[int]) -> None:
        if place >= len(line):
            raise self.too_short()

    def too_short(self) -> CalendarError:
        """What is said rather than a wrong date when a moment lies outside the years covered."""
        return CalendarError(
            f"Lịch làm việc «{self.code}» chỉ có từ {self.first_day:%d/%m/%Y} đến {self.last_day:%d/%m/%Y}, "
            "chưa đủ để tính thời hạn này; hãy bổ sung lịch."
        )


def _minute_of(index: int, clock: time) -> int:
    return index * MINUTES_A_DAY + clock.hour * 60 + clock.minute
