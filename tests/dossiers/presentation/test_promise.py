"""What is promised at the counter, in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from cchc.dossiers.presentation.promise import promise_of, spoken_fee
from cchc.dossiers.rules import calendar_of
from cchc.worktime.limit import Limit
from cchc.worktime.zone import ZONE


@pytest.mark.parametrize(
    ("received", "limit", "when", "why"),
    [
        ((2026, 9, 14, 9), "3wd", "Hẹn trả 17 giờ, thứ Năm 17/09/2026", "3 ngày làm việc"),
        ((2026, 9, 14, 9), "sameday", "Hẹn trả 17 giờ, thứ Hai 14/09/2026", "trong ngày"),
        (
            (2026, 9, 18, 9), "1wd", "Hẹn trả 17 giờ, thứ Hai 21/09/2026",
            "1 ngày làm việc, không tính 2 ngày nghỉ hằng tuần",
        ),
        (
            (2026, 11, 23, 9), "3wd", "Hẹn trả 17 giờ, thứ Sáu 27/11/2026",
            "3 ngày làm việc, không tính thứ Ba 24/11 (nghỉ lễ)",
        ),
        (
            (2026, 9, 19, 10), "1wd", "Hẹn trả 17 giờ, thứ Ba 22/09/2026",
            "1 ngày làm việc, tính từ thứ Hai 21/09",
        ),
        (
            (2026, 2, 13, 9), "5wd", "Hẹn trả 17 giờ, thứ Sáu 27/02/2026",
            "5 ngày làm việc, không tính 4 ngày nghỉ hằng tuần, 5 ngày nghỉ lễ",
        ),
    ],
)  # fmt: skip
def test_when_and_why(received: tuple[int, int, int, int], limit: str, when: str, why: str) -> None:
    promise = promise_of(calendar_of("vn"), received=datetime(*received, tzinfo=ZONE), limit=Limit.parse(limit))
    assert (promise.when, promise.why) == (when, why)
    assert any("hết hạn" in line for line in promise.lines)


def test_beyond_the_calendar() -> None:
    late = datetime(2027, 12, 30, 9, tzinfo=ZONE)
    promise = promise_of(calendar_of("vn"), received=late, limit=Limit.parse("60wd"))
    assert promise.when == "Chưa tính được ngày hẹn"
    assert "lịch" in promise.why.lower()


@pytest.mark.parametrize(("amount", "said"), [(None, "Chưa công bố"), (0, "Không thu"), (8000, "8.000\u00a0đ")])
def test_spoken_fee(amount: int | None, said: str) -> None:
    assert spoken_fee(amount) == said
