"""What does the clerk promise while the citizen still stands there: when, why not earlier, and for how much?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc.ui.templatetags.ui import vnd
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.explanation import DayLine, Explanation, explain
from cchc.worktime.limit import Limit
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import CalendarError

FEW = 2  # days off that still fit into one line


@dataclass(frozen=True)
class Promise:
    """`when` in large letters, `why` in one line under it, `lines` one click away."""

    when: str
    why: str
    lines: tuple[str, ...] = ()


def promise_of(calendar: WorkingCalendar, *, received: datetime, limit: Limit) -> Promise:
    try:
        explained = explain(calendar, received, limit)
    except CalendarError as error:
        return Promise("Chưa tính được ngày hẹn", str(error))
    return Promise(f"Hẹn trả {spoken_moment(explained.due)}", _why(explained, calendar), explained.lines)


def _why(explained: Explanation, calendar: WorkingCalendar) -> str:
    parts = [explained.limit.label]
    if explained.counted_from != explained.received:
        parts.append(f"tính từ {spoken_moment(explained.counted_from)}")
    first = explained.counted_from.date()
    days = (line for line in explained.days if line.day > first and not line.counted)
    off = [line for line in days if not calendar.is_working_day(line.day)]
    if len(off) > FEW:
        parts.append(f"không tính {len(off)} ngày nghỉ")
    elif off:
        parts.append("không tính " + ", ".join(map(_day_off, off)))
    return ", ".join(parts)


def _day_off(line: DayLine) -> str:
    """«thứ Bảy 28/11», «thứ Ba 24/11 (nghỉ lễ: …)»."""
    why = "" if line.day.weekday() >= 5 else f" ({line.note.partition(':')[0]})"
    return f"{line.weekday} {line.day:%d/%m}{why}"


def spoken_fee(amount: int | None) -> str:
    """«8.000 đ», «Không thu», «Chưa công bố»."""
    if amount is None:
        return "Chưa công bố"
    return vnd(amount) if amount else "Không thu"
