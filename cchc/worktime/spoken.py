"""How does an office say a duration or a moment? Vietnamese words, as on receipts and screens."""

from __future__ import annotations

from datetime import date, datetime

from cchc.worktime.zone import local

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday_name(day: date) -> str:
    """«thứ Hai» … «Chủ nhật»."""
    return WEEKDAYS[day.weekday()]


def spoken_day(day: date) -> str:
    """«thứ Sáu 27/11/2026»."""
    return f"{weekday_name(day)} {day:%d/%m/%Y}"


def spoken_time(moment: datetime) -> str:
    """«17 giờ», or «14 giờ 30» when there are minutes."""
    wall = local(moment)
    return f"{wall.hour} giờ {wall:%M}" if wall.minute else f"{wall.hour} giờ"


def spoken_moment(moment: datetime) -> str:
    """«17 giờ, thứ Sáu 27/11/2026»."""
    return f"{spoken_time(moment)}, {spoken_day(local(moment).date())}"


def spoken_hours(minutes: int) -> str:
    """«8 giờ», «30 phút», «1 giờ 30 phút»: hours are never gathered into days."""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} giờ"] if hours else []
    if rest or not hours:
        words.append(f"{rest} phút")
    return " ".join(words)


def spoken_minutes(minutes: int, minutes_per_day: int = 480) -> str:
    """«1 ngày 4 giờ 20 phút» of working time, a day being eight hours; the caller says «còn» or «quá»."""
    days, rest = divmod(abs(minutes), minutes_per_day)
    if not days:
        return spoken_hours(rest)
    return f"{days} ngày {spoken_hours(rest)}" if rest else f"{days} ngày"
