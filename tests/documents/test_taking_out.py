"""A cell of any list in words, as people here write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cchc.documents.taking_out import said
from cchc.documents.workbooks import Cell


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, ""),
        ("Nộp trực tuyến", "Nộp trực tuyến"),
        (12, "12"),
        (Decimal("0.200000000000000"), "0,2"),
        (Decimal("2.0000"), "2"),
        (0.125, "0,125"),
        (date(2026, 9, 14), "14/09/2026"),
        (datetime(2026, 9, 14, 2, 30, tzinfo=UTC), "09:30, 14/09/2026"),
    ],
)
def test_a_cell_in_words(cell: Cell, words: str) -> None:
    assert said(cell) == words
