"""A straight line through the figures, with the range of the lines that leave one out."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.plans.forecast import forecast

END = date(2026, 12, 31)


def test_under_two_figures_nothing_is_said() -> None:
    assert forecast([], at=END, is_percent=True) is None
    assert forecast([(date(2026, 3, 1), 40.0)], at=END, is_percent=True) is None


def test_two_figures_have_a_line_and_no_range() -> None:
    found = forecast([(date(2026, 1, 31), 10.0), (date(2026, 7, 18), 40.0)], at=END, is_percent=False)
    assert found is not None
    assert (found.low, found.high, found.figures) == (None, None, 2)
    assert found.value == pytest.approx(10 + 30 * 334 / 168)


def test_the_range_holds_the_value() -> None:
    figures = [(date(2026, 1, 31), 10.0), (date(2026, 4, 30), 18.0), (date(2026, 7, 31), 40.0)]
    found = forecast(figures, at=END, is_percent=True)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high


def test_figures_on_a_line_leave_no_doubt() -> None:
    figures = [(date(2026, 1, day), float(day)) for day in (1, 11, 21)]
    found = forecast(figures, at=date(2026, 1, 31), is_percent=False)
    assert found is not None
    assert (found.low, found.value, found.high) == pytest.approx((31.0, 31.0, 31.0))


def test_a_share_ends_at_the_whole_and_nothing_under_nought() -> None:
    rising = [(date(2026, 1, 1), 50.0), (date(2026, 2, 1), 90.0)]
    falling = [(date(2026, 1, 1), 50.0), (date(2026, 2, 1), 10.0)]
    assert forecast(rising, at=END, is_percent=True).value == 100.0  # type: ignore[union-attr]
    assert forecast(falling, at=END, is_percent=False).value == 0.0  # type: ignore[union-attr]
