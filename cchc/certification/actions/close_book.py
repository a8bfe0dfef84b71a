"""Khóa sổ chứng thực: at the year's end it is counted, and no line comes after (Decree 23/2015/NĐ-CP, Article 13)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.certification.models import Book
from cchc.certification.permissions import NOT_KEEPER, keeps_books
from cchc.certification.totals import totals_of
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_close_book(*, book: Book, by: Actor) -> Refusal | None:
    if not keeps_books(by, book):
        return NOT_KEEPER
    if book.closed_at is not None:
        return Refusal(f"«{book}» đã khóa rồi.")
    if today() < date(book.year, 12, 31):
        return Refusal(f"Sổ chỉ khóa khi hết năm: sớm nhất ngày 31/12/{book.year}.", "Điều 13 Nghị định 23/2015/NĐ-CP")
    return None


@transaction.atomic
def close_book(*, book: Book, by: Actor) -> Book:
    """The closed book; its totals as of now stand in the record."""
    book = Book.objects.select_for_update(of=("self",)).select_related("unit").get(pk=book.pk)
    refuse(why_not_close_book(book=book, by=by))
    totals = totals_of(book.entries.all())
    book.closed_at, book.closed_by = now(), by.post
    book.save(update_fields=["closed_at", "closed_by"])
    record_event("book_closed", subject=book, by=by, data={"book": book.symbol, "last": book.last} | totals._asdict())
    return book
