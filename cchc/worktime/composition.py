"""What is each day of a calendar, once a unit's own calendar is laid over the one it extends?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.worktime.schema import Calendar, DayOff, Hours, MakeUpDay
from cchc.worktime.spoken import spoken_day
from cchc.worktime.zone import CalendarError


class EntryError(CalendarError):
    """An entry of a calendar that contradicts the rest."""

    def __init__(self, entry: DayOff | MakeUpDay, reason: str):
        self.entry = entry
        super().__init__(f"{entry.name}: {reason}")


@dataclass(frozen=True, slots=True)
class Day:
    """One day: whether it is worked, by which hours, and the entry that makes it special."""

    on: date
    works: bool
    hours: Hours
    entry: DayOff | MakeUpDay | None


def compose(chain: Sequence[Calendar]) -> tuple[Day, ...]:
    """Every day of a chain that ends in the unit's own calendar, whose word is the last."""
    first = next(calendar.first_day for calendar in reversed(chain) if calendar.first_day)
    last = next(calendar.last_day for calendar in reversed(chain) if calendar.last_day)
    if last < first:
        raise CalendarError(f"Lịch kết thúc {last:%d/%m/%Y} trước khi bắt đầu {first:%d/%m/%Y}.")
    _refuse_years_without_holidays(chain, first, last)
    days = {}
    for n in range((last - first).days + 1):
        day = first + timedelta(n)
        hours = _hours_on(chain, day)
        days[day] = Day(day, not hours.rests_on(day), hours, None)
    for calendar in chain:
        for year in calendar.years:
            for off in year.days_off:
                for day in off.days():
                    days[day] = _with_entry(days, day, off)
            for made_up in year.make_up_days:
                days[made_up.day] = _with_entry(days, made_up.day, made_up)
    _refuse_pairs_that_do_not_fit(days)
    return tuple(days.values())


def _hours_on(chain: Sequence[Calendar], day: date) -> Hours:
    """The hours in force: the latest of the unit's own, else those of the calendar it extends."""
    for calendar in reversed(chain):
        for part in reversed(calendar.hours):
            if part.since <= day:
                return part
    raise CalendarError(f"Chưa ghi giờ làm việc cho ngày {day:%d/%m/%Y}.")


def _with_entry(days: dict[date, Day], day: date, entry: DayOff | MakeUpDay) -> Day:
    before = days.get(day)
    if before is None:
        raise EntryError(entry, f"ngày {day:%d/%m/%Y} nằm ngoài thời gian của lịch")
    works = isinstance(entry, MakeUpDay)
    if works and before.works:
        raise EntryError(entry, f"{spoken_day(day)} vốn là ngày làm việc, không thể là ngày làm bù")
    return Day(day, works, before.hours, entry)


def _refuse_pairs_that_do_not_fit(days: dict[date, Day]) -> None:
    """A day in lieu needs a holiday on weekly rest; a make-up day needs the day that was given free."""
    for day in days.values():
        match day.entry:
            case MakeUpDay(makes_up_for=date() as freed):
                if freed not in days or not isinstance(days[freed].entry, DayOff):
                    raise EntryError(day.entry, f"{freed:%d/%m/%Y} chưa được ghi là ngày nghỉ")
            case DayOff(in_lieu_of=holidays):
                for holiday in holidays:
                    missed = days.get(holiday)
                    if missed is None or missed.entry is None or not missed.hours.rests_on(holiday):
                        raise EntryError(
                            day.entry, f"{holiday:%d/%m/%Y} không phải ngày lễ rơi vào ngày nghỉ hằng tuần"
                        )


def _refuse_years_without_holidays(chain: Sequence[Calendar], first: date, last: date) -> None:
    """A year whose holidays nobody wrote down would give dates that look right and are not."""
    written = {part.year for calendar in chain for part in calendar.years}
    for year in range(first.year, last.year + 1):
        if year not in written:
            raise CalendarError(f"Năm {year} thuộc thời gian của lịch nhưng chưa ghi ngày nghỉ lễ.")
