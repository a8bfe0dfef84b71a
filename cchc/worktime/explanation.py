"""How was this date computed? Every day from reception to the due moment, counted or not, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.composition import Day
from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.schema import Certainty, MakeUpDay, Session
from cchc.worktime.spoken import spoken_hours, spoken_moment, spoken_time, weekday_name
from cchc.worktime.zone import ZONE, local

_DAY_RECEIVED = "ngày tiếp nhận, không tính"


@dataclass(frozen=True)
class DayLine:
    """One day of the count: its `ordinal` in a limit in days, the `minutes` a limit in hours used up."""

    day: date
    weekday: str
    counted: bool
    note: str
    ordinal: int | None = None
    minutes: int = 0
    made_up: bool = False
    is_due: bool = False

    def __str__(self) -> str:
        return f"{self.weekday[0].upper()}{self.weekday[1:]} {self.day:%d/%m/%Y}: {self.note}."


@dataclass(frozen=True)
class Explanation:
    """How one due moment came about, in plain values for the page and the printed form."""

    limit: Limit
    calendar: str
    received: datetime
    counted_from: datetime
    due: datetime
    start: str
    days: tuple[DayLine, ...]
    end: str
    rule: str
    source: str
    certainty: Certainty
    unsure: tuple[str, ...]  # holidays of the span that no text has fixed yet

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole, line by line."""
        rule = f"{self.rule} Căn cứ: {self.source} ({self.certainty.label})."
        unsure = (f"Lưu ý: {entry}." for entry in self.unsure)
        return (self.start, *map(str, self.days), self.end, rule, *unsure, f"Lịch áp dụng: {self.calendar}.")


def explain(calendar: WorkingCalendar, received: datetime, limit: Limit) -> Explanation:
    """The count behind `calendar.due(received, limit)`."""
    wall, start, due = local(received), calendar.normalise(received), calendar.due(received, limit)
    last = (due.date() - wall.date()).days
    span = [calendar.day(wall.date() + timedelta(n)) for n in range(last + 1)]
    rule = calendar.rules[limit.unit]
    return Explanation(
        limit=limit,
        calendar=calendar.name,
        received=wall,
        counted_from=start,
        due=due,
        start=_start_line(calendar, wall, start),
        days=tuple(_day_lines(span, start, due, limit)),
        end=f"Thời hạn {limit.label}, hết hạn lúc {spoken_moment(due)}.",
        rule=rule.sentence,
        source=rule.source,
        certainty=rule.certainty,
        unsure=_unsure(span),
    )


def _start_line(calendar: WorkingCalendar, wall: datetime, start: datetime) -> str:
    if start == wall:
        return f"Tiếp nhận lúc {spoken_moment(wall)}, trong giờ làm việc."
    reason = "ngoài giờ làm việc" if calendar.is_working_day(wall.date()) else "ngày nghỉ"
    return f"Tiếp nhận lúc {spoken_moment(wall)}, {reason}, nên tính từ {spoken_moment(start)}."


class _Count(NamedTuple):
    """What one day contributes to the limit, and why."""

    counted: bool
    note: str
    ordinal: int | None = None
    minutes: int = 0


def _day_lines(span: list[Day], start: datetime, due: datetime, limit: Limit) -> Iterator[DayLine]:
    early = [day for day in span if day.on < start.date()]
    counts = [_before_start(day) for day in early]
    counts += _counts(span[len(early) :], start, due, limit)
    for day, count in zip(span, counts, strict=True):
        made_up, is_due = isinstance(day.entry, MakeUpDay), day.on == due.date()
        yield DayLine(
            day=day.on,
            weekday=weekday_name(day.on),
            counted=count.counted,
            note=count.note + (f" ({_entry_name(day)})" if made_up else "") + (", hết hạn" if is_due else ""),
            ordinal=count.ordinal,
            minutes=count.minutes,
            made_up=made_up,
            is_due=is_due,
        )


def _before_start(day: Day) -> _Count:
    return _Count(False, "tiếp nhận sau giờ làm việc, không tính" if day.works else _why_off(day))


def _counts(span: list[Day], start: datetime, due: datetime, limit: Limit) -> Iterable[_Count]:
    """The days from that on which it counts as received to the due day."""
    match limit.unit:
        case LimitUnit.MINUTES:
            return (_hours_of(day, start, due) for day in span)
        case LimitUnit.SAME_DAY:
            return _same_day(span)
        case LimitUnit.WORKING_DAYS:
            return _working_days(span)
    return _calendar_days(span, limit.amount)


def _hours_of(day: Day, start: datetime, due: datetime) -> _Count:
    """Which parts of the sessions were used up, the limit running from `start` to `due`."""
    if not day.works:
        return _Count(False, _why_off(day))
    parts, minutes = [], 0
    for session in day.hours.sessions:
        opens = max(datetime.combine(day.on, session.opens, ZONE), start)
        closes = min(datetime.combine(day.on, session.closes, ZONE), due)
        if opens < closes:
            parts.append(str(Session(opens.time(), closes.time())))
            minutes += (closes - opens) // timedelta(minutes=1)
    if not parts:
        return _Count(False, "tiếp nhận khi hết giờ làm việc")
    return _Count(True, f"{' và '.join(parts)}, tính {spoken_hours(minutes)}", minutes=minutes)


def _same_day(span: list[Day]) -> Iterator[_Count]:
    if len(span) == 1:
        yield _Count(True, "trong ngày")
        return
    cutoff = datetime.combine(span[0].on, span[0].hours.same_day_cutoff, ZONE)
    yield _Count(False, f"tiếp nhận sau {spoken_time(cutoff)}, chuyển sang ngày làm việc kế tiếp")
    for day in span[1:]:
        yield _Count(True, "ngày làm việc kế tiếp") if day.works else _Count(False, _why_off(day))


def _working_days(span: list[Day]) -> Iterator[_Count]:
    yield _Count(False, _DAY_RECEIVED)
    ordinal = 0
    for day in span[1:]:
        ordinal += day.works
        yield _Count(True, f"ngày {ordinal}", ordinal) if day.works else _Count(False, _why_off(day))


def _calendar_days(span: list[Day], amount: int) -> Iterator[_Count]:
    yield _Count(False, _DAY_RECEIVED)
    for ordinal, day in enumerate(span[1:], 1):
        if ordinal > amount:
            yield _Count(False, "ngày làm việc kế tiếp" if day.works else _why_off(day))
        elif day.works:
            yield _Count(True, f"ngày {ordinal}", ordinal)
        else:
            rolls = ", nên chuyển sang ngày làm việc kế tiếp" if ordinal == amount else ""
            yield _Count(True, f"ngày {ordinal} ({_why_off(day)}){rolls}", ordinal)


def _why_off(day: Day) -> str:
    """«nghỉ hằng tuần», «nghỉ lễ: Quốc khánh», «nghỉ bù Giỗ Tổ Hùng Vương»."""
    if day.entry is None:
        return "nghỉ hằng tuần"
    return _entry_name(day) if day.entry.name.startswith("Nghỉ") else f"nghỉ lễ: {day.entry.name}"


def _entry_name(day: Day) -> str:
    """The name of a day's entry as it stands inside a sentence: «nghỉ bù …», «làm bù cho …»."""
    name = day.entry.name if day.entry else ""
    return name[:1].lower() + name[1:]


def _unsure(span: list[Day]) -> tuple[str, ...]:
    said = (
        f"{day.entry.name} năm {day.on.year}: {day.entry.certainty.label}"
        for day in span
        if day.entry and day.entry.certainty is not Certainty.OFFICIAL
    )
    return tuple(dict.fromkeys(said))
