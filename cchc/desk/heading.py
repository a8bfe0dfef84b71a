"""What does the desk say first? How much is late, how much must be done today, and until when."""

from __future__ import annotations

from datetime import timedelta

from cchc.desk.groups import Counts
from cchc.desk.rows import Desk
from cchc.desk.ward import Figures
from cchc.worktime.spoken import spoken_time, weekday_name

AHEAD = 7  # days in which a day off is announced


def heading_of(
    counts: Counts, desk: Desk, *, work: str, questions: int = 0, tasks: int = 0, not_posted: int = 0
) -> str:
    """«2 việc quá hạn và 4 việc phải xong trước 17 giờ, 1 nhiệm vụ quá hạn, 1 ý kiến cần trả lời»."""
    overdue = f"{tasks} nhiệm vụ quá hạn" if tasks else ""
    asked = f"{questions} ý kiến cần trả lời" if questions else ""
    posting = f"{not_posted} thủ tục quá hạn niêm yết" if not_posted else ""
    besides = ", ".join(filter(None, (overdue, asked, posting)))
    if besides and not counts.all:
        return f"Anh/chị có {besides}"
    return ", ".join(filter(None, (_work_said(counts, desk, work=work), besides)))


def _work_said(counts: Counts, desk: Desk, *, work: str) -> str:
    parts = []
    if counts.late:
        parts.append(f"{counts.late} {work} quá hạn")
    if counts.today:
        parts.append(f"{counts.today} {work} phải xong {_until(desk)}")
    if parts:
        return f"Anh/chị có {' và '.join(parts)}"
    if counts.all:
        return f"Không có việc gấp; {counts.all} {work} còn trong hạn"
    return f"Không có {work} nào"


def chair_heading(counts: Counts, figures: Figures) -> str:
    """«2 hồ sơ chờ anh/chị ký, 3 hồ sơ của phường quá hạn»."""
    waiting = f"{counts.all} hồ sơ chờ anh/chị ký" if counts.all else "Không có hồ sơ chờ ký"
    late = f"{figures.late} hồ sơ của phường quá hạn" if figures.late else "phường không có hồ sơ quá hạn"
    return f"{waiting}, {late}"


def _until(desk: Desk) -> str:
    if not desk.calendar.is_working_day(desk.today):
        return "hôm nay"
    return f"trước {spoken_time(desk.calendar.closing(desk.today))} hôm nay"


def day_said(desk: Desk) -> str:
    """Whether today is worked, and which holiday comes next: both change how long «còn 1 ngày» is."""
    calendar, today = desk.calendar, desk.today
    said = []
    if not calendar.is_working_day(today):
        again = calendar.next_working_day(today)
        said.append(f"Hôm nay nghỉ ({calendar.day_off_name(today)}), làm việc lại {weekday_name(again)} {again:%d/%m}.")
    coming = (today + timedelta(days=number) for number in range(1, AHEAD + 1))
    for day in coming:
        if day <= calendar.last_day and calendar.day(day).entry and not calendar.is_working_day(day):
            name = weekday_name(day)
            said.append(f"{name[:1].upper()}{name[1:]} {day:%d/%m} nghỉ: {calendar.day_off_name(day)}.")
            break
    return " ".join(said)
