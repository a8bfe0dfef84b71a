"""At the year's end the book is counted and closed, once."""

from __future__ import annotations

from datetime import datetime

import pytest

from cchc.audit.recording import events_of
from cchc.certification.actions.close_book import close_book
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.certification.conftest import Refused
from tests.factories.certification import DEGREE, RECORD, entry
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime(2027, 1, 4, 9, tzinfo=ZONE)


def test_closed_with_its_totals() -> None:
    book = entry(DEGREE, RECORD).book
    with clock_at(NEW_YEAR):
        closed = close_book(book=book, by=actor("tuphap"))
    assert (closed.closed_at, closed.closed_by) == (NEW_YEAR, actor("tuphap").post)
    data = events_of(closed).get().data
    assert (data["last"], data["papers"], data["copies"], data["pages"], data["fees"]) == (2, 2, 5, 27, 34_000)


def test_not_before_the_year_ends_not_twice_not_by_the_counter(refused: Refused) -> None:
    book = entry().book
    with refused("sớm nhất ngày 31/12/2026"):
        close_book(book=book, by=actor("tuphap"))
    with clock_at(NEW_YEAR):
        with refused("công chức tư pháp"):
            close_book(book=book, by=actor("motcua"))
        close_book(book=book, by=actor("chutich"))
        with refused("đã khóa rồi"):
            close_book(book=book, by=actor("chutich"))
