"""Does the desk say first how it stands, and which days are off?"""

from __future__ import annotations

from datetime import datetime

import pytest

from cchc.desk.groups import Counts
from cchc.desk.heading import chair_heading, day_said, heading_of
from cchc.desk.rows import Desk
from cchc.desk.ward import Figures
from cchc.dossiers.rules import calendar_of
from cchc.worktime.zone import ZONE
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def desk(text: str) -> Desk:
    return Desk(actor("tuphap"), datetime.fromisoformat(text).replace(tzinfo=ZONE), calendar_of("vn"))


@pytest.mark.parametrize(
    ("counts", "now", "said"),
    [
        (Counts(2, 4, 0, 0), "2026-11-23T14:10", "Anh/chị có 2 việc quá hạn và 4 việc phải xong trước 17 giờ hôm nay"),
        (Counts(0, 1, 9, 9), "2026-11-23T14:10", "Anh/chị có 1 việc phải xong trước 17 giờ hôm nay"),
        (Counts(0, 1, 0, 0), "2026-11-24T09:00", "Anh/chị có 1 việc phải xong hôm nay"),
        (Counts(3, 0, 1, 1), "2026-11-23T14:10", "Anh/chị có 3 việc quá hạn"),
        (Counts(0, 0, 1, 2), "2026-11-23T14:10", "Không có việc gấp; 3 việc còn trong hạn"),
        (Counts(0, 0, 0, 0), "2026-11-23T14:10", "Không có việc nào"),
    ],
)
def test_the_figure_stands_in_the_heading(counts: Counts, now: str, said: str) -> None:
    assert heading_of(counts, desk(now), work="việc") == said


def test_late_postings_are_said_in_the_heading() -> None:
    at = desk("2026-11-23T14:10")
    idle, busy = Counts(0, 0, 0, 0), Counts(2, 0, 0, 0)
    assert heading_of(idle, at, work="việc", not_posted=3) == "Anh/chị có 3 thủ tục quá hạn niêm yết"
    assert heading_of(busy, at, work="việc", questions=1, not_posted=3) == (
        "Anh/chị có 2 việc quá hạn, 1 ý kiến cần trả lời, 3 thủ tục quá hạn niêm yết"
    )


@pytest.mark.parametrize(
    ("signing", "late", "said"),
    [
        (2, 3, "2 hồ sơ chờ anh/chị ký, 3 hồ sơ của phường quá hạn"),
        (0, 3, "Không có hồ sơ chờ ký, 3 hồ sơ của phường quá hạn"),
        (1, 0, "1 hồ sơ chờ anh/chị ký, phường không có hồ sơ quá hạn"),
    ],
)
def test_the_head_reads_both(signing: int, late: int, said: str) -> None:
    assert chair_heading(Counts(0, 0, signing, 0), Figures(late, 1, 0, 0, 0, None)) == said


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-09-14T09:00", ""),
        ("2026-11-23T14:10", "Thứ Ba 24/11 nghỉ: Ngày Văn hóa Việt Nam."),
        ("2026-11-24T09:00", "Hôm nay nghỉ (Ngày Văn hóa Việt Nam), làm việc lại thứ Tư 25/11."),
        ("2026-11-28T09:00", "Hôm nay nghỉ (thứ Bảy), làm việc lại thứ Hai 30/11."),
    ],
)
def test_days_off(now: str, said: str) -> None:
    assert day_said(desk(now)) == said
