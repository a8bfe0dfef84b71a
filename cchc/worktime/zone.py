"""Which clock does a Vietnamese office read, and what does it say when a moment cannot be computed?

Vietnam keeps UTC+7 the whole year, so minutes may be added on the wall clock.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class CalendarError(ValueError):
    """A moment or a calendar with which nothing can be computed; one Vietnamese sentence."""


def local(moment: datetime) -> datetime:
    """The moment on the office's wall clock. Seconds are dropped: a receipt shows minutes."""
    if moment.tzinfo is None:
        raise CalendarError(f"Thời điểm {moment:%d/%m/%Y %H:%M} chưa ghi múi giờ nên không tính được.")
    try:
        return moment.astimezone(ZONE).replace(second=0, microsecond=0)
    except OverflowError:
        raise CalendarError(f"Thời điểm {moment.isoformat()} nằm ngoài các năm tính được.") from None
