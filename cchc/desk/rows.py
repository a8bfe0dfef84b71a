"""How does one dossier read on a desk? What it is, for whom, how long there is still, and the next thing to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.schema import Does
from cchc.dossiers.batch import BATCHED, state_of
from cchc.dossiers.lifecycle import TRANSITIONS
from cchc.dossiers.models import Consultation, Correction, Dossier, Status
from cchc.dossiers.presentation.time_left import TimeLeft, consultation_left, correction_left, step_time_left, time_left
from cchc.dossiers.presentation.verbs import address_of, label_of
from cchc.organization.actor import Actor
from cchc.ui.templatetags.ui import NBSP
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.spoken import spoken_minutes, weekday_name
from cchc.worktime.zone import local

NEXT = {
    Status.AWAITING_COMPLETION: "receive_dossier",
    Status.RECEIVED: "forward_dossier",
    Status.FORWARDED: "assign_dossier",
    Status.IN_PROCESS: "complete_step",
    Status.AWAITING_SUPPLEMENT: "receive_supplement",
    Status.AWAITING_PAYMENT: "record_payment",
    Status.DECIDED: "issue_result",
    Status.RESULT_READY: "hand_over_result",
}
SOON_DAYS = 3  # of a citizen's days to supplement


@dataclass(frozen=True)
class Desk:
    """Who sits at it, when, by which calendar."""

    actor: Actor
    at: datetime
    calendar: WorkingCalendar

    @property
    def today(self) -> date:
        return local(self.at).date()


@dataclass(frozen=True)
class Row:
    """The plain values of ui/work_row.html; `due` is the moment by which rows are grouped."""

    due: datetime | None
    kind: str
    what: str
    url: str
    code: str
    whom: str
    time_text: str
    due_text: str
    action: str
    action_url: str
    primary: bool = False
    pick: str = ""  # the value of its checkbox, where many can be done at once


def my_rows(dossiers: Iterable[Any], desk: Desk) -> list[Row]:
    """In the order given; the first, most urgent one carries the solid button."""
    rows = [my_row(dossier, desk) for dossier in dossiers]
    return [replace(rows[0], primary=True), *rows[1:]] if rows else []


def my_row(dossier: Any, desk: Desk) -> Row:
    """Something to do: with its next verb as a button."""
    left = _left(dossier, desk)
    return _row(dossier, desk, left, whom=dossier.for_whom, due_text=_due_said(dossier, desk), acts=True)


def others_row(dossier: Any, desk: Desk) -> Row:
    """Late with somebody else: whoever holds it is named, and there is nothing to press."""
    step = dossier.step
    whom = f"{dossier.for_whom}; {step.holder.official.full_name} giữ bước «{step.name}»"
    return _row(dossier, desk, _left(dossier, desk), whom=whom, due_text=_due_said(dossier, desk))


def waiting_row(dossier: Any, desk: Desk) -> Row:
    """Done by me, waiting for somebody else."""
    if dossier.status == Status.AWAITING_PAYMENT:
        return payment_row(dossier, desk, acts=False)
    if dossier.current_step is None:
        return supplement_row(dossier, desk, acts=False)
    step = dossier.step
    held = desk.calendar.working_minutes(step.entered_at, desk.at)
    left = _left(dossier, desk)
    if left.kind != "late":
        left = TimeLeft("wait", f"Đã chờ {spoken_minutes(held)}")
    whom = f"{dossier.for_whom}; chờ {step.holder.official.full_name}: {step.name}"
    return _row(dossier, desk, left, whom=whom, due_text=_due_said(dossier, desk))


def supplement_row(dossier: Any, desk: Desk, *, acts: bool = True) -> Row:
    """The citizen has to bring something by his last day; the clock stands still."""
    days = (dossier.supplement_due - desk.today).days
    left = TimeLeft("soon" if days <= SOON_DAYS else "rest", f"Tạm dừng, còn {days} ngày")
    if days < 0:
        left = TimeLeft("late", "Đã hết hạn bổ sung")
    whom = f"Chờ {dossier.for_whom} bổ sung"
    due_text = f"Bổ sung đến hết {_day_said(dossier.supplement_due, desk.today)}"
    return _row(dossier, desk, left, whom=whom, due_text=due_text, acts=acts)


def payment_row(dossier: Any, desk: Desk, *, acts: bool = True) -> Row:
    """The citizen has to pay something; the clock stands still, and no text says until when."""
    waited = desk.calendar.working_minutes(dossier.payment_asked_at, desk.at)
    left = TimeLeft("wait", f"Tạm dừng {spoken_minutes(waited)}" if waited else "Tạm dừng")
    due_text = f"Thông báo {_day_said(local(dossier.payment_asked_at).date(), desk.today)}"
    return _row(dossier, desk, left, whom=f"Chờ {dossier.for_whom} nộp tiền", due_text=due_text, acts=acts)


def consultation_row(consultation: Consultation, desk: Desk) -> Row:
    """A question to answer: it has a clock of its own."""
    dossier = consultation.dossier
    left = consultation_left(consultation, at=desk.at, calendar=desk.calendar)
    return Row(
        due=consultation.due_at,
        kind=left.kind,
        what=ProcedureVersion.met(dossier.procedure_id).plain_name,
        url=reverse("dossier", args=[dossier.pk]),
        code=dossier.code or "",
        whom=f"{consultation.asked_by.official.full_name} hỏi: {consultation.question}",
        time_text=left.text,
        due_text=f"Trả lời trước {moment_said(consultation.due_at, desk.today)}",
        action=TRANSITIONS["answer_consultation"].label,
        action_url=address_of("answer_consultation", dossier),
    )


def unanswered_row(consultation: Consultation, desk: Desk) -> Row:
    """A question that somebody else has not answered in time: who is named, and there is nothing to press."""
    row = consultation_row(consultation, desk)
    return replace(row, whom=f"{consultation.whom} chưa trả lời: {consultation.question}", action="", action_url="")


def correction_row(correction: Correction, desk: Desk, *, acts: bool = True) -> Row:
    """A wrong paper in the citizen's hand, with its own three days."""
    dossier = correction.dossier
    left = correction_left(correction, at=desk.at, calendar=desk.calendar)
    return Row(
        due=correction.due_at,
        kind=left.kind,
        what=ProcedureVersion.met(dossier.procedure_id).plain_name,
        url=reverse("dossier", args=[dossier.pk]),
        code=dossier.code or "",
        whom=f"{dossier.for_whom}: {correction.error}",
        time_text=left.text,
        due_text=f"Đính chính trước {moment_said(correction.due_at, desk.today)}",
        action=TRANSITIONS["issue_correction"].label if acts else "",
        action_url=address_of("issue_correction", dossier) if acts else "",
    )


def awaited_correction_row(correction: Correction, desk: Desk) -> Row:
    """The same at the counter, which tells the citizen and issues nothing."""
    return correction_row(correction, desk, acts=False)


def completion_row(dossier: Any, desk: Desk) -> Row:
    """Brought incomplete: no code and no clock yet."""
    days = (desk.today - local(dossier.filed_at).date()).days
    left = TimeLeft("wait", f"Đã {days} ngày" if days else "Hôm nay")
    due_text = f"Đến nộp {_day_said(local(dossier.filed_at).date(), desk.today)}"
    return _row(dossier, desk, left, whom=f"Chờ {dossier.for_whom} hoàn thiện", due_text=due_text, acts=True)


def result_row(dossier: Any, desk: Desk) -> Row:
    """A result that waits for its owner."""
    waited = desk.calendar.working_minutes(dossier.issued_at, desk.at)
    left = TimeLeft("ok" if dossier.due_at >= desk.at else "rest", f"Có kết quả {spoken_minutes(waited)} trước")
    due_text = f"Hẹn trả {moment_said(dossier.due_at, desk.today)}"
    return _row(dossier, desk, left, whom=dossier.for_whom, due_text=due_text, acts=True)


def _row(dossier: Any, desk: Desk, left: TimeLeft, *, whom: str, due_text: str, acts: bool = False) -> Row:
    verb = _next_verb(dossier) if acts else ""
    return Row(
        due=getattr(dossier, "next_due", None),
        kind=left.kind,
        what=ProcedureVersion.met(dossier.procedure_id).plain_name,
        url=reverse("dossier", args=[dossier.pk]),
        code=dossier.code or "chưa có mã",
        whom=whom,
        time_text=left.text,
        due_text=due_text,
        action=label_of(verb, dossier, by=desk.actor) if verb else "",
        action_url=address_of(verb, dossier) if verb else "",
        pick=f"{dossier.pk} {state_of(dossier)}" if verb in BATCHED else "",
    )


def _next_verb(dossier: Dossier) -> str:
    dossier.process = ProcessVersion.met(dossier.process_id)
    verb = NEXT[Status(dossier.status)]
    if verb == "complete_step" and dossier.process.path[dossier.step.number - 1].does is Does.DECIDE:
        return "decide_dossier"
    return verb


def _left(dossier: Any, desk: Desk) -> TimeLeft:
    """Of the whole when it is late; else of the step when its own clock ends first."""
    whole = time_left(dossier, at=desk.at, calendar=desk.calendar)
    step = dossier.step
    if whole.kind == "late" or step.due_at >= dossier.due_at:
        return whole
    own = step_time_left(step, at=desk.at, calendar=desk.calendar)
    return TimeLeft("late", own.text.replace("Quá hạn", "Quá bước")) if own.kind == "late" else own


def _due_said(dossier: Any, desk: Desk) -> str:
    """«Hẹn trả 17:00 hôm nay»; with the moment of the step when that comes first, then shorter."""
    step_due = dossier.step.due_at
    if step_due >= dossier.due_at or dossier.due_at < desk.at:
        return f"Hẹn trả {moment_said(dossier.due_at, desk.today)}"
    due = f"Hẹn trả {local(dossier.due_at):%d/%m}".replace(" ", NBSP)
    return f"Bước này đến {moment_said(step_due, desk.today)}. {due}"


def moment_said(moment: datetime, today: date) -> str:
    """«17:00 hôm nay», «17:00, thứ Tư 25/11»."""
    wall = local(moment)
    return f"{wall:%H:%M}{' ' if wall.date() == today else ', '}{_day_said(wall.date(), today)}"


def _day_said(day: date, today: date) -> str:
    year = "" if day.year == today.year else f"/{day.year}"
    return "hôm nay" if day == today else f"{weekday_name(day)} {day:%d/%m}{year}"
