"""Which printed forms does a dossier have in its present state, and what does each say?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from cchc.audit.recording import events_of
from cchc.documents import form_values
from cchc.documents.form_values import Form, Person
from cchc.documents.heading import office_of
from cchc.dossiers.models import Dossier, Status, Stoppage, SupplementRequest
from cchc.dossiers.models.status import HANDED_OVER
from cchc.dossiers.presentation.clock import clock_of
from cchc.dossiers.presentation.control_sheet import control_sheet
from cchc.dossiers.presentation.counts import counts_of
from cchc.dossiers.presentation.holding import holding_of
from cchc.dossiers.presentation.sheet_parts import (
    delivery_of,
    division_of,
    due_at_of,
    number_of,
    post_of,
    received_at_of,
    request_of,
)
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.dossiers.signers import signed_as
from cchc.lifecycle.clock import now
from cchc.worktime.explanation import DayLine
from cchc.worktime.spoken import spoken_day, spoken_hours, spoken_moment
from cchc.worktime.zone import local

RULES = ("Cách tính", "Lưu ý")  # how the newest count was made: said under the table of what happened


@dataclass(frozen=True)
class Sheet:
    """One form: its number in the form sets, its name on screen, when it exists, what it says."""

    number: str
    label: str
    exists: Callable[[Dossier], bool]
    values: Callable[[Dossier, str], Form]


def sheets_of(dossier: Dossier) -> dict[str, Sheet]:
    """By the word in the address, the forms that exist now."""
    return {word: sheet for word, sheet in SHEETS.items() if sheet.exists(dossier)}


def sheets_for(dossier: Dossier, unit_id: UUID) -> dict[str, Sheet]:
    """Those that a unit may print: the one that received it for another only what its citizen takes home."""
    sheets = sheets_of(dossier)
    if dossier.received_at_unit_id != unit_id:
        return sheets
    return {word: sheet for word, sheet in sheets.items() if word in FOR_THE_CITIZEN}


def _receipt(dossier: Dossier, url: str) -> Form:
    count = counts_of(list(dossier.clock_runs.all()))[-1]
    receiver = post_of(dossier.received_by_id)
    return form_values.Receipt(
        **request_of(dossier, url, office=division_of(receiver), at=count.starts_at),
        number=number_of(dossier.code or ""),
        receiving_unit=f"{receiver.position.division}, {receiver.unit.name}",
        deciding_unit=dossier.unit.name if dossier.is_elsewhere else "",
        received_at=count.starts_at,
        due_at=count.first.due_at,
        time_limit=count.limit.label,
        channel=dossier.get_channel_display(),
        delivery=delivery_of(dossier),
        receiver=receiver.official.full_name,
        papers=tuple(
            form_values.PaperLine(
                name=f"{paper.name} (tra cứu, không phải nộp)" if paper.looked_up else paper.name,
                originals=paper.originals,
                copies=paper.copies,
            )
            for paper in dossier.papers.all()
        ),
        sets=dossier.sets,
        owner=Person(name=dossier.owner_name) if dossier.owner_name else None,
        fees=(form_values.FeeLine(name="Phí, lệ phí", amount=dossier.fee_due),) if dossier.fee_due else (),
        fee_note="" if dossier.fee_due is not None else "chưa công bố mức thu",
    )


def _supplement_slip(dossier: Dossier, url: str) -> Form:
    asked = list(dossier.supplement_requests.all())[-1]
    guide = post_of(asked.asked_by_id)
    rules = rules_on(local(asked.asked_at).date())
    is_after = asked.phase == SupplementRequest.Phase.AFTER
    lines = [line.partition(":") for line in asked.items.splitlines() if line.strip()]
    return form_values.SupplementSlip(
        **request_of(dossier, url if dossier.code else "", office=division_of(guide), at=asked.asked_at),
        missing=tuple(
            form_values.MissingPaper(name=name.strip(), what_to_do=what.strip() or "Nộp bổ sung")
            for name, _, what in lines
        ),
        reason=asked.reason,
        ground=rules.supplement_completed_within.source if is_after else rules.reception.source,
        guide=guide.official.full_name,
        guide_phone=guide.official.phone,
        after_acceptance=is_after,
        complete_by=asked.due_on,
    )


def _refusal_slip(dossier: Dossier, url: str) -> Form:
    refused = events_of(dossier).filter(name="dossier_refused").get()
    return form_values.RefusalSlip(
        **request_of(dossier, "", office=division_of(post_of(refused.post_id)), at=refused.at),
        reason=dossier.reason,
        ground=rules_on(refused.day).reception.source,
        receiver=refused.official_name,
        submitted_at=None if dossier.channel == Dossier.Channel.DIRECT else dossier.filed_at,
    )


def _apology(dossier: Dossier, url: str) -> Form:
    extension = dossier.extension
    signer = post_of(extension.signed_by_id)
    announced_on = local(extension.announced_at).date()
    return form_values.ApologyLetter(
        **request_of(dossier, url, office=office_of(dossier.unit), at=extension.announced_at),
        field=dossier.procedure.procedure.field.name,
        received_at=received_at_of(dossier),
        due_at=extension.old_due_at,
        new_due_at=extension.new_due_at,
        reason=extension.reason,
        ground=rules_on(announced_on).delay_announced_before.source,
        signer_post=signed_as(signer),
        signer=signer.official.full_name,
    )


def _clock_sheet(dossier: Dossier, url: str) -> Form:
    runs = list(dossier.clock_runs.all())
    after = [asked for asked in dossier.supplement_requests.all() if asked.phase == SupplementRequest.Phase.AFTER]
    calendar = calendar_of(dossier.unit.calendar)
    clock = clock_of(
        dossier,
        runs=runs,
        supplement=after[0] if after else None,
        payments=list(dossier.payment_requests.all()),
        at=now(),
        calendar=calendar,
    )
    if clock is None:
        raise ValueError(f"{dossier} has no clock")
    told = (form_values.ClockLine(when=when, what=what) for when, what in clock.lines if when not in RULES)
    days = [
        form_values.ClockLine(
            when=spoken_day(line.day), what=line.note,
            counted="tạm dừng" if line.counted and box.kind == "rest" else _counted(line),
        )
        for line, box in zip(clock.explained.days, clock.days, strict=False)
    ] + [
        form_values.ClockLine(when=f"{box.weekday} {box.day}", what=box.note)
        for box in clock.days[len(clock.explained.days) :]
    ]  # fmt: skip
    return form_values.ClockSheet(
        office=office_of(dossier.unit),
        issued_at=now(),
        code=dossier.code or "",
        look_up_url=url,
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        received_at=received_at_of(dossier),
        due_at=due_at_of(dossier),
        time_limit=clock.explained.limit.label,
        lines=(*told, *days),
        remarks=tuple(f"{when}: {what}" for when, what in clock.lines if when in RULES) + _overlays(dossier),
        calendar=clock.explained.calendar,
    )


def _overlays(dossier: Dossier) -> tuple[str, ...]:
    """What took time and stopped no clock."""
    return tuple(
        f"Lấy ý kiến {asked.whom} từ {spoken_moment(asked.asked_at)}, hạn {spoken_moment(asked.due_at)}, "
        + (f"trả lời {spoken_moment(asked.answered_at)}" if asked.answered_at else "chưa trả lời")
        + "; đồng hồ không dừng (Điều 19 khoản 4 Nghị định 118/2025/NĐ-CP)."
        for asked in dossier.consultations.select_related("consulted__official", "consulted__position")
    )


def _holding_sheet(dossier: Dossier, url: str) -> Form:
    steps = list(dossier.steps.all())
    holding = holding_of(dossier, steps=steps, at=now(), calendar=calendar_of(dossier.unit.calendar))
    if holding is None:
        raise ValueError(f"nobody held {dossier}")
    return form_values.HoldingSheet(
        office=office_of(dossier.unit),
        issued_at=now(),
        code=dossier.code or "",
        look_up_url=url,
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        received_at=received_at_of(dossier),
        due_at=due_at_of(dossier),
        total=holding.total,
        lines=tuple(
            form_values.HeldLine(
                step=each.step, who=each.who, when=each.when, held=each.held, limit=each.limit, over=each.over
            )
            for each in holding.stretches
        ),
        shares=tuple(
            form_values.HeldShare(who=share.who, held=share.held, percent=share.percent) for share in holding.shares
        ),
    )


def _counted(line: DayLine) -> str:
    """What the day adds: working hours, or which day of the limit it is."""
    if not line.counted:
        return "không tính"
    return spoken_hours(line.minutes) if line.minutes else f"ngày thứ {line.ordinal}" if line.ordinal else ""


def _result_receipt(dossier: Dossier, url: str) -> Form:
    giver = post_of(dossier.returned_by_id)
    handed = events_of(dossier).filter(name="result_handed_over").get().data
    values = request_of(dossier, url, office=division_of(giver), at=dossier.returned_at or now())
    is_applicant = dossier.returned_to == dossier.applicant_name
    recipient = values["applicant"] if is_applicant else Person(name=dossier.returned_to)
    results = dossier.procedure.content.results if dossier.decision == Dossier.Decision.APPROVED else []
    return form_values.ResultReceipt(
        **values,
        owner=dossier.for_whom,
        results=(
            form_values.ResultPaper(
                kind=results[0] if results else dossier.get_decision_display(),
                number=dossier.result_number,
                summary=dossier.procedure.name,
            ),
        ),
        returned_at=dossier.returned_at or now(),
        giver=giver.official.full_name,
        giver_phone=giver.official.phone,
        recipient=replace(
            recipient,
            identity_number=handed.get("to_number") or recipient.identity_number,
            phone=handed.get("to_phone") or recipient.phone,
        ),
        authority="Chủ hồ sơ" if dossier.returned_to == dossier.for_whom else handed.get("authority", ""),
        withdrawn_originals=tuple(handed.get("originals_taken", "").splitlines()),
    )


def _stop_notice(dossier: Dossier, url: str) -> Form:
    stoppage = dossier.stoppage
    signer = post_of(stoppage.signed_by_id) if stoppage.signed_by_id else None
    by_wish = stoppage.ground in (Stoppage.Ground.WITHDRAWN, Stoppage.Ground.ASKED)
    last = dossier.steps.last()
    return form_values.StopNotice(
        **request_of(dossier, url, office=office_of(dossier.unit), at=stoppage.stopped_at),
        received_at=received_at_of(dossier),
        stopped_at=stoppage.stopped_at,
        stage=last.name if last else "",
        ground=stoppage.get_ground_display(),
        source=rules_on(local(stoppage.stopped_at).date()).stop.source if by_wish else "",
        asked_by=stoppage.asked_by_name,
        reason=dossier.reason,
        papers_back=tuple(stoppage.papers_back.splitlines()),
        fee=dossier.fee_due,
        refund=stoppage.refund,
        signer_post=signed_as(signer) if signer else "Chủ tịch",
        signer=signer.official.full_name if signer else "",
    )


def _is_received(dossier: Dossier) -> bool:
    return dossier.code is not None


FOR_THE_CITIZEN = frozenset({"01", "bien-nhan"})
SHEETS = {
    "01": Sheet("01", "Giấy tiếp nhận và hẹn trả", _is_received, _receipt),
    "02": Sheet(
        "02", "Phiếu yêu cầu bổ sung", lambda dossier: bool(dossier.supplement_requests.all()), _supplement_slip
    ),
    "03": Sheet("03", "Phiếu từ chối", lambda dossier: dossier.status == Status.REFUSED, _refusal_slip),
    "04": Sheet("04", "Văn bản xin lỗi, hẹn lại", lambda dossier: dossier.extensions > 0, _apology),
    "05": Sheet("05", "Thông báo dừng giải quyết", lambda dossier: hasattr(dossier, "stoppage"), _stop_notice),
    "06": Sheet("06", "Phiếu kiểm soát quá trình", _is_received, control_sheet),
    "han": Sheet("clock", "Bảng tính thời hạn", _is_received, _clock_sheet),
    "thoi-gian-giu": Sheet("thoi-gian-giu", "Bảng thời gian giữ hồ sơ", _is_received, _holding_sheet),
    "bien-nhan": Sheet(
        "giay-ban-giao-ket-qua",
        "Giấy biên nhận trả kết quả",
        lambda dossier: dossier.status in HANDED_OVER,
        _result_receipt,
    ),
}
