"""Mở sổ chứng thực: a unit that kept a paper book this year goes on from its last number, so that none comes twice."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.certification.models import Book
from cchc.certification.permissions import KEEPS, NOT_KEEPER
from cchc.certification.rules import rules_on
from cchc.certification.writing import locked_book
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

MOST = 999_999


def why_not_open_book(*, kind: str, before: int, by: Actor, book: Book | None = None) -> Refusal | None:
    """`book` is the one of this year, if a line opened it already."""
    if by.role not in KEEPS:
        return NOT_KEEPER
    if kind not in {content.code for content in rules_on(today()).books}:
        return Refusal("Không có loại sổ này. Hãy chọn lại loại sổ.")
    if not 0 <= before <= MOST:
        return Refusal(f"Số cuối của sổ giấy phải từ 0 đến {MOST}.")
    if book is not None and book.last > book.before:
        return Refusal(f"«{book}» đã có dòng ghi trên hệ thống, không đổi số đầu được nữa.")
    return None


@transaction.atomic
def open_book(*, kind: str, before: int, by: Actor) -> Book:
    """The book of this year; its first line will have the number after `before`."""
    refuse(why_not_open_book(kind=kind, before=before, by=by))
    book = locked_book(by.unit, rules_on(today()).book(kind), today().year)
    refuse(why_not_open_book(kind=kind, before=before, by=by, book=book))
    book.before = book.last = before
    book.save(update_fields=["before", "last"])
    record_event("book_opened", subject=book, by=by, data={"book": book.symbol, "before": before})
    return book
