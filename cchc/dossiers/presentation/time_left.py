"""How much time is left, in words and colour? Of a dossier and of its step; on every list, page and desk alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cchc.dossiers.models import Consultation, Correction, Dossier, DossierStep, Status
from cchc.dossiers.models.status import CUT_SHORT, RUNNING
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.spoken import spoken_hours, spoken_minutes

Spoken = Callable[[int], str]

SOON_MINUTES = 480  # one working day
SOON_PART = 4  # … and less than a quarter of the whole: a limit of one day is not «soon» from its first minute

PAUSED_WORDS = {
    Status.AWAITING_COMPLETION: "Chờ hoàn thiện, chưa tính hạn",
    Status.AWAITING_SUPPLEMENT: "Tạm dừng, chờ bổ sung",
    Status.AWAITING_PAYMENT: "Tạm dừng, chờ nghĩa vụ tài chính",
}
ENDED_WORDS = {
    Status.REFUSED: "Từ chối tiếp nhận",
    Status.STOPPED: "Dừng giải quyết",
    Status.WITHDRAWN: "Người nộp rút hồ sơ",
    Status.RESULT_READY: "Có kết quả",
    Status.RETURNED: "Đã trả kết quả",
    Status.ARCHIVED: "Đã lưu trữ",
}


@dataclass(frozen=True)
class TimeLeft:
    """`kind` is the colour and icon of `status`: late, soon, ok, wait or rest."""

    kind: str
    text: str


def time_left(dossier: Dossier, *, at: datetime, calendar: WorkingCalendar) -> TimeLeft:
    """While the clock runs the working time until the appointment; else what became of the dossier."""
    status = Status(dossier.status)
    if status in PAUSED_WORDS:
        return TimeLeft("wait", PAUSED_WORDS[status])
    if status in RUNNING and dossier.received_at and dossier.due_at:
        return _running(dossier.received_at, dossier.due_at, at=at, calendar=calendar)
    words = ENDED_WORDS[status]
    if status in (Status.REFUSED, *CUT_SHORT) or not (dossier.ended_at and dossier.due_at):
        return TimeLeft("rest", words)
    minutes = calendar.working_minutes(dossier.ended_at, dossier.due_at)
    if dossier.ended_at > dossier.due_at:
        return TimeLeft("late", f"{words}, quá hạn {spoken_minutes(minutes)}" if minutes else f"{words}, quá hạn")
    return TimeLeft("ok", f"{words}, trước hạn {spoken_minutes(minutes)}" if minutes else f"{words}, đúng hạn")


def step_time_left(step: DossierStep, *, at: datetime, calendar: WorkingCalendar) -> TimeLeft:
    """The working time that the holder of an open step has left under the step's own limit."""
    return _running(step.entered_at, step.due_at, at=at, calendar=calendar, spoken=spoken_under(step.limit))


def consultation_left(consultation: Consultation, *, at: datetime, calendar: WorkingCalendar) -> TimeLeft:
    """How the consulted stands: answered, still in time, or late; what was left behind stays late or open."""
    minutes = calendar.working_minutes(consultation.due_at, consultation.answered_at or at)
    if consultation.answered_at is None:
        return _running(consultation.asked_at, consultation.due_at, at=at, calendar=calendar)
    if consultation.is_late(at):
        return TimeLeft("late", f"Trả lời chậm {spoken_minutes(minutes)}")
    return TimeLeft("ok", "Đã trả lời trong hạn")


def correction_left(correction: Correction, *, at: datetime, calendar: WorkingCalendar) -> TimeLeft:
    """A correction has three working days of its own (Decree 118/2025/NĐ-CP, Article 23)."""
    if correction.corrected_at is None:
        return _running(correction.asked_at, correction.due_at, at=at, calendar=calendar)
    minutes = calendar.working_minutes(correction.due_at, correction.corrected_at)
    if correction.is_late(at):
        return TimeLeft("late", f"Đính chính chậm {spoken_minutes(minutes)}" if minutes else "Đính chính chậm")
    return TimeLeft("ok", "Đã đính chính trong hạn")


def spoken_under(limit: str) -> Spoken:
    """How to say a time that is compared with the limit: hours beside hours, days beside days."""
    return spoken_hours if Limit.parse(limit).unit is LimitUnit.MINUTES else spoken_minutes


def _running(
    start: datetime, due: datetime, *, at: datetime, calendar: WorkingCalendar, spoken: Spoken = spoken_minutes
) -> TimeLeft:
    minutes = calendar.working_minutes(at, due)
    if at > due:
        return TimeLeft("late", f"Quá hạn {spoken(-minutes)}" if minutes else "Quá hạn")
    if not minutes:
        return TimeLeft("soon", "Đến hạn")
    total = calendar.working_minutes(start, due)
    is_soon = minutes < SOON_MINUTES and minutes * SOON_PART < total
    return TimeLeft("soon" if is_soon else "ok", f"Còn {spoken(minutes)}")
