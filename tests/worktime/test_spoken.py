"""Durations and moments in Vietnamese words."""

from datetime import UTC, date, datetime

import pytest

from cchc.worktime.spoken import spoken_minutes, spoken_moment, weekday_name


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 phút"),
        (20, "20 phút"),
        (60, "1 giờ"),
        (479, "7 giờ 59 phút"),
        (480, "1 ngày"),
        (740, "1 ngày 4 giờ 20 phút"),
        (965, "2 ngày 5 phút"),
        (-740, "1 ngày 4 giờ 20 phút"),
    ],
)
def test_minutes_in_words(minutes, words):
    assert spoken_minutes(minutes) == words


def test_a_day_may_be_shorter():
    assert spoken_minutes(500, minutes_per_day=420) == "1 ngày 1 giờ 20 phút"


def test_moments_in_words_are_those_of_the_office(at):
    assert spoken_moment(at("2026-11-27T17:00")) == "17 giờ, thứ Sáu 27/11/2026"
    assert spoken_moment(at("2026-11-27T14:30")) == "14 giờ 30, thứ Sáu 27/11/2026"
    assert spoken_moment(datetime(2026, 11, 27, 18, 5, tzinfo=UTC)) == "1 giờ 05, thứ Bảy 28/11/2026"


def test_weekday_names():
    assert weekday_name(date(2026, 9, 14)) == "thứ Hai"
    assert weekday_name(date(2026, 9, 20)) == "Chủ nhật"
