"""How did the due moment come about? Said for the dossier's page and the printed sheet: bar, days, lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cchc.dossiers.models import ClockRun, Dossier, PaymentRequest, Status, SupplementRequest
from cchc.dossiers.models.status import CUT_SHORT, PAUSED
from cchc.dossiers.presentation.clock_bar import ClockBar, clock_bar
from cchc.dossiers.presentation.counts import Count, counts_of
from cchc.dossiers.rules import rules_on
from cchc.ui.templatetags.ui import vnd
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.explanation import DayLine, Explanation, explain
from cchc.worktime.spoken import spoken_day, spoken_hours, spoken_moment, weekday_name
from cchc.worktime.zone import local

MANY_DAYS = 8  # one row of boxes on a desk


@dataclass(frozen=True)
class DayBox:
    """One box of ui/days.html: `kind` is rest, count or due."""

    weekday: str
    day: str
    note: str
    kind: str
    today: bool


@dataclass(frozen=True)
class Clock:
    """Everything that a page says about one dossier's clock."""

    heading: str
    note: str
    bar: ClockBar
    days: tuple[DayBox, ...]
    lines: tuple[tuple[str, str], ...]
    explained: Explanation

    @property
    def is_short(self) -> bool:
        return len(self.days) <= MANY_DAYS


def clock_of(
    dossier: Dossier,
    *,
    runs: Sequence[ClockRun],
    supplement: SupplementRequest | None,
    payments: Sequence[PaymentRequest],
    at: datetime,
    calendar: WorkingCalendar,
) -> Clock | None:
    """None before reception. `supplement` is the request after reception, if there was one."""
    counts = counts_of(runs)
    if not counts:
        return None
    last = counts[-1]
    explained = explain(calendar, last.starts_at, last.limit)
    return Clock(
        heading=_heading(dossier, last, supplement),
        note=_note(dossier, counts),
        bar=clock_bar(counts, dossier, at=at, calendar=calendar),
        days=tuple(_days(dossier, last, explained, calendar, today=local(at).date())),
        lines=tuple(_lines(runs, [*pauses_said(supplement, payments)], last, explained, calendar)),
        explained=explained,
    )


def _heading(dossier: Dossier, last: Count, supplement: SupplementRequest | None) -> str:
    if dossier.status == Status.AWAITING_SUPPLEMENT and supplement and supplement.due_on:
        return f"Đồng hồ đang dừng, người nộp bổ sung đến hết {spoken_day(supplement.due_on)}"
    if dossier.status == Status.AWAITING_PAYMENT:
        return "Đồng hồ đang dừng, chờ người nộp thực hiện nghĩa vụ tài chính"
    if dossier.status in CUT_SHORT:
        return "Đồng hồ đã dừng hẳn"
    return f"Hẹn trả {spoken_moment(last.due_at)}"


def _note(dossier: Dossier, counts: Sequence[Count]) -> str:
    last = counts[-1]
    parts = [f"Hạn {last.limit.label}"]
    if len(counts) > 1:
        parts.append("tính lại từ đầu sau khi bổ sung")
    if last.first.ground == ClockRun.Ground.RECEIPT:
        parts.append("tính lại sau khi sửa giấy tiếp nhận")
    if last.pauses:
        parts.append("cộng thời gian chờ nghĩa vụ tài chính")
    if last.is_extended:
        parts.append("đã hẹn lại một lần")
    if dossier.ended_at and dossier.status not in CUT_SHORT:
        parts.append(f"xong lúc {spoken_moment(dossier.ended_at)}")
    return ", ".join(parts)


def _days(
    dossier: Dossier, last: Count, explained: Explanation, calendar: WorkingCalendar, *, today: date
) -> Iterator[DayBox]:
    binds = not last.is_moved and dossier.status not in (*PAUSED, *CUT_SHORT)
    for place, line in enumerate(explained.days):
        note, kind = _said_of(line, explained, is_first=place == 0)
        if line.is_due and not binds:
            note, kind = note.replace("hẹn", "hẹn cũ"), "count"
        if _stands_still(last, line.day):
            note, kind = ", ".join(filter(None, ("tạm dừng", "hẹn cũ" if line.is_due else ""))), "rest"
        yield _box(line.day, note, kind, today)
    if last.is_moved:
        yield from _days_added(last, explained, calendar, today=today)


def _days_added(last: Count, explained: Explanation, calendar: WorkingCalendar, *, today: date) -> Iterator[DayBox]:
    """From the end of the limit alone to the due moment that binds: an announced delay, or a pause made up for."""
    due, word = local(last.due_at), "gia hạn" if last.is_extended else "bù thời gian dừng"
    for number in range(1, (due.date() - explained.due.date()).days + 1):
        day = explained.due.date() + timedelta(number)
        if day == due.date():
            yield _box(day, f"hẹn mới {due:%H:%M}", "due", today)
        elif not calendar.is_working_day(day):
            yield _box(day, "nghỉ", "rest", today)
        elif _stands_still(last, day):
            yield _box(day, "tạm dừng", "rest", today)
        else:
            yield _box(day, word, "count", today)


def _stands_still(count: Count, day: date) -> bool:
    """Whether the clock stood still on the whole of the day."""
    return any(local(start).date() < day < local(end).date() for start, end in count.pauses)


def _box(day: date, note: str, kind: str, today: date) -> DayBox:
    weekday = "Hôm nay" if day == today else weekday_name(day)
    return DayBox(weekday[0].upper() + weekday[1:], f"{day:%d/%m}", note, kind, day == today)


def _said_of(line: DayLine, explained: Explanation, *, is_first: bool) -> tuple[str, str]:
    """A few words for one day, and the look of its box."""
    words = [f"nhận {explained.received:%H:%M}"] if is_first else []
    if line.ordinal and line.counted:
        words.append(f"ngày {line.ordinal}")
    elif line.minutes:
        words.append(f"tính {spoken_hours(line.minutes)}")
    elif not is_first and not line.is_due:
        words.append(line.note.partition(":")[0].removesuffix(" hằng tuần"))
    if line.is_due:
        words.append(f"hẹn {explained.due:%H:%M}")
    return ", ".join(words), "due" if line.is_due else "count" if line.counted else "rest"


def _lines(
    runs: Sequence[ClockRun],
    pauses: Sequence[tuple[datetime, str]],
    last: Count,
    explained: Explanation,
    calendar: WorkingCalendar,
) -> Iterator[tuple[str, str]]:
    """What happened to the clock, in order, then how the newest count was made."""
    happened = [(run.starts_at, _run_said(run)) for run in runs] + [*pauses]
    for moment, sentence in sorted(happened, key=lambda each: each[0]):
        yield f"{local(moment):%d/%m, %H:%M}", sentence
    if explained.counted_from != explained.received:
        yield "Tính từ", f"{spoken_moment(explained.counted_from)}, vì nhận ngoài giờ làm việc."
    sessions = calendar.sessions_on(explained.counted_from.date())
    yield "Giờ làm việc", " và ".join(str(session) for session in sessions) + f" ({explained.calendar})."
    off = [f"{line.weekday} {line.day:%d/%m} ({line.note})" for line in explained.days[1:] if not line.counted]
    if off:
        yield "Không tính", "; ".join(off) + "."
    made_up = [f"{line.weekday} {line.day:%d/%m} ({line.note})" for line in explained.days if line.made_up]
    if made_up:
        yield "Ngày làm bù", "; ".join(made_up) + "."
    yield "Cách tính", f"{explained.rule} Căn cứ: {explained.source} ({explained.certainty.label})."
    for entry in explained.unsure:
        yield "Lưu ý", f"{entry}."
    if explained.due != local(last.first.due_at):
        yield "Lưu ý", "Lịch làm việc đã đổi sau khi tính hạn; ngày hẹn đã ghi trên giấy vẫn giữ nguyên."


def _run_said(run: ClockRun) -> str:
    due = f"hẹn trả {spoken_moment(run.due_at)}"
    limit = Count((run,)).limit.label
    said = {
        ClockRun.Ground.RECEPTION: f"Tiếp nhận, hạn {limit}: {due}",
        ClockRun.Ground.RECEIPT: f"Sửa giấy tiếp nhận, hạn {limit} tính lại từ lúc tiếp nhận: {due}",
        ClockRun.Ground.SUPPLEMENT: f"Nhận đủ hồ sơ bổ sung, hạn {limit} tính lại từ đầu: {due}",
        ClockRun.Ground.PAYMENT: f"Đã thực hiện nghĩa vụ tài chính, đồng hồ chạy tiếp từ chỗ đã dừng: {due}",
        ClockRun.Ground.EXTENSION: f"Xin lỗi và hẹn lại một lần: {due}",
    }
    return f"{said[ClockRun.Ground(run.ground)]} ({run.source})."


def pauses_said(
    supplement: SupplementRequest | None, payments: Sequence[PaymentRequest]
) -> Iterator[tuple[datetime, str]]:
    """When the clock stopped, why, and by which rule."""
    if supplement and supplement.due_on:
        rule = rules_on(local(supplement.asked_at).date()).supplement_completed_within
        yield (
            supplement.asked_at,
            (
                f"Yêu cầu bổ sung: đồng hồ dừng, người nộp có {rule.limit.label}, "
                f"đến hết {spoken_day(supplement.due_on)} ({rule.source})."
            ),
        )
    for payment in payments:
        yield (
            payment.asked_at,
            (f"Chờ nghĩa vụ tài chính, {payment.what}, {vnd(payment.amount)}: đồng hồ dừng ({payment.source})."),
        )
