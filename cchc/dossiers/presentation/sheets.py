"""Which printed forms does a dossier have in its present state, and what does each say?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import dropwhile, pairwise
from typing import Any
from uuid import UUID

from cchc.audit.recording import events_of
from cchc.documents import form_values
from cchc.documents.form_values import Form, Office, Person
from cchc.dossiers.models import Dossier, DossierStep, Status, SupplementRequest
from cchc.dossiers.presentation.clock import clock_of
from cchc.dossiers.presentation.counts import counts_of
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.lifecycle.clock import now
from cchc.organization.models import Post, Unit
from cchc.worktime.explanation import DayLine
from cchc.worktime.spoken import spoken_day, spoken_hours
from cchc.worktime.zone import local


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


def _request(dossier: Dossier, url: str, *, office: Office, at: datetime) -> dict[str, Any]:
    """What every form about a request says."""
    return {
        "office": office,
        "issued_at": at,
        "code": dossier.code or "",
        "look_up_url": url,
        "applicant": Person(
            name=dossier.applicant_name,
            identity_number=dossier.applicant_number,
            address=dossier.applicant_address,
            phone=dossier.applicant_phone,
            email=dossier.applicant_email,
        ),
        "procedure": dossier.procedure.name,
        "procedure_code": dossier.procedure.procedure.code,
        "summary": dossier.summary,
    }


def _receipt(dossier: Dossier, url: str) -> Form:
    count = counts_of(list(dossier.clock_runs.all()))[-1]
    receiver = _post(dossier.received_by_id)
    return form_values.Receipt(
        **_request(dossier, url, office=_division(receiver), at=count.starts_at),
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


def delivery_of(dossier: Dossier) -> str:
    """How the applicant gets the result; at the counter of which unit, when two are concerned."""
    how = dossier.get_result_by_display()
    if not dossier.received_at_unit or dossier.result_by != Dossier.ResultBy.COUNTER:
        return how
    unit = dossier.received_at_unit if dossier.result_at_receiving_unit else dossier.unit
    return f"{how} Một cửa {unit.name}"


def _supplement_slip(dossier: Dossier, url: str) -> Form:
    asked = list(dossier.supplement_requests.all())[-1]
    guide = _post(asked.asked_by_id)
    rules = rules_on(local(asked.asked_at).date())
    is_after = asked.phase == SupplementRequest.Phase.AFTER
    lines = [line.partition(":") for line in asked.items.splitlines() if line.strip()]
    return form_values.SupplementSlip(
        **_request(dossier, url if dossier.code else "", office=_division(guide), at=asked.asked_at),
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
        **_request(dossier, "", office=_division(_post(refused.post_id)), at=refused.at),
        reason=dossier.reason,
        ground=rules_on(refused.day).reception.source,
        receiver=refused.official_name,
        submitted_at=None if dossier.channel == Dossier.Channel.DIRECT else dossier.filed_at,
    )


def _apology(dossier: Dossier, url: str) -> Form:
    extension = dossier.extension
    signer = _post(extension.announced_by_id)
    announced_on = local(extension.announced_at).date()
    return form_values.ApologyLetter(
        **_request(dossier, url, office=office_of(dossier.unit), at=extension.announced_at),
        field=dossier.procedure.procedure.field.name,
        received_at=_received_at(dossier),
        due_at=extension.old_due_at,
        new_due_at=extension.new_due_at,
        reason=extension.reason,
        ground=rules_on(announced_on).delay_announced_before.source,
        signer_post=signer.position.name,
        signer=signer.official.full_name,
    )


def _control_sheet(dossier: Dossier, url: str) -> Form:
    return form_values.ControlSheet(
        **_request(dossier, url, office=office_of(dossier.unit), at=now()),
        received_at=_received_at(dossier),
        due_at=_due_at(dossier),
        deciding_unit=dossier.unit.name,
        hand_overs=tuple(_hand_over(before, after) for before, after in pairwise(dossier.steps.all())),
    )


def _hand_over(before: DossierStep, after: DossierStep) -> form_values.HandOver:
    left_at = before.left_at or after.entered_at
    left_on, due_on = local(left_at).date(), local(before.due_at).date()
    punctual = "Trước hạn" if left_on < due_on else "Đúng hạn"
    return form_values.HandOver(
        giver_unit=before.holder.position.division,
        giver=before.holder.official.full_name,
        receiver_unit=after.holder.position.division,
        receiver=after.holder.official.full_name,
        given_at=left_at,
        received_at=after.entered_at,
        outcome="Quá hạn" if before.is_late(left_at) else punctual,
        note=before.name if before.outcome == DossierStep.Outcome.COMPLETED else before.get_outcome_display(),
    )


def _clock_sheet(dossier: Dossier, url: str) -> Form:
    runs = list(dossier.clock_runs.all())
    after = [asked for asked in dossier.supplement_requests.all() if asked.phase == SupplementRequest.Phase.AFTER]
    calendar = calendar_of(dossier.unit.calendar)
    clock = clock_of(dossier, runs=runs, supplement=after[0] if after else None, at=now(), calendar=calendar)
    if clock is None:
        raise ValueError(f"{dossier} has no clock")
    told = (form_values.ClockLine(when=when, what=what) for when, what in clock.lines)
    days = (
        form_values.ClockLine(when=spoken_day(line.day), what=line.note, counted=_counted(line))
        for line in clock.explained.days
    )
    return form_values.ClockSheet(
        office=office_of(dossier.unit),
        issued_at=now(),
        code=dossier.code or "",
        look_up_url=url,
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        received_at=_received_at(dossier),
        due_at=_due_at(dossier),
        time_limit=clock.explained.limit.label,
        lines=(*told, *days),
        calendar=clock.explained.calendar,
    )


def _counted(line: DayLine) -> str:
    """What the day adds: working hours, or which day of the limit it is."""
    if not line.counted:
        return "không tính"
    return spoken_hours(line.minutes) if line.minutes else f"ngày thứ {line.ordinal}" if line.ordinal else ""


def _result_receipt(dossier: Dossier, url: str) -> Form:
    giver = _post(dossier.returned_by_id)
    is_applicant = dossier.returned_to == dossier.applicant_name
    values = _request(dossier, url, office=_division(giver), at=dossier.returned_at or now())
    results = dossier.procedure.content.results if dossier.decision == Dossier.Decision.APPROVED else []
    return form_values.ResultReceipt(
        **values,
        results=(
            form_values.ResultPaper(
                kind=results[0] if results else dossier.get_decision_display(),
                number=dossier.result_number,
                summary=dossier.procedure.name,
            ),
        ),
        returned_at=dossier.returned_at or now(),
        giver=giver.official.full_name,
        recipient=values["applicant"] if is_applicant else Person(name=dossier.returned_to),
        authority="Chủ hồ sơ" if dossier.returned_to == dossier.for_whom else "",
    )


def _received_at(dossier: Dossier) -> datetime:
    return dossier.received_at or dossier.filed_at


def _due_at(dossier: Dossier) -> datetime:
    return dossier.due_at or dossier.filed_at


def _post(pk: Any) -> Post:
    return Post.objects.select_related("official", "position", "unit").get(pk=pk)


def office_of(unit: Unit) -> Office:
    """The committee itself, below the one above it; a place is written by its own name: «Tân Lập Đông»."""
    place = " ".join(dropwhile(str.islower, unit.short_name.split()))
    above = unit.parent.name if unit.parent else ""
    return Office(parent=above, name=unit.name, place=place, address=unit.address, phone=unit.phone)


def _division(post: Post) -> Office:
    """The division that hands out the paper, below the committee."""
    unit = office_of(post.unit)
    return Office(
        parent=unit.name, name=post.position.division, place=unit.place, address=unit.address, phone=unit.phone
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
    "06": Sheet("06", "Phiếu kiểm soát quá trình", _is_received, _control_sheet),
    "han": Sheet("clock", "Bảng tính thời hạn", _is_received, _clock_sheet),
    "bien-nhan": Sheet(
        "giay-ban-giao-ket-qua",
        "Giấy biên nhận trả kết quả",
        lambda dossier: dossier.status == Status.RETURNED,
        _result_receipt,
    ),
}
