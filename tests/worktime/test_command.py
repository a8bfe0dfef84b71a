"""`cchc worktime due` and `cchc worktime explain`."""

import pytest
from click.testing import CliRunner

from cchc.config.commands.worktime import command


def run(*arguments):
    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize(
    ("received", "limit", "due"),
    [
        ("2026-09-14T09:00", "3wd", "2026-09-17T17:00:00+07:00"),
        ("2026-09-14 09:00", "8h", "2026-09-15T09:00:00+07:00"),
        ("2026-09-14T02:00Z", "15d", "2026-09-29T17:00:00+07:00"),
        ("2026-09-14T09:00:30+07:00", "sameday", "2026-09-14T17:00:00+07:00"),
    ],
)
def test_due_prints_the_moment_with_its_offset(received, limit, due):
    answer = run("due", "--received", received, "--limit", limit)
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, f"{due}\n", "")


def test_explain_prints_the_count():
    answer = run("explain", "--received", "2026-09-18T17:05", "--limit", "1wd", "--calendar", "vn")
    assert answer.exit_code == 0
    assert "Thứ Sáu 18/09/2026: tiếp nhận sau giờ làm việc, không tính.\n" in answer.stdout
    assert "Thứ Ba 22/09/2026: ngày 1, hết hạn.\n" in answer.stdout


@pytest.mark.parametrize("verb", ["due", "explain"])
@pytest.mark.parametrize(
    ("received", "limit", "calendar", "said"),
    [
        ("2026-09-14T09:00", "3x", "vn", "Thời hạn «3x» không đọc được"),
        ("2026-09-14T09:00", "3wd\n<b>", "vn", "Thời hạn «3wd <b>» không đọc được"),
        ("2026-13-14T09:00", "3wd", "vn", "Thời điểm «2026-13-14T09:00» không đọc được"),
        ("hôm\nqua", "3wd", "vn", "Thời điểm «hôm qua» không đọc được"),
        ("2026-09-14", "3wd", "vn", "Thời điểm «2026-09-14» không đọc được"),
        ("", "3wd", "vn", "Thời điểm «» không đọc được"),
        ("0001-01-01T00:00+14:00", "3wd", "vn", "nằm ngoài các năm tính được"),
        ("3026-09-14T09:00", "3wd", "vn", "Lịch làm việc «vn» chỉ có từ 01/01/2023 đến 31/12/2027"),
        ("2026-09-14T09:00", "3wd", "xx", "Không có lịch làm việc mang mã «xx»"),
    ],
)
def test_what_cannot_be_computed_gets_one_line_and_status_2(verb, received, limit, calendar, said):
    answer = run(verb, "--received", received, "--limit", limit, "--calendar", calendar)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert said in answer.stderr
    assert answer.stderr.count("\n") == 1
