"""Is the time left said in working hours, and in the right colour?"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.presentation.time_left import TimeLeft, step_time_left, time_left
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at

pytestmark = pytest.mark.django_db


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=ZONE)


def left(dossier: Dossier, moment: datetime | None = None) -> TimeLeft:
    return time_left(dossier, at=moment or now(), calendar=calendar_of(dossier.unit.calendar))


@pytest.mark.parametrize(
    ("moment", "kind", "text"),
    [
        (at(14, 9), "ok", "Còn 3 ngày 6 giờ"),
        (at(16, 17), "ok", "Còn 1 ngày"),
        (at(17, 14), "soon", "Còn 3 giờ"),
        (at(17, 17), "soon", "Đến hạn"),
        (at(17, 18), "late", "Quá hạn"),
        (at(18, 9), "late", "Quá hạn 2 giờ"),
        (at(21, 11, 30), "late", "Quá hạn 1 ngày 4 giờ 30 phút"),
    ],
)
def test_received_on_monday_and_due_on_thursday(moment: datetime, kind: str, text: str) -> None:
    assert left(dossier_at(Status.RECEIVED), moment) == TimeLeft(kind, text)


@pytest.mark.parametrize(
    ("minutes", "kind", "text"),
    [(10, "ok", "Còn 1 giờ 50 phút"), (95, "soon", "Còn 25 phút"), (130, "late", "Quá hạn 10 phút")],
)
def test_a_step_has_its_own_limit(minutes: int, kind: str, text: str) -> None:
    step = dossier_at(Status.RECEIVED).step
    calendar = calendar_of("vn")
    moment = now() + timedelta(minutes=minutes)
    assert step_time_left(step, at=moment, calendar=calendar) == TimeLeft(kind, text)


@pytest.mark.parametrize(
    ("status", "kind", "text"),
    [
        (Status.AWAITING_COMPLETION, "wait", "Chờ hoàn thiện, chưa tính hạn"),
        (Status.REFUSED, "rest", "Từ chối tiếp nhận"),
        (Status.AWAITING_SUPPLEMENT, "wait", "Tạm dừng, chờ bổ sung"),
        (Status.STOPPED, "rest", "Dừng giải quyết"),
        (Status.RESULT_READY, "ok", "Có kết quả, trước hạn 3 ngày 6 giờ"),
        (Status.RETURNED, "ok", "Đã trả kết quả, trước hạn 3 ngày 6 giờ"),
    ],
)
def test_a_clock_that_does_not_run(status: Status, kind: str, text: str) -> None:
    assert left(dossier_at(status), at(28, 9)) == TimeLeft(kind, text)


def test_a_late_result_stays_late_whenever_it_is_fetched() -> None:
    dossier = dossier_at(Status.RESULT_READY)
    dossier.ended_at = at(18, 9)
    assert left(dossier, at(28, 9)) == TimeLeft("late", "Có kết quả, quá hạn 2 giờ")
    dossier.ended_at = dossier.due_at
    assert left(dossier, at(28, 9)) == TimeLeft("ok", "Có kết quả, đúng hạn")


def test_a_limit_of_one_day_is_not_soon_from_its_first_minute() -> None:
    with clock_at(at(14, 7)):
        dossier = dossier_at(Status.RECEIVED)
    dossier.due_at = at(14, 17)
    assert left(dossier, at(14, 7, 1)).kind == "ok"
    assert left(dossier, at(14, 16)).kind == "soon"
