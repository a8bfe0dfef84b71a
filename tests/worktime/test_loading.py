"""A unit's own calendar over the shipped one, and calendars that contradict themselves."""

from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest

from cchc.content.reading import SHIPPED, ContentError
from cchc.worktime.limit import Limit
from cchc.worktime.loading import calendar, read_calendar
from cchc.worktime.zone import CalendarError

BASE = (Path(__file__).parent / "calendars" / "vectors.yaml").read_text()
WARD = """\
kind: calendar
code: phuong-tan-lap-dong
name: Lịch làm việc của phường Tân Lập Đông
extends: vn
hours:
  - since: 2026-10-01
    sessions: ["07:30-11:30", "13:00-17:00"]
    weekly_rest: [saturday, sunday]
    same_day_cutoff: "15:30"
    source: Thông báo giờ làm việc mùa đông của phường
    certainty: official
years:
  - year: 2026
    days_off:
      - {day: 2026-10-15, name: Nghỉ do ngập lụt, source: Thông báo của phường, certainty: official}
    make_up_days:
      - {day: 2026-10-17, name: Làm bù cho thứ Năm 15/10/2026, makes_up_for: 2026-10-15, source: Thông báo của phường, certainty: official}
  - year: 2027
    make_up_days:
      - {day: 2027-02-10, name: Làm việc theo quyết định mới, source: Thông báo của phường, certainty: official}
"""  # noqa: E501


@pytest.fixture
def write(tmp_path):
    """Write a calendar of the installation, and give the roots to look in."""
    (tmp_path / "calendars").mkdir()

    def written(text, name="own.yaml"):
        path = tmp_path / "calendars" / name
        path.write_text(text)
        return path

    return written


@pytest.fixture
def roots(tmp_path):
    return (SHIPPED, tmp_path)


def faults(path, roots):
    with pytest.raises(ContentError) as refused:
        read_calendar(path, roots)
    return [(fault.name, line, reason) for fault, line, reason in refused.value.faults]


def test_a_unit_states_only_what_differs(write, roots, at):
    write(WARD)
    ward = calendar("phuong-tan-lap-dong", roots)
    assert ward.name == "Lịch làm việc của phường Tân Lập Đông"
    assert ward.sessions_on(date(2026, 9, 30)) == calendar("vn").sessions_on(date(2026, 9, 30))
    assert ward.sessions_on(date(2026, 10, 1))[0] == (clock(7, 30), clock(11, 30))
    assert ward.day_off_name(date(2026, 10, 15)) == "Nghỉ do ngập lụt"
    assert ward.day_off_name(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert ward.due(at("2026-10-14T15:30"), Limit.parse("sameday")) == at("2026-10-14T17:00")
    assert ward.due(at("2026-10-14T09:00"), Limit.parse("2wd")) == at("2026-10-17T17:00")
    assert ward.due(at("2026-09-30T16:00"), Limit.parse("2h")) == at("2026-10-01T08:30")


def test_a_unit_may_correct_a_day_that_was_only_computed(write, roots):
    write(WARD)
    assert not calendar("vn").is_working_day(date(2027, 2, 10))
    assert calendar("phuong-tan-lap-dong", roots).is_working_day(date(2027, 2, 10))


def test_a_calendar_may_extend_one_that_extends(write, roots):
    write(WARD)
    write("kind: calendar\ncode: to-mot\nname: Tổ một\nextends: phuong-tan-lap-dong\n", "team.yaml")
    assert not calendar("to-mot", roots).is_working_day(date(2026, 10, 15))


def test_a_calendar_may_be_prolonged_with_its_holidays(write, roots):
    longer = "kind: calendar\ncode: them-nam\nname: Thêm năm\nextends: vn\nlast_day: 2028-12-31\n"
    assert faults(write(longer), roots) == [
        ("own.yaml", 1, "Năm 2028 thuộc thời gian của lịch nhưng chưa ghi ngày nghỉ lễ.")
    ]
    write(longer + "years:\n  - year: 2028\n")
    assert calendar("them-nam", roots).is_working_day(date(2028, 12, 29))


def test_the_latest_hours_are_in_force(write, roots):
    summer = WARD[WARD.index("  - since") : WARD.index("years:")].replace("2026-10-01", "2027-04-01")
    write(WARD.replace("years:", summer.replace("07:30", "06:30") + "years:"))
    ward = calendar("phuong-tan-lap-dong", roots)
    openings = [ward.opening(date(*day)).time() for day in ((2026, 9, 30), (2027, 3, 31), (2027, 4, 1))]
    assert openings == [clock(7), clock(7, 30), clock(6, 30)]


def test_an_unknown_code(roots):
    with pytest.raises(CalendarError, match="Không có lịch làm việc mang mã «khong-co»"):
        calendar("khong-co", roots)


def test_one_code_in_two_files(write, roots):
    write(WARD)
    write(WARD, "twin.yaml")
    with pytest.raises(ContentError, match="cùng mang mã «phuong-tan-lap-dong»"):
        calendar("phuong-tan-lap-dong", roots)


@pytest.mark.parametrize(
    ("wrong", "right", "line", "reason"),
    [
        ("extends: vn", "extends: xx", 4, "Không có lịch làm việc mang mã «xx»."),
        ("extends: vn", "extends: phuong-tan-lap-dong", 1, "lịch kế thừa vòng tròn (extends)"),
        (
            "day: 2026-10-17",
            "day: 2026-10-16",
            17,
            "Làm bù cho thứ Năm 15/10/2026: thứ Sáu 16/10/2026 vốn là ngày làm việc, không thể là ngày làm bù",
        ),
        (
            "makes_up_for: 2026-10-15",
            "makes_up_for: 2026-10-14",
            17,
            "Làm bù cho thứ Năm 15/10/2026: 14/10/2026 chưa được ghi là ngày nghỉ",
        ),
        (
            "name: Nghỉ do ngập lụt,",
            "name: Nghỉ bù, in_lieu_of: [2026-09-02],",
            15,
            "Nghỉ bù: 02/09/2026 không phải ngày lễ rơi vào ngày nghỉ hằng tuần",
        ),
        (
            "year: 2027\n    make_up_days:\n      - {day: 2027-02-10,",
            "year: 2029\n    make_up_days:\n      - {day: 2029-02-10,",
            20,
            "Làm việc theo quyết định mới: ngày 10/02/2029 nằm ngoài thời gian của lịch",
        ),
    ],
)
def test_what_contradicts_the_extended_calendar(write, roots, wrong, right, line, reason):
    assert wrong in WARD
    assert faults(write(WARD.replace(wrong, right)), roots) == [("own.yaml", line, reason)]


OFF = "\n      - {day: 2026-09-05, name: Nghỉ, source: Ví dụ, certainty: memory}"
MADE_UP = "\n    make_up_days:\n      - {day: 2026-09-02, name: Làm bù, source: Ví dụ, certainty: memory}"


@pytest.mark.parametrize(
    ("right", "wrong", "line", "reason"),
    [
        ('"07:00-11:30", ', '"11:30-07:00", ', 9, "buổi 11:30–07:00 kết thúc trước khi bắt đầu"),
        ('"07:00-11:30", ', '"07:00-14:00", ', 8, "buổi 13:30–17:00 phải bắt đầu sau khi buổi 07:00–14:00"),
        ('"07:00-11:30", "13:30-17:00"', '"13:30-17:00", "07:00-11:30"', 8, "buổi 07:00–11:30 phải bắt đầu"),
        ('"07:00-11:30", ', '"7h-11h30", ', 9, 'dạng "15:00"'),
        ('"07:00-11:30", ', '"25:00-26:00", ', 9, 'dạng "15:00"'),
        ('["07:00-11:30", "13:30-17:00"]', "[07:00, 11:30]", 9, 'dạng "07:00-11:30"'),
        ('cutoff: "15:00"', "cutoff: 15:00", 11, "giờ đặt trong dấu nháy"),
        ('cutoff: "15:00"', 'cutoff: "18:00"', 8, "giờ chốt trong ngày 18:00 nằm ngoài giờ làm việc"),
        ("[saturday, sunday]", "[saturday, caturday]", 10, "phải là một trong"),
        (
            "[saturday, sunday]",
            "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]",
            8,
            "phải còn ít nhất một ngày làm việc trong tuần",
        ),
        ("first_day: 2026-01-01\n", "", 2, "thiếu first_day hoặc last_day"),
        ("since: 2026-01-01", "since: 2026-02-01", 2, "thiếu giờ làm việc (hours)"),
        ("  sameday: *rule\n", "", 2, "thiếu cách tính (rules) cho: sameday"),
        ("certainty: memory\nrules", "certainty: sure\nrules", 13, "phải là một trong"),
        ("    source: Ví dụ kiểm thử\n", "", 8, "source: thiếu mục này"),
        ("- year: 2026", "- year: 2026\n  - year: 2026", 2, "năm 2026 được ghi hai lần"),
        ("- year: 2026", "- year: 2025", 20, "ngày 01/01/2026 không thuộc năm 2025"),
        ("to: 2026-02-20", "to: 2026-02-10", 23, "ngày cuối 10/02/2026 phải sau ngày đầu 16/02/2026"),
        (
            "day: 2026-04-30, to: 2026-05-01",
            "day: 2026-04-27, to: 2026-05-01",
            20,
            "27/04/2026 nằm",
        ),
        ("days_off:", f"days_off:{OFF}{OFF}", 20, "ngày 05/09/2026 nằm trong hai mục ngày nghỉ"),
        ("- year: 2026", f"- year: 2026{MADE_UP}", 20, "ngày 02/09/2026 vừa là ngày nghỉ vừa là ngày làm bù"),
        (
            "to: 2026-02-20,",
            "to: 2026-02-20, in_lieu_of: [2026-02-14],",
            23,
            "số ngày nghỉ bù phải bằng",
        ),
        ("last_day: 2026-12-31", "last_day: 2025-12-31", 1, "Lịch kết thúc 31/12/2025 trước khi bắt đầu"),
        (
            "last_day: 2026-12-31",
            "last_day: 2027-12-31",
            1,
            "Năm 2027 thuộc thời gian của lịch",
        ),
        ("code: vectors", "code: Véc tơ", 3, "không đúng mẫu"),
    ],
)
def test_a_calendar_that_contradicts_itself(write, roots, right, wrong, line, reason):
    assert right in BASE
    found = faults(write(BASE.replace(right, wrong, 1)), roots)
    assert [(where, reason in said) for _, where, said in found][:1] == [(line, True)], found


def test_hours_in_order_of_effect(write, roots):
    hours = WARD[WARD.index("  - since") : WARD.index("years:")]
    path = write(WARD.replace(hours, hours + hours.replace("2026-10-01", "2026-04-01")))
    assert [reason for _, _, reason in faults(path, roots)] == [
        "tệp: giờ làm việc từ 01/04/2026 phải xếp theo ngày hiệu lực"
    ]
