"""The drawing of twelve months: every value stands within its grid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure
from cchc.indicators.presentation.trend import HEIGHT, TOP, Month, drawing_of


@pytest.mark.parametrize(
    ("total", "top"), [("0.5", "1"), ("5.67", "6"), ("37", "40"), ("40", "40"), ("412", "500"), ("99.1", "100")]
)
def test_the_highest_value_is_below_the_highest_line(total: str, top: str) -> None:
    mean = indicators_on(date(2026, 9, 14))["task_days_late"]
    months = [Month(date(2026, month, 1), Figure(mean)) for month in range(1, 12)]
    drawing = drawing_of([*months, Month(date(2026, 12, 1), Figure(mean, 1, 0, Decimal(total)))])
    assert [line["label"] for line in drawing["grid"]][-1] == top
    assert [TOP <= spot["y"] <= TOP + HEIGHT for spot in drawing["spots"]] == [True]
