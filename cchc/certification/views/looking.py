"""Which lines of which book are asked for? The page, the print and the Excel file read the same filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404

from cchc.certification.forms.book import BookFilter, period_said
from cchc.certification.models import Book, Entry, EntryQuerySet
from cchc.certification.permissions import books_visible_to

KEPT = ("tu", "den", "q", "ky")


@dataclass(frozen=True)
class Looking:
    """One book, the filter as asked, and the lines that it lets through."""

    book: Book
    books: list[Book]
    form: BookFilter
    asked: dict[str, Any]

    @property
    def entries(self) -> EntryQuerySet:
        rows = Entry.objects.filter(book=self.book).matching(self.asked.get("q", ""))
        bounds = {"certified_on__gte": self.asked.get("tu"), "certified_on__lte": self.asked.get("den"),
                  "signer": self.asked.get("ky")}  # fmt: skip
        return rows.filter(**{name: value for name, value in bounds.items() if value})

    @property
    def said(self) -> str:
        """The filter in words, as it is printed."""
        parts = [period_said(self.asked.get("tu"), self.asked.get("den"))]
        if self.asked.get("q"):
            parts.append(f"Chỉ những dòng khớp «{self.asked['q']}».")
        if self.asked.get("ky"):
            parts.append(f"Chỉ những dòng do {dict(self.form.fields['ky'].choices)[self.asked['ky']]} ký.")  # type: ignore[attr-defined]
        return " ".join(part for part in parts if part)

    def query(self, **more: Any) -> str:
        """The same filter as an address."""
        kept = {name: self.form.data.get(name, "") for name in KEPT if self.asked.get(name)}
        return urlencode(kept | more)


def look(request: Any, pk: UUID | None = None) -> Looking | None:
    """The book asked for, else the newest of the own unit; None when there is no book yet, 404 when it is not seen."""
    books = list(books_visible_to(request.actor).select_related("unit__parent", "closed_by__official"))
    books.sort(key=lambda book: (book.unit_id != request.actor.unit_id, book.unit.short_name, -book.year, book.kind))
    wanted = str(pk or request.GET.get("so", ""))
    book = next((book for book in books if str(book.pk) == wanted), None)
    if book is None and pk is not None:
        raise Http404
    book = book or next(iter(books), None)
    if book is None:
        return None
    signers = Entry.objects.filter(book=book).order_by("signer_name").values_list("signer_id", "signer_name").distinct()
    form = BookFilter(request.GET, books=books, signers=[(str(key), name) for key, name in signers])
    form.is_valid()
    return Looking(book, books, form, form.cleaned_data)
