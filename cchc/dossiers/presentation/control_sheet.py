"""What does form 06 say: who gave the dossier to whom, when, early or late, and what happened meanwhile?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any

from cchc.audit.models import Event
from cchc.audit.recording import events_of
from cchc.catalogue.schema import Does
from cchc.documents.form_values import ControlSheet, Form, HandOver
from cchc.documents.heading import office_of
from cchc.dossiers.models import Consultation, Dossier, DossierStep
from cchc.dossiers.models.status import CUT_SHORT
from cchc.dossiers.presentation.sheet_parts import due_at_of, received_at_of, request_of
from cchc.dossiers.presentation.story import closing_events
from cchc.lifecycle.clock import now
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import local

EARLY, IN_TIME, LATE = "Trước hạn", "Đúng hạn", "Quá hạn"
REMARKS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "receipt_corrected": lambda data: "Sửa giấy tiếp nhận",
    "dossier_amended": lambda data: "Người nộp sửa đổi hồ sơ",
    "step_returned": lambda data: f"Trả lại bước trước: {data['reason']}",
    "dossier_reassigned": lambda data: f"Điều chuyển: {data['reason']}",
    "supplement_requested": lambda data: f"Yêu cầu bổ sung, đồng hồ dừng: {data['reason']}",
    "supplement_received": lambda data: "Nhận đủ hồ sơ bổ sung, hạn tính lại từ đầu",
    "payment_awaited": lambda data: f"Chờ nghĩa vụ tài chính, đồng hồ dừng ({data['source']})",
    "payment_recorded": lambda data: f"Đã nộp, chứng từ {data['voucher']}; đồng hồ chạy tiếp",
    "consultation_requested": lambda data: f"Lấy ý kiến {data['whom']}",
    "delay_announced": lambda data: f"Xin lỗi, hẹn lại {_spoken(data['new_due_at'])}: {data['reason']}",
    "dossier_closed_unsupplemented": lambda data: data["reason"],
    "dossier_withdrawn": lambda data: f"Người nộp rút hồ sơ: {data['reason']}",
    "dossier_stopped": lambda data: f"Dừng giải quyết: {data['reason']}",
}


def control_sheet(dossier: Dossier, url: str) -> Form:
    """One row for every hand-over and for every question to somebody else, in the order of time."""
    steps = list(dossier.steps.select_related("holder__official", "holder__position"))
    remarks = remarks_of(steps, list(events_of(dossier)))
    rows = [
        _hand_over(dossier, step, after, remarks.get(step.order, []))
        for step, after in zip_longest(steps, steps[1:])
        if step.left_at is not None
    ]
    posts = [f"{who}__{part}" for who in ("asked_by", "consulted") for part in ("official", "position", "unit")]
    asked = list(dossier.consultations.select_related(*posts))
    rows += [_question(each, at=now()) for each in asked]
    return ControlSheet(
        **request_of(dossier, url, office=office_of(dossier.unit), at=now()),
        received_at=received_at_of(dossier),
        due_at=due_at_of(dossier),
        deciding_unit=dossier.unit.name,
        coordinating_units="; ".join(dict.fromkeys(_unit_of(each) for each in asked)),
        hand_overs=tuple(sorted(rows, key=lambda row: row.given_at)),
    )


def remarks_of(steps: Sequence[DossierStep], events: Sequence[Event]) -> dict[int, list[str]]:
    """By order of the step, what the record tells of it; an event that ends a step belongs to that step."""
    ended = {event.pk: order for order, event in closing_events(steps, events).items()}
    remarks: dict[int, list[str]] = {}
    order = 1
    for event in events:
        order = ended.get(event.pk, order)
        if event.name in REMARKS:
            remarks.setdefault(order, []).append(REMARKS[event.name](event.data))
        if event.pk in ended:
            order = min(order + 1, len(steps))
    return remarks


def _hand_over(dossier: Dossier, step: DossierStep, after: DossierStep | None, remarks: Sequence[str]) -> HandOver:
    left_at = step.left_at or now()
    receiver, unit = dossier.returned_to, "Tổ chức, cá nhân nhận kết quả"
    if after is not None:
        receiver, unit = after.holder.official.full_name, after.holder.position.division
    elif not dossier.returned_to:
        receiver, unit = dossier.applicant_name, "Tổ chức, cá nhân nộp hồ sơ"
    return HandOver(
        giver_unit=step.holder.position.division,
        giver=step.holder.official.full_name,
        receiver_unit=unit,
        receiver=receiver,
        given_at=left_at,
        received_at=after.entered_at if after else None if dossier.status in CUT_SHORT else left_at,
        outcome=_outcome(dossier, step, left_at),
        note="; ".join(remark.rstrip(". ") for remark in (step.name, *remarks)),
    )


def _outcome(dossier: Dossier, step: DossierStep, left_at: datetime) -> str:
    """Of the step; at the last one, where nobody is late any more, of the whole dossier, by its days."""
    if step.does == Does.HAND_OVER and dossier.ended_at and dossier.due_at:
        return _by_days(dossier.ended_at, dossier.due_at)
    return LATE if step.is_late(left_at) else _by_days(left_at, step.due_at)


def _by_days(done_at: datetime, due_at: datetime) -> str:
    """Compared by the day (onestop.md §2.6)."""
    done, due = local(done_at).date(), local(due_at).date()
    return EARLY if done < due else IN_TIME if done == due else LATE


def _question(asked: Consultation, *, at: datetime) -> HandOver:
    answered = f"trả lời {spoken_moment(asked.answered_at)}" if asked.answered_at else "chưa trả lời"
    outcome = LATE if asked.is_late(at) else _by_days(asked.answered_at, asked.due_at) if asked.answered_at else ""
    return HandOver(
        giver_unit=asked.asked_by.position.division,
        giver=asked.asked_by.official.full_name,
        receiver_unit=_unit_of(asked),
        receiver=asked.consulted.official.full_name if asked.consulted else asked.agency,
        given_at=asked.asked_at,
        received_at=asked.asked_at,
        outcome=outcome,
        note=f"Lấy ý kiến, hạn {spoken_moment(asked.due_at)}; {answered}",
    )


def _unit_of(asked: Consultation) -> str:
    post = asked.consulted
    if post is None:
        return asked.agency
    is_colleague = post.unit_id == asked.asked_by.unit_id
    return post.position.division if is_colleague else f"{post.position.division}, {post.unit.name}"


def _spoken(written: str) -> str:
    return spoken_moment(datetime.fromisoformat(written))
