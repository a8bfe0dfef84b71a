"""What does each printed form say? Plain values, filled in by the package that owns the facts.

A moment is aware; a form prints it in Asia/Ho_Chi_Minh. Fields follow the forms of Circular 03/2025/TT-VPCP
as far as they are known. An empty text prints as dots where the paper needs the fact, else as nothing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from cchc.documents.vietnamese_numbers import amount_in_words


@dataclass(frozen=True, kw_only=True)
class Office:
    """Who issues the paper: two lines of the heading, the place of the date line, where to reach it."""

    parent: str
    name: str
    place: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Person:
    name: str
    identity_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Form:
    """What every form has. Without a dossier code it carries no bar code, without an address no QR code."""

    office: Office
    issued_at: datetime
    number: str = ""  # without the symbol that the form adds
    code: str = ""
    look_up_url: str = ""  # the public page of the dossier, with its short signed token

    @property
    def addresses(self) -> tuple[str, ...]:
        """Further addresses that the form prints as QR codes."""
        return ()

    def values(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Request(Form):
    """What forms about a citizen's request have in common."""

    applicant: Person
    procedure: str
    procedure_code: str
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    name: str
    originals: int = 0
    certified: int = 0
    copies: int = 0


@dataclass(frozen=True, kw_only=True)
class CertificationLine:
    """A paper brought for certification (chứng thực)."""

    name: str
    pages: int
    paper_copies: int
    electronic: bool = False


@dataclass(frozen=True, kw_only=True)
class FeeLine:
    name: str
    amount: int  # đồng


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """One procedure of an interlinked dossier: who does it, until when."""

    name: str
    agency: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Receipt(Request):
    """Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả."""

    receiving_unit: str
    received_at: datetime
    due_at: datetime
    time_limit: str
    channel: str
    delivery: str
    receiver: str
    deciding_unit: str = ""  # when it is not the receiving one (phi địa giới)
    papers: tuple[PaperLine, ...] = ()
    parts: tuple[PartLine, ...] = ()  # of an interlinked dossier
    certifications: tuple[CertificationLine, ...] = ()
    sets: int = 1
    owner: Person | None = None  # when another one handed the dossier in
    second_phase_received_at: datetime | None = None
    second_phase_due_at: datetime | None = None
    fees: tuple[FeeLine, ...] = ()
    fee_note: str = ""
    book: str = ""
    entry: str = ""
    copy: str = ""  # liên: lưu, or giao tổ chức, cá nhân

    def values(self) -> dict[str, Any]:
        total = sum(fee.amount for fee in self.fees)
        return super().values() | {"fee_total": total, "fee_total_in_words": amount_in_words(total)}


@dataclass(frozen=True, kw_only=True)
class MissingPaper:
    name: str
    what_to_do: str


@dataclass(frozen=True, kw_only=True)
class SupplementSlip(Request):
    """Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."""

    missing: tuple[MissingPaper, ...]
    reason: str
    ground: str
    guide: str
    guide_phone: str = ""
    after_acceptance: bool = False
    time: int = 1  # lần thứ
    complete_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class RefusalSlip(Request):
    """Form 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ."""

    reason: str
    ground: str
    receiver: str
    request_code: str = ""  # of an online filing, which has no dossier code yet
    submitted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ApologyLetter(Request):
    """Form 04, Văn bản xin lỗi và đề nghị gia hạn."""

    field: str
    received_at: datetime
    due_at: datetime
    new_due_at: datetime
    reason: str
    ground: str
    signer_post: str
    signer: str


@dataclass(frozen=True, kw_only=True)
class StopNotice(Request):
    """Form 05, Thông báo dừng giải quyết hồ sơ."""

    received_at: datetime
    stopped_at: datetime
    stage: str  # at which step it was stopped
    ground: str
    reason: str
    signer_post: str
    signer: str
    source: str = ""  # article and decree, where the applicant himself asked
    asked_by: str = ""
    papers_back: tuple[str, ...] = ()
    fee: int | None = None
    refund: int = 0

    def values(self) -> dict[str, Any]:
        return super().values() | {"refund_in_words": amount_in_words(self.refund)}


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """One line of the control sheet: from whom to whom, when given, when taken, early or late."""

    giver_unit: str
    giver: str
    receiver_unit: str
    receiver: str
    given_at: datetime
    received_at: datetime | None = None
    outcome: str = ""  # trước hạn, đúng hạn, quá hạn
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ControlSheet(Request):
    """Form 06, Phiếu kiểm soát quá trình giải quyết hồ sơ."""

    received_at: datetime
    due_at: datetime
    deciding_unit: str
    hand_overs: tuple[HandOver, ...]
    coordinating_units: str = ""
    book: str = ""
    entry: str = ""


@dataclass(frozen=True, kw_only=True)
class ClockLine:
    when: str
    what: str
    counted: str = ""
    ground: str = ""


@dataclass(frozen=True, kw_only=True)
class ClockSheet(Form):
    """How the due moment was computed, line by line."""

    procedure: str
    procedure_code: str
    received_at: datetime
    due_at: datetime
    time_limit: str
    lines: tuple[ClockLine, ...]
    remarks: tuple[str, ...] = ()  # the rule applied, its source, days that no text has fixed yet
    calendar: str = ""


@dataclass(frozen=True, kw_only=True)
class HeldLine:
    """One stretch of a dossier's way, in words."""

    step: str
    who: str
    when: str
    held: str
    limit: str = ""
    over: str = ""


@dataclass(frozen=True, kw_only=True)
class HeldShare:
    who: str
    held: str
    percent: int


@dataclass(frozen=True, kw_only=True)
class HoldingSheet(Form):
    """Who held the dossier, for how long, and which share of the time that was."""

    procedure: str
    procedure_code: str
    received_at: datetime
    due_at: datetime
    total: str
    lines: tuple[HeldLine, ...]
    shares: tuple[HeldShare, ...]


@dataclass(frozen=True, kw_only=True)
class ResultPaper:
    kind: str
    number: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class ResultReceipt(Request):
    """Giấy biên nhận trả kết quả: who took which result, when, and which originals were withdrawn."""

    owner: str
    results: tuple[ResultPaper, ...]
    returned_at: datetime
    giver: str
    recipient: Person
    giver_phone: str = ""
    authority: str = ""  # why this person may take it: the owner himself, or the authorisation paper
    withdrawn_originals: tuple[str, ...] = ()
