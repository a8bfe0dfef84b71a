"""The explanation says every day of the count in words, and its days add up to the limit."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.worktime.explanation import explain
from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.loading import calendar
from cchc.worktime.schema import Certainty
from cchc.worktime.zone import ZONE, CalendarError


def said(calendar, received, limit):
    return list(explain(calendar, received, Limit.parse(limit)).lines)


def test_working_days_line_by_line(shipped, at):
    assert said(shipped, at("2026-11-20T09:40"), "3wd") == [
        "Tiếp nhận lúc 9 giờ 40, thứ Sáu 20/11/2026, trong giờ làm việc.",
        "Thứ Sáu 20/11/2026: ngày tiếp nhận, không tính.",
        "Thứ Bảy 21/11/2026: nghỉ hằng tuần.",
        "Chủ nhật 22/11/2026: nghỉ hằng tuần.",
        "Thứ Hai 23/11/2026: ngày 1.",
        "Thứ Ba 24/11/2026: nghỉ lễ: Ngày Văn hóa Việt Nam.",
        "Thứ Tư 25/11/2026: ngày 2.",
        "Thứ Năm 26/11/2026: ngày 3, hết hạn.",
        "Thời hạn 3 ngày làm việc, hết hạn lúc 17 giờ, thứ Năm 26/11/2026.",
        "Không tính ngày tiếp nhận; chỉ tính ngày làm việc; "
        "hết hạn vào cuối giờ làm việc của ngày cuối cùng. "
        "Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 2 và Điều 148 (chưa đối chiếu văn bản).",
        "Lịch áp dụng: Lịch làm việc của cơ quan hành chính nhà nước.",
    ]


@pytest.mark.parametrize(
    ("received", "limit", "lines"),
    [
        (
            "2026-08-21T17:05",
            "1wd",  # received after hours, and the make-up day is then the day of reception
            [
                "Tiếp nhận lúc 17 giờ 05, thứ Sáu 21/08/2026, ngoài giờ làm việc, "
                "nên tính từ 7 giờ, thứ Bảy 22/08/2026.",
                "Thứ Sáu 21/08/2026: tiếp nhận sau giờ làm việc, không tính.",
                "Thứ Bảy 22/08/2026: ngày tiếp nhận, không tính (làm bù cho thứ Hai 31/8/2026).",
                "Chủ nhật 23/08/2026: nghỉ hằng tuần.",
                "Thứ Hai 24/08/2026: ngày 1, hết hạn.",
            ],
        ),
        (
            "2026-08-21T09:00",
            "1wd",
            [
                "Tiếp nhận lúc 9 giờ, thứ Sáu 21/08/2026, trong giờ làm việc.",
                "Thứ Sáu 21/08/2026: ngày tiếp nhận, không tính.",
                "Thứ Bảy 22/08/2026: ngày 1 (làm bù cho thứ Hai 31/8/2026), hết hạn.",
            ],
        ),
        (
            "2026-04-25T10:00",
            "3d",  # received on a Saturday; 27/4 is a day in lieu; the last day, 1/5, is off
            [
                "Tiếp nhận lúc 10 giờ, thứ Bảy 25/04/2026, ngày nghỉ, nên tính từ 7 giờ, thứ Ba 28/04/2026.",
                "Thứ Bảy 25/04/2026: nghỉ hằng tuần.",
                "Chủ nhật 26/04/2026: nghỉ lễ: Giỗ Tổ Hùng Vương.",
                "Thứ Hai 27/04/2026: nghỉ bù Giỗ Tổ Hùng Vương.",
                "Thứ Ba 28/04/2026: ngày tiếp nhận, không tính.",
                "Thứ Tư 29/04/2026: ngày 1.",
                "Thứ Năm 30/04/2026: ngày 2 (nghỉ lễ: Ngày Chiến thắng).",
                "Thứ Sáu 01/05/2026: ngày 3 (nghỉ lễ: Ngày Quốc tế lao động), nên chuyển sang ngày làm việc kế tiếp.",
                "Thứ Bảy 02/05/2026: nghỉ hằng tuần.",
                "Chủ nhật 03/05/2026: nghỉ hằng tuần.",
                "Thứ Hai 04/05/2026: ngày làm việc kế tiếp, hết hạn.",
            ],
        ),
        (
            "2026-09-18T16:00",
            "8h",
            [
                "Tiếp nhận lúc 16 giờ, thứ Sáu 18/09/2026, trong giờ làm việc.",
                "Thứ Sáu 18/09/2026: 16:00–17:00, tính 1 giờ.",
                "Thứ Bảy 19/09/2026: nghỉ hằng tuần.",
                "Chủ nhật 20/09/2026: nghỉ hằng tuần.",
                "Thứ Hai 21/09/2026: 07:00–11:30 và 13:30–16:00, tính 7 giờ, hết hạn.",
            ],
        ),
        (
            "2026-09-14T17:00",
            "30m",
            [
                "Tiếp nhận lúc 17 giờ, thứ Hai 14/09/2026, trong giờ làm việc.",
                "Thứ Hai 14/09/2026: tiếp nhận khi hết giờ làm việc.",
                "Thứ Ba 15/09/2026: 07:00–07:30, tính 30 phút, hết hạn.",
            ],
        ),
        (
            "2026-09-14T15:00",
            "sameday",
            [
                "Tiếp nhận lúc 15 giờ, thứ Hai 14/09/2026, trong giờ làm việc.",
                "Thứ Hai 14/09/2026: trong ngày, hết hạn.",
            ],
        ),
        (
            "2026-09-18T15:20",
            "sameday",
            [
                "Tiếp nhận lúc 15 giờ 20, thứ Sáu 18/09/2026, trong giờ làm việc.",
                "Thứ Sáu 18/09/2026: tiếp nhận sau 15 giờ, chuyển sang ngày làm việc kế tiếp.",
                "Thứ Bảy 19/09/2026: nghỉ hằng tuần.",
                "Chủ nhật 20/09/2026: nghỉ hằng tuần.",
                "Thứ Hai 21/09/2026: ngày làm việc kế tiếp, hết hạn.",
            ],
        ),
    ],
)
def test_the_days_of_every_kind_of_limit(shipped, at, received, limit, lines):
    assert said(shipped, at(received), limit)[: len(lines)] == lines
    assert said(shipped, at(received), limit)[len(lines)].startswith("Thời hạn ")


def test_holidays_not_yet_decided_are_named_once(shipped, at):
    explanation = explain(shipped, at("2027-02-03T09:00"), Limit.parse("1wd"))
    computed = "dự tính, chưa có văn bản quyết định"
    assert explanation.unsure == (
        f"Tết Nguyên đán năm 2027: {computed}",
        f"Nghỉ bù Tết Nguyên đán năm 2027: {computed}",
    )
    assert f"Lưu ý: Tết Nguyên đán năm 2027: {computed}." in explanation.lines


def test_the_rule_carries_its_source_and_how_sure_it_is(shipped, at):
    explanation = explain(shipped, at("2026-09-14T09:00"), Limit.parse("sameday"))
    assert explanation.source == "Luật Hộ tịch 2014, Điều 11; Nghị định 23/2015/NĐ-CP, Điều 7"
    assert explanation.certainty is Certainty.OFFICIAL


def test_seconds_do_not_make_a_reception_late(shipped, at):
    explanation = explain(shipped, at("2026-09-14T17:00:30"), Limit.parse("1wd"))
    assert explanation.start == "Tiếp nhận lúc 17 giờ, thứ Hai 14/09/2026, trong giờ làm việc."


def test_no_explanation_outside_the_calendar(shipped, at):
    with pytest.raises(CalendarError):
        explain(shipped, at("2027-12-30T09:00"), Limit.parse("5wd"))


limits = st.one_of(
    st.builds(Limit, st.integers(1, 5000), st.just(LimitUnit.MINUTES)),
    st.builds(Limit, st.integers(1, 60), st.sampled_from([LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS])),
    st.just(Limit(1, LimitUnit.SAME_DAY)),
)
moments = st.datetimes(
    datetime(2023, 1, 1),  # noqa: DTZ001
    datetime(2027, 6, 30),  # noqa: DTZ001
    timezones=st.just(ZONE),
)


@given(moments, limits)
def test_the_lines_add_up_to_the_limit(received, limit):
    vn = calendar("vn")
    explanation = explain(vn, received, limit)
    days = explanation.days
    assert explanation.due == vn.due(received, limit)
    assert [line.day for line in days] == [received.date() + timedelta(n) for n in range(len(days))]
    assert [line.day for line in days if line.is_due] == [explanation.due.date()]
    counted = [line for line in days if line.counted]
    if limit.unit is LimitUnit.MINUTES:
        assert sum(line.minutes for line in counted) == limit.amount
    elif limit.unit is LimitUnit.SAME_DAY:
        assert counted == [days[-1]]
    else:
        assert [line.ordinal for line in counted] == list(range(1, limit.amount + 1))
