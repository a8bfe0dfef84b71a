"""What do the printed papers of certification say: the stamps, the slip of the fee, the book?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cchc.certification.models import Book, Entry
from cchc.certification.rules import rules_on
from cchc.certification.totals import Totals
from cchc.documents.form_values import CertificationLine, Form
from cchc.documents.heading import office_of
from cchc.documents.vietnamese_numbers import amount_in_words
from cchc.dossiers.models import Dossier
from cchc.dossiers.presentation.sheets import SHEETS
from cchc.worktime.zone import local


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """The text under one copy, and who signs it."""

    lines: tuple[str, ...]
    title: tuple[str, ...]
    signer: str
    paper: str


@dataclass(frozen=True, kw_only=True)
class Stamps(Form):
    """Lời chứng: one for each copy, to be cut or printed on labels."""

    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, kw_only=True)
class FeeLine:
    number: int
    paper: str
    pages: int
    copies: int
    fee: int


@dataclass(frozen=True, kw_only=True)
class FeeSlip(Form):
    """Phiếu thu phí: what was certified and what it cost."""

    payer: str
    payer_number: str
    work: str
    book: str
    lines: tuple[FeeLine, ...]
    clerk: str
    source: str

    def values(self) -> dict[str, Any]:
        total = sum(line.fee for line in self.lines)
        return super().values() | {"total": total, "total_in_words": amount_in_words(total)}


@dataclass(frozen=True, kw_only=True)
class BookLine:
    number: int
    day: date
    person: str
    paper: str
    signer: str
    copies: int
    fee: int
    note: str
    voided: bool


@dataclass(frozen=True, kw_only=True)
class BookSheet(Form):
    """Sổ chứng thực, as the annex of Decree 23/2015/NĐ-CP lays it out."""

    book: str
    symbol: str
    year: int
    period: str
    opened: str
    heads: tuple[str, ...]
    lines: tuple[BookLine, ...]
    papers: int
    copies: int
    fees: int
    fees_in_words: str
    voided: int
    closed_on: date | None
    closed_by: str


def stamps_of(dossier: Dossier, entries: Sequence[Entry], *, at: datetime) -> Stamps:
    """As many as copies; a voided line is stamped no more."""
    return Stamps(
        office=office_of(dossier.unit),
        issued_at=at,
        stamps=tuple(
            Stamp(
                lines=tuple(entry.stamp.splitlines()),
                title=tuple(entry.signer_title.splitlines()),
                signer=entry.signer_name,
                paper=entry.paper,
            )
            for entry in entries
            if entry.voided_at is None
            for _ in range(entry.copies)
        ),
    )


def receipt_of(dossier: Dossier, entries: Sequence[Entry], url: str) -> Form:
    """Form 01 with the columns of certification: pages and copies of each paper."""
    receipt = SHEETS["01"].values(dossier, url)
    lines = tuple(
        CertificationLine(name=entry.paper, pages=entry.pages, paper_copies=entry.copies)
        for entry in entries
        if entry.voided_at is None
    )
    return replace(receipt, papers=(), certifications=lines)  # type: ignore[call-arg]


def fee_slip_of(dossier: Dossier, entries: Sequence[Entry], *, clerk: str, at: datetime) -> FeeSlip:
    work = rules_on(entries[0].certified_on).work(dossier.procedure.procedure.code)
    return FeeSlip(
        office=office_of(dossier.unit),
        issued_at=at,
        code=dossier.code or "",
        payer=dossier.applicant_name,
        payer_number=dossier.applicant_number,
        work=dossier.procedure.plain_name,
        book=entries[0].book.symbol,
        lines=tuple(
            FeeLine(number=entry.number, paper=entry.paper, pages=entry.pages, copies=entry.copies, fee=entry.fee)
            for entry in entries
            if entry.voided_at is None
        ),
        clerk=clerk,
        source=work.fee.source if work else "",
    )


def book_sheet_of(
    book: Book, entries: Sequence[Entry], totals: Totals, *, period: str, closed_by: str, at: datetime
) -> BookSheet:
    """A part of a closed book is not the closing of it."""
    content = rules_on(date(book.year, 12, 31)).book(book.kind)
    started = f"từ số {book.before + 1:02}" + (", tiếp theo sổ giấy" if book.before else "")
    return BookSheet(
        office=office_of(book.unit),
        issued_at=at,
        book=book.name,
        symbol=book.symbol,
        year=book.year,
        period=period,
        opened=started,
        heads=(content.person, content.paper, content.count),
        lines=tuple(
            BookLine(
                number=entry.number, day=entry.certified_on,
                person=", ".join(filter(None, (entry.person_name, entry.person_number))),
                paper=entry.paper, signer=f"{entry.signer_name}, {entry.signer_title.replace(chr(10), ', ')}",
                copies=entry.copies, fee=entry.fee, voided=entry.voided_at is not None, note=note_of(entry),
            )
            for entry in entries
        ),
        papers=totals.papers,
        copies=totals.copies,
        fees=totals.fees,
        fees_in_words=amount_in_words(totals.fees),
        voided=totals.voided,
        closed_on=local(book.closed_at).date() if book.closed_at and not period else None,
        closed_by=closed_by,
    )  # fmt: skip


def note_of(entry: Entry) -> str:
    """«Đã hủy: ghi sai»."""
    return f"Đã hủy: {entry.void_reason}" if entry.voided_at else ""
