"""Does the page say, day by day and with the ground of each, how the due moment came about?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.actions.correct_receipt import correct_receipt
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.record_payment import record_payment
from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.models import ClockRun, Dossier, Status
from cchc.dossiers.presentation.clock import Clock, clock_of
from cchc.dossiers.presentation.clock_bar import APART
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import BIRTH, dossier_at, filing, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=ZONE)


def told(dossier: Dossier, moment: datetime | None = None) -> Clock:
    dossier.refresh_from_db()
    clock = clock_of(
        dossier,
        runs=list(dossier.clock_runs.all()),
        supplement=dossier.supplement_requests.first(),
        payments=list(dossier.payment_requests.all()),
        at=moment or now(),
        calendar=calendar_of("vn"),
    )
    assert clock is not None
    return clock


def kinds(clock: Clock) -> list[str]:
    return [item.kind for item in clock.bar.legend]


def lines(clock: Clock) -> str:
    return "\n".join(f"{when}: {what}" for when, what in clock.lines)


def test_before_reception_there_is_no_clock() -> None:
    dossier = dossier_at(Status.AWAITING_COMPLETION)
    assert clock_of(dossier, runs=[], supplement=None, payments=[], at=now(), calendar=calendar_of("vn")) is None


def test_the_days_of_three_working_days() -> None:
    clock = told(dossier_at(Status.RECEIVED), at(15, 8))
    assert clock.heading == "Hẹn trả 17 giờ, thứ Năm 17/09/2026"
    assert [(day.day, day.note, day.kind, day.today) for day in clock.days] == [
        ("14/09", "nhận 09:00", "rest", False),
        ("15/09", "ngày 1", "count", True),
        ("16/09", "ngày 2", "count", False),
        ("17/09", "ngày 3, hẹn 17:00", "due", False),
    ]
    assert clock.days[1].weekday == "Hôm nay"
    assert "Tiếp nhận, hạn 3 ngày làm việc" in lines(clock)
    assert "Điều 17 Nghị định 118/2025/NĐ-CP" in lines(clock)
    assert "07:00–11:30 và 13:30–17:00" in lines(clock)


def test_days_off_are_named_and_left_out() -> None:
    with clock_at(at(18, 16, 30)):
        clock = told(dossier_at(Status.RECEIVED))
    assert [day.note for day in clock.days][:3] == ["nhận 16:30", "nghỉ", "nghỉ"]
    assert "Không tính: thứ Bảy 19/09 (nghỉ hằng tuần); Chủ nhật 20/09 (nghỉ hằng tuần)." in lines(clock)


def test_received_after_hours_says_from_when_it_counts() -> None:
    with clock_at(at(14, 17, 5)):
        clock = told(dossier_at(Status.RECEIVED))
    assert "Tính từ: 7 giờ, thứ Ba 15/09/2026, vì nhận ngoài giờ làm việc." in lines(clock)


def test_the_bar_is_working_time_to_scale() -> None:
    clock = told(dossier_at(Status.RECEIVED), at(15, 9))
    assert kinds(clock) == ["run", "left"]
    assert [item.duration for item in clock.bar.legend] == ["1 ngày", "2 ngày 6 giờ"]
    assert clock.bar.now == pytest.approx(480 / 1800 * 100)
    assert clock.bar.summary == "Đã qua: 1 ngày; Còn: 2 ngày 6 giờ."


def test_a_late_dossier_shows_how_late() -> None:
    clock = told(dossier_at(Status.RECEIVED), at(18, 9))
    assert kinds(clock) == ["run", "late"]
    assert clock.bar.legend[1].duration == "2 giờ"
    assert clock.bar.now == 100


def test_a_paused_clock_says_until_when_and_on_which_ground() -> None:
    clock = told(dossier_at(Status.AWAITING_SUPPLEMENT), at(15, 9))
    assert clock.heading == "Đồng hồ đang dừng, người nộp bổ sung đến hết thứ Ba 29/09/2026"
    assert kinds(clock) == ["pause"]
    assert "người nộp có 15 ngày, đến hết thứ Ba 29/09/2026 (Điều 19 khoản 5" in lines(clock)
    assert clock.days[-1].note == "ngày 3, hẹn cũ 17:00"


def test_after_a_supplement_it_counts_again_from_zero() -> None:
    with clock_at(at(14, 9)):
        dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(at(15, 9)):
        request_supplement(dossier=dossier, by=holder(dossier), items="Bản sao", reason="Thiếu")
    with clock_at(at(16, 9)):
        receive_supplement(dossier=dossier, by=actor("motcua"))
    clock = told(dossier, at(17, 9))
    assert kinds(clock) == ["old", "pause", "run", "left"]
    assert clock.note == "Hạn 3 ngày làm việc, tính lại từ đầu sau khi bổ sung"
    assert clock.days[0].note == "nhận 09:00"
    assert clock.heading == "Hẹn trả 17 giờ, thứ Hai 21/09/2026"
    parts = clock.bar.parts
    assert all(later.start == pytest.approx(part.start + part.width) for part, later in pairwise(parts))


def test_an_announced_delay_goes_on_to_the_new_day() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    announce_delay(dossier=dossier, by=holder(dossier), new_due_on=date(2026, 9, 21), reason="Chờ xác minh")
    clock = told(dossier)
    assert [(day.note, day.kind) for day in clock.days[3:]] == [
        ("ngày 3, hẹn cũ 17:00", "count"),
        ("gia hạn", "count"),
        ("nghỉ", "rest"),
        ("nghỉ", "rest"),
        ("hẹn mới 17:00", "due"),
    ]
    assert "đã hẹn lại một lần" in clock.note
    assert kinds(clock) == ["left"]


def test_a_corrected_receipt_takes_the_place_of_the_wrong_count() -> None:
    dossier = dossier_at(Status.RECEIVED)
    with clock_at(at(14, 9, 30)):
        correct_receipt(dossier=dossier, by=actor("motcua"), filing=filing(BIRTH))
    clock = told(dossier, at(14, 10))
    assert kinds(clock) == ["run", "left"]
    assert "tính lại sau khi sửa giấy tiếp nhận" in clock.note
    assert clock.bar.legend[0].duration == "1 giờ"


def paid_on_thursday() -> Dossier:
    dossier = dossier_at(Status.AWAITING_PAYMENT)
    with clock_at(at(17, 9)):
        return record_payment(dossier=dossier, by=actor("motcua"), voucher="BL 0012")


def test_a_clock_that_waits_for_money_says_by_which_rule() -> None:
    clock = told(dossier_at(Status.AWAITING_PAYMENT), at(15, 9))
    assert clock.heading == "Đồng hồ đang dừng, chờ người nộp thực hiện nghĩa vụ tài chính"
    assert kinds(clock) == ["pause"]
    assert "Tiền sử dụng đất, 125.000.000\xa0đ: đồng hồ dừng (Điều 22 Nghị định 101/2024/NĐ-CP)." in lines(clock)


def test_after_payment_it_goes_on_from_where_it_stopped() -> None:
    clock = told(paid_on_thursday(), at(18, 9))
    assert kinds(clock) == ["pause", "run", "left"]
    assert clock.bar.legend[0].duration == "3 ngày"
    assert "cộng thời gian chờ nghĩa vụ tài chính" in clock.note
    assert "đồng hồ chạy tiếp từ chỗ đã dừng: hẹn trả" in lines(clock)
    notes = [day.note for day in clock.days]
    assert notes[1:3] == ["tạm dừng", "tạm dừng"]
    assert notes.count("bù thời gian dừng") == 2
    assert notes[-1] == "hẹn mới 17:00"


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.STOPPED])
def test_what_ended_without_a_result_stands_still_for_good(status: Status) -> None:
    clock = told(dossier_at(status), at(28, 9))
    assert clock.heading == "Đồng hồ đã dừng hẳn"
    assert "xong" not in clock.note


def test_a_calendar_that_changed_later_is_said() -> None:
    dossier = dossier_at(Status.RECEIVED)
    assert "Lịch làm việc đã đổi" not in lines(told(dossier))
    ClockRun.objects.filter(dossier=dossier).update(due_at=at(18, 17))
    assert "Lịch làm việc đã đổi" in lines(told(dossier))


def test_an_ended_clock_shows_what_was_not_used() -> None:
    clock = told(dossier_at(Status.RETURNED), at(28, 9))
    assert kinds(clock) == ["left"]
    assert clock.bar.legend[0].label == "Chưa dùng hết"
    assert clock.bar.now is None
    assert clock.note.endswith("xong lúc 9 giờ, thứ Hai 14/09/2026")


@pytest.mark.parametrize("hours", range(0, 120, 7))
def test_marks_never_run_into_each_other(hours: int) -> None:
    clock = told(dossier_at(Status.RECEIVED), now() + timedelta(hours=hours))
    places = sorted(mark.at for mark in clock.bar.marks)
    assert all(later - earlier >= APART for earlier, later in pairwise(places))
    assert any(mark.strong for mark in clock.bar.marks)
