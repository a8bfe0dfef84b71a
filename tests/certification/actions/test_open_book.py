"""A paper book of this year is continued from its last number, before the first line and not after."""

from __future__ import annotations

import pytest

from cchc.certification.actions.open_book import open_book
from tests.certification.conftest import Refused
from tests.factories.certification import entry
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_the_first_line_follows_the_paper_book() -> None:
    open_book(kind="bs", before=100, by=actor("tuphap"))
    book = open_book(kind="bs", before=1234, by=actor("tuphap"))
    assert (book.before, book.symbol) == (1234, "01/2026-SCT/BS")
    assert entry().number == 1235


def test_not_after_a_line(refused: Refused) -> None:
    entry()
    with refused("đã có dòng ghi trên hệ thống"):
        open_book(kind="bs", before=10, by=actor("tuphap"))


@pytest.mark.parametrize(
    ("kind", "before", "username", "sentence"),
    [
        ("bs", 10, "motcua", "công chức tư pháp"),
        ("xx", 10, "tuphap", "Không có loại sổ này"),
        ("bs", -1, "tuphap", "phải từ 0"),
        ("bs", 1_000_000, "tuphap", "phải từ 0"),
    ],
)
def test_refused(kind: str, before: int, username: str, sentence: str, refused: Refused) -> None:
    with refused(sentence):
        open_book(kind=kind, before=before, by=actor(username))
