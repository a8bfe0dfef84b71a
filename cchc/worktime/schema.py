"""What may a calendar file say? Sessions, weekly rest, days off and make-up days, each with its source.

A unit's calendar names another one in `extends` and states only what differs: its own sessions from a day
on, its own days off and make-up days. `composition` lays the calendars of such a chain over each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel
from cchc.worktime.limit import Limit, LimitUnit

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
WEEKDAY_KEYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _limit(text: str) -> str:
    return str(Limit.parse(text))


LimitText = Annotated[str, AfterValidator(_limit)]  # «3wd», checked and written the one way


class SourcedLimit(ContentModel):
    """One limit with its source and how far it was checked."""

    value: LimitText
    source: str
    mark: Mark

    @property
    def limit(self) -> Limit:
        return Limit.parse(self.value)


class Certainty(StrEnum):
    """How sure a fact is: read in a text that has a number, computed ahead of it, or remembered."""

    OFFICIAL = "official"
    COMPUTED = "computed"
    MEMORY = "memory"

    @property
    def label(self) -> str:
        return {
            Certainty.OFFICIAL: "theo văn bản",
            Certainty.COMPUTED: "dự tính, chưa có văn bản quyết định",
            Certainty.MEMORY: "chưa đối chiếu văn bản",
        }[self]


class Session(NamedTuple):
    """One working session of a day, both ends included."""

    opens: time
    closes: time

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"


def _clock(written: Any) -> time:
    match = _CLOCK.fullmatch(written) if isinstance(written, str) else None
    if match is None:  # unquoted, YAML reads 15:00 as the number 900
        raise ValueError('phải là giờ đặt trong dấu nháy, dạng "15:00"')
    return time(int(match[1]), int(match[2]))


def _session(written: Any) -> Session:
    ends = written.split("-") if isinstance(written, str) else []
    if len(ends) != 2:
        raise ValueError('phải là buổi làm việc đặt trong dấu nháy, dạng "07:00-11:30"')
    session = Session(_clock(ends[0]), _clock(ends[1]))
    if session.opens >= session.closes:
        raise ValueError(f"buổi {session} kết thúc trước khi bắt đầu")
    return session


Clock = Annotated[time, BeforeValidator(_clock)]
WrittenSession = Annotated[Session, BeforeValidator(_session)]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Sourced(ContentModel):
    source: str = Field(min_length=3)
    certainty: Certainty


class Hours(Sourced):
    """The sessions of a working day and the weekly rest, in force from `since` until the next entry."""

    since: date
    sessions: list[WrittenSession] = Field(min_length=1)
    weekly_rest: list[Weekday]
    same_day_cutoff: Clock  # received later, what must be done the same day is due the next working day

    @model_validator(mode="after")
    def _sessions_in_order(self) -> Self:
        for earlier, later in zip(self.sessions, self.sessions[1:], strict=False):
            if later.opens <= earlier.closes:
                raise ValueError(f"buổi {later} phải bắt đầu sau khi buổi {earlier} kết thúc")
        if not self.sessions[0].opens <= self.same_day_cutoff <= self.sessions[-1].closes:
            raise ValueError(f"giờ chốt trong ngày {self.same_day_cutoff:%H:%M} nằm ngoài giờ làm việc")
        if len(set(self.weekly_rest)) == len(WEEKDAY_KEYS):
            raise ValueError("phải còn ít nhất một ngày làm việc trong tuần")
        return self

    def rests_on(self, day: date) -> bool:
        return WEEKDAY_KEYS[day.weekday()] in self.weekly_rest


class DayOff(Sourced):
    """A holiday by its name, or a day off for another reason, whose name begins with «Nghỉ».

    `in_lieu_of` names the holidays that fell on weekly rest (Bộ luật Lao động 2019, Điều 111 khoản 3).
    """

    day: date
    to: date | None = None  # when it lasts several days
    name: str = Field(min_length=2)
    in_lieu_of: list[date] = []

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.to is not None and self.to <= self.day:
            raise ValueError(f"ngày cuối {self.to:%d/%m/%Y} phải sau ngày đầu {self.day:%d/%m/%Y}")
        if self.in_lieu_of and len(self.in_lieu_of) != len(list(self.days())):
            raise ValueError("số ngày nghỉ bù phải bằng số ngày lễ được nghỉ bù (in_lieu_of)")
        return self

    def days(self) -> Iterator[date]:
        last = self.to or self.day
        return (self.day + timedelta(n) for n in range((last - self.day).days + 1))


class MakeUpDay(Sourced):
    """A day of rest that is worked, because another day was given free or the unit decides so."""

    day: date
    name: str = Field(min_length=2)
    makes_up_for: date | None = None


class Year(ContentModel):
    """The days off and make-up days of one year."""

    year: int = Field(ge=2000, le=2100)
    days_off: list[DayOff] = []
    make_up_days: list[MakeUpDay] = []

    @model_validator(mode="after")
    def _each_day_said_once(self) -> Self:
        off = [day for entry in self.days_off for day in entry.days()]
        worked = [entry.day for entry in self.make_up_days]
        for day in (*off, *worked):
            if day.year != self.year:
                raise ValueError(f"ngày {day:%d/%m/%Y} không thuộc năm {self.year}")
        for day, times in Counter(off).items():
            if times > 1:
                raise ValueError(f"ngày {day:%d/%m/%Y} nằm trong hai mục ngày nghỉ")
        for day, times in Counter(worked).items():
            if times > 1:
                raise ValueError(f"ngày {day:%d/%m/%Y} nằm trong hai mục làm bù")
        for day in sorted(set(off) & set(worked)):
            raise ValueError(f"ngày {day:%d/%m/%Y} vừa là ngày nghỉ vừa là ngày làm bù")
        return self


class CountingRule(Sourced):
    """How a limit of one unit is counted, as people read it beside a due moment."""

    sentence: str = Field(min_length=10)


class Calendar(ContentModel):
    """One calendar file."""

    kind: Literal["calendar"]
    code: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    name: str = Field(min_length=2)
    extends: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    hours: list[Hours] = []
    rules: dict[LimitUnit, CountingRule] = {}
    years: list[Year] = []

    @model_validator(mode="after")
    def _parts_in_order(self) -> Self:
        for earlier, later in zip(self.hours, self.hours[1:], strict=False):
            if later.since <= earlier.since:
                raise ValueError(f"giờ làm việc từ {later.since:%d/%m/%Y} phải xếp theo ngày hiệu lực")
        for year, times in Counter(part.year for part in self.years).items():
            if times > 1:
                raise ValueError(f"năm {year} được ghi hai lần")
        if self.extends is None:
            self._stands_alone()
        return self

    def _stands_alone(self) -> None:
        if self.first_day is None or self.last_day is None:
            raise ValueError("thiếu first_day hoặc last_day (lịch có từ ngày nào đến ngày nào)")
        if not self.hours or self.hours[0].since > self.first_day:
            raise ValueError("thiếu giờ làm việc (hours) cho những ngày đầu của lịch")
        missing = [unit.value for unit in LimitUnit if unit not in self.rules]
        if missing:
            raise ValueError(f"thiếu cách tính (rules) cho: {', '.join(missing)}")
