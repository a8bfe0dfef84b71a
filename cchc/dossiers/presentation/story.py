"""What happened to the dossier, who held it for how long, and which steps are still to come?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc.audit.models import Event
from cchc.catalogue.schema import Does
from cchc.dossiers.models import Dossier, DossierStep, PaymentRequest, Status, SupplementRequest
from cchc.dossiers.models.status import CUT_SHORT
from cchc.dossiers.presentation.time_left import spoken_under, step_time_left
from cchc.dossiers.presentation.words import ENDS_A_STEP, STANDS_APART
from cchc.organization.roles import ROLES
from cchc.ui.templatetags.ui import vnd
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.limit import Limit
from cchc.worktime.spoken import spoken_day, spoken_minutes
from cchc.worktime.zone import local

Outcome = DossierStep.Outcome
ENDS_STEP = {
    Does.RECEIVE: {"dossier_forwarded"},
    Does.ASSIGN: {"dossier_assigned", "step_completed"},
    Does.EXAMINE: {"step_completed"},
    Does.DECIDE: {"dossier_decided"},
    Does.ISSUE: {"result_issued"},
    Does.HAND_OVER: {"result_handed_over"},
}
ENDS_OTHERWISE = {
    Outcome.SENT_BACK: {"step_returned"},
    Outcome.MOVED: {"dossier_reassigned", "dossier_assigned"},
    Outcome.SENT_ON: {"dossier_received"},
    Outcome.PAUSED: {"supplement_requested"},
    Outcome.UNPAID: {"payment_awaited"},
    Outcome.STOPPED: {"dossier_withdrawn", "dossier_stopped"},
}


@dataclass(frozen=True)
class Chapter:
    """The plain values of ui/story.html."""

    kind: str
    when: str
    when_2: str
    title: str
    text: str
    took: str = ""
    took_kind: str = "rest"


def story_of(
    dossier: Dossier,
    *,
    steps: Sequence[DossierStep],
    events: Sequence[Event],
    supplement: SupplementRequest | None,
    payments: Sequence[PaymentRequest],
    at: datetime,
    calendar: WorkingCalendar,
) -> list[Chapter]:
    """Steps and other events in the order in which they began, the open step, then the steps to come."""
    ended_by = closing_events(steps, events)
    back_at = supplement.answered_at if supplement else None
    paused = {step.order + 1: step.held_minutes or 0 for step in steps if step.outcome == Outcome.UNPAID}
    told = [
        (
            step.entered_at if step.left_at else at,
            0,
            _step(step, ended_by.get(step.order), back_at, paused.get(step.order, 0), at, calendar),
        )
        for step in steps
    ]
    told += [(event.at, 1, _apart(event)) for event in events if event.name in STANDS_APART]
    if dossier.status in CUT_SHORT and steps[-1].outcome != Outcome.STOPPED:  # it ended during a pause
        told += [(event.at, 2, _ended(event)) for event in events if event.name in ENDS_OTHERWISE[Outcome.STOPPED]]
    if supplement:
        told.append((supplement.asked_at, 1, _pause(supplement, dossier, at, calendar)))
    told += [(payment.asked_at, 1, _payment(payment, dossier, at, calendar)) for payment in payments]
    to_come = _to_come(dossier, paused=steps[-1].number if payments and steps else 0)
    return [chapter for *_, chapter in sorted(told, key=lambda each: each[:2])] + list(to_come)


def closing_events(steps: Sequence[DossierStep], events: Sequence[Event]) -> dict[int, Event]:
    """By order of the step, the event that ended it: both were written one after the other."""
    found, later = {}, iter(events)
    for step in steps:
        names = ENDS_OTHERWISE.get(Outcome(step.outcome)) if step.outcome else None
        if step.outcome == Outcome.COMPLETED:
            names = ENDS_STEP[Does(step.does)]
        if names:
            event = next((event for event in later if event.name in names), None)
            if event is not None:
                found[step.order] = event
    return found


def _step(
    step: DossierStep,
    ended_by: Event | None,
    back_at: datetime | None,
    paused: int,
    at: datetime,
    calendar: WorkingCalendar,
) -> Chapter:
    title = "Nhận đủ hồ sơ bổ sung" if step.entered_at == back_at else step.name
    limit, spoken = Limit.parse(step.limit).label, spoken_under(step.limit)
    if paused:  # the same step went on after the pause, with what was left of its time
        limit = f"{limit}, đã dùng {spoken(paused)} trước khi tạm dừng"
    # A result that waits for its owner makes nobody late (QĐ 766/QĐ-TTg, 2.1).
    waits = step.does == Does.HAND_OVER
    if step.left_at is None:
        held = spoken(calendar.working_minutes(step.entered_at, at))
        kind = "rest" if waits else step_time_left(step, at=at, calendar=calendar).kind
        took = f"{held}, định mức {limit}" if paused else f"{held} trên {limit} của bước này"
        took = f"đã chờ người nhận {held}" if waits else took
        return Chapter("now", *_moment(step.entered_at), title, f"{step.holder} đang giữ.", took, kind)
    held = spoken(step.held_minutes or 0)
    text = f"{step.holder} giữ."
    if ended_by is not None:
        said = ENDS_A_STEP[ended_by.name](ended_by.data)
        text = _ending(f"Lúc {_time(step.left_at, step.entered_at)}, {_who(ended_by)} {said}")
    if waits:
        return Chapter("done", *_moment(step.entered_at), title, text, f"chờ người nhận {held}", "rest")
    if step.is_late(at):
        over = spoken(calendar.working_minutes(step.due_at, step.left_at))
        took = f"{held}, quá {over} so với định mức {limit}"
        return Chapter("late", *_moment(step.entered_at), title, text, took, "late")
    return Chapter("done", *_moment(step.entered_at), title, text, f"{held}, định mức {limit}", "ok")


def _apart(event: Event) -> Chapter:
    title, say = STANDS_APART[event.name]
    return Chapter("done", *_moment(event.at), title, _ending(f"{_who(event)} {say(event.data)}"))


def _pause(supplement: SupplementRequest, dossier: Dossier, at: datetime, calendar: WorkingCalendar) -> Chapter:
    until = supplement.answered_at or dossier.ended_at
    minutes = calendar.working_minutes(supplement.asked_at, until or at)
    items = "; ".join(supplement.items.splitlines())
    due = f" Người nộp có đến hết {spoken_day(supplement.due_on)}." if supplement.due_on else ""
    return Chapter(
        "pause",
        f"{local(supplement.asked_at):%d/%m} đến",
        f"{local(until):%d/%m/%Y}" if until else "nay",
        f"Tạm dừng chờ {dossier.for_whom} bổ sung",
        f"Cần: {_unended(items)}. Lý do: {_unended(supplement.reason)}.{due} Đồng hồ không chạy trong thời gian này.",
        f"{spoken_minutes(minutes)} làm việc",
    )


def _ended(event: Event) -> Chapter:
    said = _ending(f"{_who(event)} {ENDS_A_STEP[event.name](event.data)}")
    return Chapter("done", *_moment(event.at), "Kết thúc", said)


def _payment(payment: PaymentRequest, dossier: Dossier, at: datetime, calendar: WorkingCalendar) -> Chapter:
    until = payment.paid_at or dossier.ended_at
    paid = f" Đã nộp, chứng từ {payment.voucher}." if payment.paid_at else ""
    return Chapter(
        "pause",
        f"{local(payment.asked_at):%d/%m} đến",
        f"{local(until):%d/%m/%Y}" if until else "nay",
        f"Tạm dừng chờ {dossier.for_whom} thực hiện nghĩa vụ tài chính",
        f"{payment.what}: {vnd(payment.amount)}.{paid} Đồng hồ không chạy trong thời gian này ({payment.source}).",
        f"{spoken_minutes(calendar.working_minutes(payment.asked_at, until or at))} làm việc",
    )


def _to_come(dossier: Dossier, *, paused: int) -> Iterator[Chapter]:
    """The steps after the open one, or from the one that paused; all of them while the citizen completes his papers."""
    path = dossier.process.path
    if dossier.status == Status.AWAITING_COMPLETION:
        title = f"Chờ {dossier.for_whom} hoàn thiện hồ sơ"
        yield Chapter("pause", "hiện nay", "", title, "Chưa cấp mã hồ sơ, chưa tính thời hạn giải quyết.")
    first = 1
    if dossier.current_step is not None:
        first = dossier.current_step.number + 1
    elif dossier.status == Status.AWAITING_PAYMENT:
        first = paused
    elif dossier.status != Status.AWAITING_SUPPLEMENT:
        return
    for number, step in enumerate(path[first - 1 :], first):
        time = (dossier.member.step_time(number) if dossier.member else "") or step.time
        who = " hoặc ".join(ROLES[role].name for role in step.roles)
        limit = Limit.parse(time).label.replace(" giờ làm việc", " giờ")
        yield Chapter("next", "định mức", limit, step.name, who)


def _who(event: Event) -> str:
    return f"{event.official_name} (làm thay {event.standing_in_for})" if event.standing_in_for else event.official_name


def _unended(text: str) -> str:
    """Without the full stop that people write or leave out."""
    return text.rstrip(". ")


def _ending(text: str) -> str:
    """With its full stop, unless it ends as a question or a call."""
    plain = text.rstrip(". ")
    return plain if plain.endswith(("?", "!")) else f"{plain}."


def _moment(moment: datetime) -> tuple[str, str]:
    wall = local(moment)
    return f"{wall:%d/%m/%Y}", f"{wall:%H:%M}"


def _time(moment: datetime, since: datetime) -> str:
    """The hour, with the day when it is another one."""
    wall = local(moment)
    return f"{wall:%H:%M}" if wall.date() == local(since).date() else f"{wall:%H:%M} ngày {wall:%d/%m}"
