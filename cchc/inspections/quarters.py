"""Which days has a quarter, and in which quarter lies a day?"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def days_of(year: int, quarter: int) -> tuple[date, date]:
    """The first and the last day."""
    last = quarter * 3
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


def before(year: int, quarter: int) -> tuple[int, int]:
    """The quarter before, with its year."""
    return (year - 1, 4) if quarter == 1 else (year, quarter - 1)
