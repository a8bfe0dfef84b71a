"""What does the clerk promise while the citizen still stands there: when, why not earlier, and for how much?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc.ui.templatetags.ui import vnd
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.explanation import Explanation, explain
from cchc.worktime.limit import Limit
from cchc.worktime.spoken import spoken_moment, weekday_name
from cchc.worktime.zone import CalendarError

FEW = 2  # holidays that still fit into one line
WEEKEND = (5, 6)


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
    first = explained.counted_from.date()
    parts = [explained.limit.label]
    if explained.counted_from != explained.received:
        parts.append(f"tính từ {weekday_name(first)} {first:%d/%m}")
    days = [line for line in explained.days if line.day > first and not line.counted]
    off = [line for line in days if not calendar.is_working_day(line.day)]
    holidays = [line for line in off if line.day.weekday() not in WEEKEND]
    if len(off) > len(holidays):
        parts.append(f"không tính {len(off) - len(holidays)} ngày nghỉ hằng tuần")
    if holidays:
        named = ", ".join(f"{line.weekday} {line.day:%d/%m}" for line in holidays[:FEW])
        parts.append(f"không tính {named} (nghỉ lễ)" if len(holidays) <= FEW else f"{len(holidays)} ngày nghỉ lễ")
    return ", ".join(parts)


def spoken_fee(amount: int | None) -> str:
    """«8.000 đ», «Không thu», «Chưa công bố»."""
    if amount is None:
        return "Chưa công bố"
    return vnd(amount) if amount else "Không thu"
