"""Whose portal is this, where is its one-stop shop, and is it open now? From the unit and its working calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count
from django.http import Http404

from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import now, today
from cchc.organization.models import Post, Unit
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.schema import WEEKDAY_KEYS
from cchc.worktime.spoken import WEEKDAYS, spoken_day
from cchc.worktime.zone import CalendarError, local


@dataclass(frozen=True)
class Place:
    """The ward of a page, and the others of this installation."""

    unit: Unit
    others: tuple[Unit, ...]
    chosen: bool
    hours: str
    open_now: str

    @property
    def query(self) -> str:
        """What keeps the chosen ward in every link."""
        return f"?phuong={self.unit.code}" if self.chosen else ""


def place_of(request: Any) -> Place | None:
    """The ward asked for, else the one with most officials; None before the first one is founded."""
    counters = Post.objects.held(today()).filter(position__role="counter")
    rows = Unit.objects.in_force(today()).filter(
        tier=Unit.Tier.COMMUNE, agency=Unit.Agency.COMMITTEE, pk__in=counters.values("unit")
    )
    wards = list(rows.annotate(posts_held=Count("posts")).order_by("-posts_held", "code"))
    asked = request.GET.get("phuong", "")
    unit = next((ward for ward in wards if asked in ("", ward.code)), None)
    if unit is None and asked:
        raise Http404
    return place(unit, wards, chosen=bool(asked)) if unit else None


def place(unit: Unit, wards: Sequence[Unit], *, chosen: bool) -> Place:
    try:
        calendar = calendar_of(unit.calendar)
        hours, open_now = hours_said(calendar, today()), open_said(calendar, now())
    except CalendarError:  # the years of the calendar have passed
        hours = open_now = ""
    return Place(unit, tuple(ward for ward in wards if ward != unit), chosen, hours, open_now)


def hours_said(calendar: WorkingCalendar, day: date) -> str:
    """«Thứ Hai đến thứ Sáu, 07:00 đến 11:30 và 13:30 đến 17:00»."""
    hours = calendar.day(day).hours
    worked = [name for key, name in zip(WEEKDAY_KEYS, WEEKDAYS, strict=True) if key not in hours.weekly_rest]
    is_run = WEEKDAYS.index(worked[-1]) - WEEKDAYS.index(worked[0]) == len(worked) - 1
    days = f"{worked[0]} đến {worked[-1]}" if is_run and len(worked) > 1 else ", ".join(worked)
    sessions = " và ".join(f"{session.opens:%H:%M} đến {session.closes:%H:%M}" for session in hours.sessions)
    return f"{days[:1].upper()}{days[1:]}, {sessions}"


def open_said(calendar: WorkingCalendar, at: datetime) -> str:
    """Whether it makes sense to set out now."""
    wall = local(at)
    for session in calendar.sessions_on(wall.date()):
        if wall.time() < session.opens:
            return f"Hôm nay mở cửa lúc {session.opens:%H:%M}"
        if wall.time() <= session.closes:
            return f"Đang mở cửa, đến {session.closes:%H:%M}"
    again = calendar.opening(calendar.next_working_day(wall.date()))
    reason = calendar.day_off_name(wall.date())
    now_said = f"Hôm nay nghỉ ({reason})" if reason else "Hôm nay đã hết giờ làm việc"
    return f"{now_said}, mở lại {again:%H:%M} {spoken_day(again.date())}"
