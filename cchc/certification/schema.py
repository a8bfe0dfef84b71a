"""What may stand in the content file of certification: books, kinds of work, fees, stamp texts, who signs as what?"""

from __future__ import annotations

from datetime import date
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cchc.catalogue.schema import Mark
from cchc.content.reading import ContentModel

Amount = Annotated[int, Field(ge=0)]  # đồng
STAMP_PLACES = frozenset(
    {"number", "book", "day", "person", "person_number", "paper", "place", "unit", "signer", "title"}
)


def _stamp(text: str) -> str:
    unknown = {name for _, name, _, _ in Formatter().parse(text) if name is not None} - STAMP_PLACES
    if unknown:
        raise ValueError(f"lời chứng không có chỗ điền {', '.join(sorted(unknown))}")
    return text


def _capacity(text: str) -> str:
    if {name for _, name, _, _ in Formatter().parse(text) if name is not None} - {"position"}:
        raise ValueError("chức danh người ký chỉ có chỗ điền position")
    return text


class FeeRule(ContentModel):
    """By page: `amount` for each of the first pages, `next_amount` for each after, never more than `at_most` a copy.
    By case: `amount` for each line, whatever its pages and copies."""

    per: Literal["page", "case"]
    amount: Amount
    first_pages: Annotated[int, Field(ge=1)] = 1
    next_amount: Amount = 0
    at_most: Amount | None = None
    source: str
    mark: Mark

    def fee(self, *, pages: int, copies: int) -> int:
        """In đồng."""
        if self.per == "case":
            return self.amount
        of_copy = min(pages, self.first_pages) * self.amount + max(0, pages - self.first_pages) * self.next_amount
        return copies * (of_copy if self.at_most is None else min(of_copy, self.at_most))


class BookContent(ContentModel):
    """One kind of book: headings of its columns, the text that is stamped, and the kinds of paper that a counter is
    offered until it has a history of its own."""

    code: Annotated[str, Field(pattern=r"^[a-z]{2,8}$")]
    name: str
    symbol: Annotated[str, Field(pattern=r"^SCT/[A-ZĐ,]+$")]
    person: str
    paper: str
    count: str
    stamp: Annotated[str, AfterValidator(_stamp)]
    papers: list[str]
    source: str
    mark: Mark


class WorkContent(ContentModel):
    """One kind of certification: a procedure, its book and fee, and whether the counter may finish it at once."""

    procedure: str
    name: str
    book: str
    at_once: bool = False
    fee: FeeRule


class Capacities(ContentModel):
    """What stands above the signature, by what the signer signs as; `{position}` is the name of his position."""

    chair: Annotated[str, AfterValidator(_capacity)]
    vice_chair: Annotated[str, AfterValidator(_capacity)]
    delegated: Annotated[str, AfterValidator(_capacity)] | None
    source: str
    mark: Mark


class CertificationRules(ContentModel):
    """The rules in force from a day on."""

    effective_from: date
    source: str
    capacities: Capacities
    books: Annotated[list[BookContent], Field(min_length=1)]
    works: Annotated[list[WorkContent], Field(min_length=1)]

    @model_validator(mode="after")
    def every_work_has_its_book(self) -> Self:
        missing = {work.book for work in self.works} - {book.code for book in self.books}
        if missing:
            raise ValueError(f"không có sổ {', '.join(sorted(missing))}")
        return self

    def work(self, procedure: str) -> WorkContent | None:
        """The kind of work that the procedure is, if it is one."""
        return next((work for work in self.works if work.procedure == procedure), None)

    def book(self, code: str) -> BookContent:
        return next(book for book in self.books if book.code == code)


class CertificationFile(ContentModel):
    kind: Literal["certification"]
    rules: Annotated[list[CertificationRules], Field(min_length=1)]
