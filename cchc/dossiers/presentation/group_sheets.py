"""Which printed forms does an interlinked dossier have now? A receipt, a slip for each part …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc.documents import form_values
from cchc.documents.form_values import Form, PartLine, Person, Request
from cchc.documents.heading import office_of
from cchc.dossiers.chain import Chain, Part
from cchc.dossiers.models import DossierGroup, Status, Stoppage, SupplementRequest
from cchc.dossiers.presentation.sheet_parts import division_of, number_of, post_of
from cchc.dossiers.rules import rules_on
from cchc.dossiers.signers import signed_as
from cchc.worktime.limit import Limit
from cchc.worktime.zone import local

MANNER = {
    DossierGroup.Travels.ELECTRONIC: "các phần chuyển điện tử, làm song song",
    DossierGroup.Travels.PAPER: "giấy tờ chuyển lần lượt giữa các cơ quan",
}


@dataclass(frozen=True)
class GroupSheet:
    """One form: its word in the address, its number in the form sets, its name, what it says."""

    word: str
    number: str
    label: str
    values: Form


@dataclass(frozen=True, kw_only=True)
class TransferSlip(Request):
    """Phiếu chuyển xử lý: the lead unit names the task and the deadline of a part (Decree 118/2025, Article 20)."""

    to_agency: str
    task: str
    result: str
    transferred_at: datetime
    due_at: datetime
    time_limit: str
    group_due_at: datetime
    owner: str
    owner_label: str
    manner: str
    parts: tuple[PartLine, ...]
    papers: tuple[str, ...] = ()
    sender: str = ""
    receiver: str = ""


def sheets_of_group(chain: Chain, *, url: str) -> list[GroupSheet]:
    """Those that exist now, in the order in which they came about."""
    return [
        GroupSheet("01", "01", "Giấy tiếp nhận và hẹn trả", _receipt(chain, url)),
        *_transfers(chain, url),
        *_supplement(chain, url),
        *_withdrawal(chain, url),
        *_returned(chain, url),
    ]


def _request(group: DossierGroup, url: str) -> dict[str, Any]:
    return {
        "code": group.code,
        "look_up_url": url,
        "applicant": Person(
            name=group.applicant_name,
            identity_number=group.applicant_number,
            address=group.applicant_address,
            phone=group.applicant_phone,
            email=group.applicant_email,
        ),
        "procedure": group.procedure.name,
        "procedure_code": group.version.code,
    }


def _parts(chain: Chain) -> tuple[PartLine, ...]:
    return tuple(
        PartLine(name=part.name, agency=part.member.unit.name, due_at=part.member.planned_due_at)
        for part in chain.parts
    )


def _papers(chain: Chain) -> list[Any]:
    group = chain.group
    return [paper for paper in group.procedure.content.papers if paper.code in group.papers]


def _receipt(chain: Chain, url: str) -> Form:
    group = chain.group
    receiver = post_of(group.received_by_id)
    papers = (
        form_values.PaperLine(name=paper.name, originals=paper.originals, copies=paper.copies)
        for paper in _papers(chain)
    )
    return form_values.Receipt(
        **_request(group, url),
        office=division_of(receiver),
        issued_at=group.received_at,
        number=number_of(group.code),
        receiving_unit=f"{receiver.position.division}, {group.unit.name}",
        received_at=group.received_at,
        due_at=group.first_due_at,
        time_limit="theo phần xong sau cùng",
        channel=f"Trực tiếp, {MANNER[DossierGroup.Travels(group.travels)]}",
        delivery=group.get_result_by_display(),
        receiver=receiver.official.full_name,
        papers=tuple(papers),
        parts=_parts(chain),
        owner=Person(name=group.owner_name),
        fees=(form_values.FeeLine(name="Phí, lệ phí các phần", amount=group.fee_due),) if group.fee_due else (),
        fee_note="" if group.fee_due is not None else "chưa công bố mức thu",
    )


def _transfers(chain: Chain, url: str) -> Iterator[GroupSheet]:
    """A slip for each part that began at another unit."""
    for part in chain.parts:
        if part.dossier and part.member.unit_id != chain.group.unit_id:
            label = f"Phiếu chuyển xử lý: {part.procedure_name}"
            word = f"chuyen-{part.member.number}"
            yield GroupSheet(word, "phieu-chuyen-xu-ly", label, _transfer(chain, part, url))


def _transfer(chain: Chain, part: Part, url: str) -> Form:
    group, member, dossier = chain.group, part.member, part.dossier
    started_at = member.started_at or group.received_at
    sender = post_of(member.started_by_id)
    return TransferSlip(
        **_request(group, url),
        office=office_of(group.unit),
        issued_at=started_at,
        to_agency=member.unit.name,
        task=part.content.task,
        result=part.content.result,
        transferred_at=started_at,
        due_at=dossier.first_due_at if dossier and dossier.first_due_at else member.planned_due_at,
        time_limit=Limit.parse(member.limit).label,
        group_due_at=group.due_at,
        owner=group.owner_name,
        owner_label=group.version.owner,
        manner=group.get_travels_display().partition(":")[0],
        parts=_parts(chain),
        papers=tuple(paper.name for paper in _papers(chain) if paper.code in part.content.papers),
        sender=sender.official.full_name,
    )


def _supplement(chain: Chain, url: str) -> Iterator[GroupSheet]:
    """All that the parts still ask for, in one slip; afterwards the one that was answered last."""
    rows = SupplementRequest.objects.filter(dossier__member__group=chain.group, phase=SupplementRequest.Phase.AFTER)
    told = list(rows.order_by("asked_at").select_related("dossier"))
    if not told:
        return
    last = max((each.answered_at for each in told if each.answered_at), default=None)
    waiting = [each for each in told if each.dossier.status == Status.AWAITING_SUPPLEMENT and not each.answered_at]
    asked = waiting or [each for each in told if each.answered_at == last]
    names = {part.dossier.pk: part.procedure_name for part in chain.parts if part.dossier}
    guide = post_of(chain.group.received_by_id)
    lines = [
        (names[request.dossier_id], line.strip())
        for request in asked
        for line in request.items.splitlines()
        if line.strip()
    ]
    yield GroupSheet("02", "02", "Phiếu yêu cầu bổ sung chung", form_values.SupplementSlip(
        **_request(chain.group, url), office=division_of(guide), issued_at=asked[-1].asked_at,
        missing=tuple(
            form_values.MissingPaper(name=line, what_to_do=f"Nộp bổ sung, phần {name}") for name, line in lines
        ),
        reason=" ".join(dict.fromkeys(request.reason for request in asked)),
        ground=rules_on(local(asked[0].asked_at).date()).supplement_completed_within.source,
        guide=guide.official.full_name, guide_phone=guide.official.phone, after_acceptance=True,
        complete_by=min(request.due_on for request in asked if request.due_on),
    ))  # fmt: skip


def _withdrawal(chain: Chain, url: str) -> Iterator[GroupSheet]:
    """Form 05 for the whole that the applicant took back."""
    group = chain.group
    if group.withdrawn_at is None:
        return
    signer = post_of(group.withdrawal_signed_by_id) if group.withdrawal_signed_by_id else None
    yield GroupSheet("05", "05", "Thông báo dừng giải quyết", form_values.StopNotice(
        **_request(group, url), office=office_of(group.unit), issued_at=group.withdrawn_at,
        received_at=group.received_at, stopped_at=group.withdrawn_at,
        stage=f"{sum(bool(part.dossier) for part in chain.parts)} trên {len(chain.parts)} phần đã bắt đầu",
        ground=Stoppage.Ground.WITHDRAWN.label, source=rules_on(local(group.withdrawn_at).date()).stop.source,
        asked_by=group.withdrawn_by_name, reason=group.withdrawal_reason,
        papers_back=tuple(group.papers_back.splitlines()), fee=group.fee_due,
        signer_post=signed_as(signer) if signer else "Chủ tịch",
        signer=signer.official.full_name if signer else "",
    ))  # fmt: skip


def _returned(chain: Chain, url: str) -> Iterator[GroupSheet]:
    """What the citizen took last, all of one hand-over in one receipt."""
    given = [part for part in chain.parts if part.dossier and part.dossier.returned_at]
    if not given:
        return
    last = max(part.dossier.returned_at for part in given if part.dossier and part.dossier.returned_at)
    dossiers = [part.dossier for part in given if part.dossier and part.dossier.returned_at == last]
    giver = post_of(dossiers[0].returned_by_id)
    to_name = dossiers[0].returned_to
    request = _request(chain.group, url)
    is_applicant = to_name == chain.group.applicant_name
    yield GroupSheet("bien-nhan", "giay-ban-giao-ket-qua", "Giấy biên nhận trả kết quả", form_values.ResultReceipt(
        **request, office=division_of(giver), issued_at=last,
        results=tuple(
            form_values.ResultPaper(
                kind=_kind(part), number=part.dossier.result_number, summary=part.member.procedure.name
            )
            for part in given
            if part.dossier and part.dossier.returned_at == last
        ),
        owner=chain.group.for_whom, returned_at=last, giver=giver.official.full_name,
        recipient=request["applicant"] if is_applicant else Person(name=to_name),
        authority="Người nộp hồ sơ" if is_applicant else "",
    ))  # fmt: skip


def _kind(part: Part) -> str:
    dossier = part.dossier
    approved = dossier is not None and dossier.decision == dossier.Decision.APPROVED
    return part.content.result if approved else "Văn bản trả lời không đủ điều kiện"
