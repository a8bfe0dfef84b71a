"""The deadlines that plans write: each is read as people mean it, or is asked."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.plans.due_words import due_read, said_of
from cchc.plans.models import DueKind

YEAR = 2026


@pytest.mark.parametrize(("text", "days"), [
    ("31/01", "31/01"),
    ("30/6", "30/06"),
    ("15-12", "15/12"),
    ("15.12.2026", "15/12"),
    ("Trước 15/12", "15/12"),
    ("Trước ngày 15/12/2026", "15/12"),
    ("Chậm nhất ngày 15 tháng 12 năm 2026", "15/12"),
    ("Hoàn thành trước ngày 28/02", "28/02"),
    ("14/3, 14/6, 14/9, 14/12", "14/03 14/06 14/09 14/12"),
    ("14/3, 14/6, 14/9, 14/12 (chốt số liệu)", "14/03 14/06 14/09 14/12"),
    ("15/6; 15/12", "15/06 15/12"),
    ("15/6 và 15/12", "15/06 15/12"),
    ("15/12, 15/6", "15/06 15/12"),
    ("Tháng 5", "31/05"),
    ("Trong tháng 2/2026", "28/02"),
    ("Tháng 3, 6, 9", "31/03 30/06 30/09"),
    ("12/2026", "31/12"),
    ("6 tháng đầu năm", "30/06"),
    ("Cuối năm", "31/12"),
    ("Năm 2026", "31/12"),
    ("Từ 01/3 đến 30/6", "30/06"),
    ("01/3 – 30/6", "30/06"),
    ("Tháng 3 đến tháng 5", "31/05"),
    ("Trước ngày 20 hằng tháng", " ".join(f"20/{month:02}" for month in range(1, 13))),
    ("Ngày 14 tháng cuối quý", "14/03 14/06 14/09 14/12"),
    ("Ngày 30 hằng tháng", "30/01 28/02 " + " ".join(f"30/{month:02}" for month in range(3, 13))),
])  # fmt: skip
def test_days(text: str, days: str) -> None:
    read = due_read(text, YEAR)
    assert read is not None
    assert read.kind == DueKind.DAY
    assert " ".join(f"{day:%d/%m}" for day in read.days) == days
    assert {day.year for day in read.days} == {YEAR}


@pytest.mark.parametrize(("text", "days"), [
    ("Quý II", "30/06"),
    ("QUÝ II/2026", "30/06"),
    ("Quý 2", "30/06"),
    ("Q2", "30/06"),
    ("Trong quý I", "31/03"),
    ("Hết quý III năm 2026", "30/09"),
    ("Quý II, IV", "30/06 31/12"),
    ("Quý II và quý IV", "30/06 31/12"),
    ("Quý I - Quý III", "30/09"),
    ("cuối quý", "31/03 30/06 30/09 31/12"),
    ("Hằng quý", "31/03 30/06 30/09 31/12"),
    ("Hàng quý", "31/03 30/06 30/09 31/12"),
])  # fmt: skip
def test_quarters(text: str, days: str) -> None:
    read = due_read(text, YEAR)
    assert read is not None
    assert read.kind == DueKind.QUARTER
    assert " ".join(f"{day:%d/%m}" for day in read.days) == days


@pytest.mark.parametrize("text", ["Thường xuyên", "thường xuyên", "Thường xuyên trong năm", "Thường xuyên, liên tục",
                                  "Cả năm", "Thường xuyên (báo cáo hằng quý)"])  # fmt: skip
def test_ongoing(text: str) -> None:
    assert due_read(text, YEAR) == due_read("Thường xuyên", YEAR)
    assert due_read(text, YEAR).days == (date(2026, 12, 31),)  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["30 ngày sau công bố", "10 ngày LV sau công bố", "≤ 5 ngày LV mỗi QĐ",
                                  "Sau khi có kết quả của tỉnh", "Khi có yêu cầu", "Đột xuất",
                                  "05 ngày làm việc kể từ ngày công bố"])  # fmt: skip
def test_events(text: str) -> None:
    read = due_read(text, YEAR)
    assert read is not None
    assert (read.kind, read.days) == (DueKind.EVENT, ())


def test_the_year_after() -> None:
    assert due_read("31/01 năm sau", YEAR) == due_read("31/01/2027", YEAR)
    assert due_read("31/01 năm sau", YEAR).days == (date(2027, 1, 31),)  # type: ignore[union-attr]


@pytest.mark.parametrize("text", [
    "", "  ", "-", "theo quy định", "theo kỳ; 15/12", "Theo kế hoạch của tỉnh", "31/02", "15/13", "Tuần 2 tháng 3",
    "15/12/2024", "15/12/2029", "Trước tháng 6", "Đầu quý II", "Quý V", "sớm", "Tháng 13", "từ nay đến 30/6",
    "Quý I-III, trừ tháng 2", "12", "Ngày 40 hằng tháng",
])  # fmt: skip
def test_what_is_not_understood_is_asked(text: str) -> None:
    assert due_read(text, YEAR) is None


def test_said() -> None:
    assert said_of(DueKind.QUARTER, (date(2026, 6, 30),)) == "30/06/2026"
    assert said_of(DueKind.ONGOING, (date(2026, 12, 31),)) == "Cả năm, đến 31/12/2026"
    assert said_of(DueKind.EVENT, ()) == "Khi có sự kiện, chưa có hạn"
