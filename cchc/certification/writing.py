"""How do lines come into a book: numbers without a gap, the fee by the rules of the day, the text that is stamped?"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc.certification.models import Book, Entry
from cchc.certification.rules import rules_on
from cchc.certification.schema import BookContent, WorkContent
from cchc.certification.signers import Signer, signers_of
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit
from cchc.worktime.zone import local

MOST_LINES = 40  # of one visit
MOST = 999  # pages or copies of one paper: more is a slip of the keyboard


@dataclass(frozen=True)
class Line:
    """One kind of paper: how many pages one copy has, how many copies. It takes one number, whatever the copies
    (Circular 01/2020/TT-BTP, Article 4)."""

    paper: str
    pages: int
    copies: int


def work_of(procedure: str) -> WorkContent | None:
    """What kind of certification the procedure is today."""
    return rules_on(today()).work(procedure)


def fee_of(work: WorkContent, lines: Sequence[Line]) -> int:
    """In đồng."""
    return sum(work.fee.fee(pages=line.pages, copies=line.copies) for line in lines)


def why_not_write(lines: Sequence[Line], signer: Post, *, numbers: set[str], by: Actor) -> Refusal | None:
    """Faults of the lines, then of who signs. `numbers` are those of the people whose papers they are."""
    if not lines:
        return Refusal("Chưa có giấy tờ nào. Ghi ít nhất một dòng.")
    if len(lines) > MOST_LINES:
        return Refusal(f"Mỗi lần nhiều nhất {MOST_LINES} dòng. Ghi phần còn lại ở lần sau.")
    for place, line in enumerate(lines, start=1):
        if not line.paper.strip():
            return Refusal(f"Dòng {place} chưa ghi tên giấy tờ.")
        if not (1 <= line.pages <= MOST and 1 <= line.copies <= MOST):
            return Refusal(f"Dòng {place}: số trang, số bản phải từ 1 đến {MOST}.")
    if all(each.post.pk != signer.pk for each in signers_of(by.unit, today())):
        return Refusal(
            f"{signer.official.full_name} không có thẩm quyền ký chứng thực hôm nay. Hãy chọn Chủ tịch, Phó Chủ tịch "
            "hoặc người đang được ủy quyền.",
            "Nghị định 280/2025/NĐ-CP",
        )
    own = numbers - {""}
    if signer.official.personal_number in own or by.official.personal_number in own:
        return Refusal(
            "Không ai chứng thực giấy tờ của chính mình. Hãy để người khác đối chiếu và ký.",
            "Điều 9 Nghị định 23/2015/NĐ-CP",
        )
    return None


def locked_book(unit: Unit, content: BookContent, year: int) -> Book:
    """The book of the year, opened by its first line, locked until the transaction ends."""
    which = {"unit": unit, "kind": content.code, "year": year}
    locked = Book.objects.select_for_update().filter(**which)
    if (book := locked.first()) is None:
        Book.objects.get_or_create(**which, defaults={"name": content.name, "symbol": f"01/{year}-{content.symbol}"})
        book = locked.get()
    return book


def write_entries(
    dossier: Dossier, *, work: WorkContent, lines: Sequence[Line], signer: Post, by: Actor
) -> list[Entry]:
    """The new lines of the book, in the order given."""
    at = now()
    day = local(at).date()
    content = rules_on(day).book(work.book)
    book = locked_book(by.unit, content, day.year)
    if book.closed_at is not None:
        refuse(Refusal(f"«{book}» đã khóa, không vào thêm được. Việc mới vào sổ của năm sau."))
    [chosen] = [each for each in signers_of(by.unit, day) if each.post.pk == signer.pk]
    entries = [
        _entry(book, content, number, dossier, line, fee=fee_of(work, [line]), signer=chosen, by=by, at=at)
        for number, line in enumerate(lines, start=book.last + 1)
    ]
    book.last += len(entries)
    book.save(update_fields=["last"])
    return Entry.objects.bulk_create(entries)


def _entry(
    book: Book, content: BookContent, number: int, dossier: Dossier, line: Line,
    *, fee: int, signer: Signer, by: Actor, at: datetime,
) -> Entry:  # fmt: skip
    paper = unicodedata.normalize("NFC", " ".join(line.paper.split()))
    wall = local(at)
    entry = Entry(
        book=book, number=number, dossier=dossier, certified_at=at, certified_on=wall.date(), certified_by=by.post,
        person_name=dossier.for_whom, person_number=dossier.owner_number or dossier.applicant_number,
        paper=paper, pages=line.pages, copies=line.copies, fee=fee,
        signer=signer.post, signer_name=signer.name, signer_title=signer.title,
    )  # fmt: skip
    entry.stamp = content.stamp.format(
        number=f"{number:02}", book=book.symbol, day=day_in_words(wall), person=entry.person_name,
        person_number=entry.person_number, paper=paper, unit=by.unit.name, place=by.unit.short_name,
        signer=signer.name, title=signer.post.position.name,
    )  # fmt: skip
    entry.search_text = entry.searchable()
    return entry


def day_in_words(wall: datetime) -> str:
    """«Ngày 05 tháng 02 năm 2026»: below 10, and January and February, with a zero (Decree 30/2020/NĐ-CP, Annex I)."""
    month = f"{wall.month:02}" if wall.month < 3 else str(wall.month)
    return f"Ngày {wall.day:02} tháng {month} năm {wall.year}"


def numbers_said(entries: Sequence[Entry]) -> str:
    """«15 đến 18, quyển số 01/2026-SCT/BS»."""
    first, last = entries[0].number, entries[-1].number
    return f"{first:02}" + (f" đến {last:02}" if last > first else "") + f", quyển số {entries[0].book.symbol}"
