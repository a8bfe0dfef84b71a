"""How long may a thing take? A time limit as procedures state it: «3wd», «8h», «30m», «15d», «sameday»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc.worktime.spoken import spoken_hours

LONGEST = 999_999  # of any unit: longer is a slip of the keyboard
_WRITTEN = re.compile(r"(?P<amount>[0-9]{1,6}(?:\.[0-9]{1,4})?)(?P<unit>wd|h|m|d)")


class LimitUnit(StrEnum):
    """What a limit is counted in. One working day is eight working hours."""

    MINUTES = "m"  # working minutes: hours are kept as minutes
    WORKING_DAYS = "wd"
    CALENDAR_DAYS = "d"
    SAME_DAY = "sameday"


class LimitError(ValueError):
    """A limit that cannot be read; one Vietnamese sentence."""


@dataclass(frozen=True)
class Limit:
    """A time limit; the amount of «sameday» is 1."""

    amount: int
    unit: LimitUnit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= LONGEST:
            raise LimitError(f"Thời hạn phải lớn hơn không và không quá {LONGEST}.")
        if self.unit is LimitUnit.SAME_DAY and self.amount != 1:
            raise LimitError("Thời hạn trong ngày không có số lượng.")

    @classmethod
    def parse(cls, text: str) -> Limit:
        """Read «3wd», «8h», «0.5h», «30m», «15d» or «sameday»."""
        written = text.strip()
        if written == LimitUnit.SAME_DAY:
            return cls(1, LimitUnit.SAME_DAY)
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise LimitError(
                f"Thời hạn «{_one_line(text)}» không đọc được: hãy viết như 3wd (ngày làm việc), "
                "8h (giờ làm việc), 30m (phút làm việc), 15d (ngày) hoặc sameday (trong ngày)."
            )
        amount = Decimal(match["amount"])
        if match["unit"] == "h":
            amount, unit = amount * 60, LimitUnit.MINUTES
        else:
            unit = LimitUnit(match["unit"])
        if amount != int(amount):
            raise LimitError(f"Thời hạn «{written}» phải tròn ngày, hoặc tròn phút nếu tính bằng giờ.")
        return cls(int(amount), unit)

    def __str__(self) -> str:
        if self.unit is LimitUnit.SAME_DAY:
            return "sameday"
        if self.unit is LimitUnit.MINUTES and self.amount % 60 == 0:
            return f"{self.amount // 60}h"
        return f"{self.amount}{self.unit}"

    @property
    def label(self) -> str:
        """«3 ngày làm việc», «8 giờ làm việc», «15 ngày», «trong ngày»."""
        match self.unit:
            case LimitUnit.MINUTES:
                return f"{spoken_hours(self.amount)} làm việc"
            case LimitUnit.WORKING_DAYS:
                return f"{self.amount} ngày làm việc"
            case LimitUnit.CALENDAR_DAYS:
                return f"{self.amount} ngày"
        return "trong ngày"


def _one_line(text: str) -> str:
    """What was typed, short and without line breaks, so that the answer stays one line."""
    return " ".join(text.split())[:40]
