"""The shipped calendar against what is known apart from it: lunar dates, the law, the weekdays lost."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest

from cchc.worktime.schema import Certainty, DayOff, MakeUpDay
from cchc.worktime.zone import ZONE

TET = {2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6)}  # mùng 1 tháng Giêng
HUNG_KINGS = {2023: (4, 29), 2024: (4, 18), 2025: (4, 7), 2026: (4, 26), 2027: (4, 16)}  # 10 tháng 3 âm lịch
WEEKDAYS_OFF = {
    2023: "02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09",
    2024: "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09",
    2025: "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09",
    2026: "01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11",
    2027: "01/01 04/02 05/02 08/02 09/02 10/02 16/04 30/04 03/05 02/09 03/09 24/11",
}
WEEKENDS_WORKED = {2024: "04/05", 2025: "26/04", 2026: "10/01 22/08"}


@pytest.fixture(params=range(2023, 2028))
def year(request):
    return request.param


@pytest.fixture
def days(shipped, year):
    return [day for day in shipped.days if day.on.year == year]


def test_weekdays_off_and_weekends_worked(days, year):
    off = " ".join(f"{day.on:%d/%m}" for day in days if day.on.weekday() < 5 and not day.works)
    worked = " ".join(f"{day.on:%d/%m}" for day in days if day.on.weekday() >= 5 and day.works)
    assert off == WEEKDAYS_OFF[year]
    assert worked == WEEKENDS_WORKED.get(year, "")


def test_lunar_holidays(shipped, year):
    new_year = date(year, *TET[year])
    assert shipped.day_off_name(new_year - timedelta(1)) == "Tết Nguyên đán"  # the last of the old year
    assert shipped.day_off_name(new_year) == "Tết Nguyên đán"
    assert shipped.day_off_name(date(year, *HUNG_KINGS[year])) == "Giỗ Tổ Hùng Vương"


def test_holidays_as_many_as_the_law_gives(days, year):
    """Bộ luật Lao động 2019, Điều 112: five days of Tết, two of Quốc khánh; 24/11 from 2026."""
    names = [day.entry.name for day in days if isinstance(day.entry, DayOff)]
    expected = {
        "Tết Dương lịch": 1,
        "Tết Nguyên đán": 5,
        "Giỗ Tổ Hùng Vương": 1,
        "Ngày Chiến thắng": 1,
        "Ngày Quốc tế lao động": 1,
        "Quốc khánh": 2,
    }
    if year >= 2026:
        expected["Ngày Văn hóa Việt Nam"] = 1
    assert Counter(name for name in names if not name.startswith("Nghỉ")) == expected


def test_every_holiday_on_a_weekend_is_made_good(days):
    """Bộ luật Lao động 2019, Điều 111 khoản 3: one day in lieu each."""
    off = [day for day in days if isinstance(day.entry, DayOff)]
    on_weekends = [day.on for day in off if day.hours.rests_on(day.on)]
    entries = {day.entry.name: day.entry for day in off}.values()
    assert sorted(missed for entry in entries for missed in entry.in_lieu_of) == on_weekends


def test_every_swapped_day_has_its_make_up_day(days):
    swapped = {day.on for day in days if day.entry and day.entry.name.startswith("Nghỉ hoán đổi")}
    made_up = {day.entry.makes_up_for for day in days if isinstance(day.entry, MakeUpDay)}
    assert made_up == swapped


def test_what_is_only_computed_says_so(days, year):
    marks = {day.entry.certainty for day in days if day.entry}
    assert marks == {Certainty.COMPUTED if year == 2027 else Certainty.OFFICIAL}


def test_eight_hours_a_day(shipped):
    for day in shipped.days:
        midnight = datetime.combine(day.on, time(), ZONE)
        minutes = shipped.working_minutes(midnight, midnight.replace(hour=23))
        assert minutes == (480 if day.works else 0)
