"""`cchc init`: an empty database becomes a unit with one administrator, and never a second time."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.installation import CCHC, ROOT, Installation

PASSWORD = "nui cao song dai"
ADMIN = ["--admin-name", "Nguyễn Văn Quản", "--admin-username", "QuanTri"]
BY_NAME = ["--unit-code", "H99.7", "--unit-name", "Ủy ban nhân dân xã Đông Sơn Hạ",
           "--unit-short-name", "xã Đông Sơn Hạ", "--province-name", "tỉnh Đông Giang", *ADMIN]  # fmt: skip
BY_AREA = ["--unit-code", "h31.5", "--area-code", "11824", *ADMIN]


def init(installation: Installation, *options: str, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    """Nobody sits at the terminal."""
    environment = installation.environment | ({"CCHC_ADMIN_PASSWORD": password} if password else {})
    return subprocess.run(
        [*CCHC, "init", *options], env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def empty(tmp_path: Path) -> Installation:
    return Installation(tmp_path)


def test_a_ward_by_its_area_code_with_its_own_hours(empty: Installation) -> None:
    founded = init(empty, *BY_AREA, "--sessions", "07:30-11:30, 13:30-17:30", "--phone", "0900 000 001")
    assert founded.returncode == 0, founded.stderr
    assert "xã Vĩnh Bảo" in founded.stdout
    units = dict(empty.sql("SELECT code, calendar FROM organization_unit WHERE valid_until IS NULL"))
    assert units == {"H31": "vn", "H31.5": "h31.5"}
    assert empty.sql("SELECT count(*) FROM organization_succession") == [(4,)]
    assert empty.sql("SELECT username, must_change_password, is_active FROM accounts_user") == [("quantri", 1, 1)]
    events = empty.sql("SELECT name, official_name FROM audit_event ORDER BY at")
    assert events == [(name, "Hệ thống") for name in ("official_added", "post_given", "account_opened")]
    due = empty.cchc("worktime", "due", "--received", "2026-09-14T09:00", "--limit", "8h", "--calendar", "h31.5")
    assert due.stdout == "2026-09-15T09:00:00+07:00\n"  # eight hours a day there, not the eight of the shipped one
    assert empty.cchc("content", "check", str(empty.data / "content")).returncode == 0

    again = init(empty, *BY_NAME)
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "đã có đơn vị" in again.stderr
    assert empty.sql("SELECT count(*) FROM accounts_user") == [(1,)]


def test_a_unit_by_its_names_has_no_demonstration_in_it(empty: Installation) -> None:
    assert init(empty, *BY_NAME, "--valid-from", "2025-07-01").returncode == 0
    people = {name for (name,) in empty.sql("SELECT full_name FROM organization_official")}
    assert people == {"Nguyễn Văn Quản", "Hệ thống"}
    rows = empty.sql("SELECT code, name FROM organization_unit ORDER BY code")
    assert rows == [("H99", "Ủy ban nhân dân tỉnh Đông Giang"), ("H99.7", "Ủy ban nhân dân xã Đông Sơn Hạ")]
    assert empty.sql("SELECT count(*) FROM dossiers_dossier") == [(0,)]


@pytest.mark.parametrize(
    ("options", "password", "sentence"),
    [
        ([], "", "Còn thiếu: --unit-code, --unit-name, --unit-short-name, --province-name, --admin-name, "
                 "--admin-username, biến môi trường CCHC_ADMIN_PASSWORD."),
        (["--area-code", "11824"], PASSWORD, "Còn thiếu: --unit-code, --admin-name, --admin-username."),
        (["--unit-code", "H31.5", "--area-code", "99999", *ADMIN], PASSWORD, "không có xã, phường nào mang mã «99999»"),
        (["--unit-code", "H31/5", "--area-code", "11824", *ADMIN], PASSWORD, "Không dùng được code «H31/5»"),
        ([*BY_NAME, "--unit-name", "x" * 201], PASSWORD, "Không dùng được name"),
        ([*BY_AREA, "--sessions", "7-11"], PASSWORD, "--sessions viết như 07:30-11:30,13:30-17:30"),
        ([*BY_AREA, "--sessions", "13:30-17:30,07:30-11:30"], PASSWORD, "phải bắt đầu sau khi buổi"),
        (BY_AREA, "123456", "cần ít nhất 10 ký tự"),
        (BY_AREA, "nguyenvanquan", "quá giống tên đăng nhập hoặc họ tên"),
        ([*BY_AREA, "--valid-from", "hôm qua"], PASSWORD, "hôm qua"),
    ],
)  # fmt: skip
def test_what_cannot_be_gets_a_line_before_anything_is_made(
    empty: Installation, options: list[str], password: str, sentence: str
) -> None:
    refused = init(empty, *options, password=password)
    assert refused.returncode == 2
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (empty.data / "cchc.sqlite3").exists()


def test_an_administrator_without_a_name_leaves_no_unit_behind(empty: Installation) -> None:
    refused = init(empty, *BY_AREA, "--admin-name", "Quản")
    assert (refused.returncode, "đủ họ và tên" in refused.stderr) == (2, True)
    assert empty.sql("SELECT count(*) FROM organization_unit") == [(0,)]
    assert init(empty, *BY_AREA).returncode == 0


def test_questions_on_a_terminal(empty: Installation) -> None:
    """Whoever types the command without options is asked one thing after the other."""
    typed = ["H99.7", "Ủy ban nhân dân xã Đông Sơn Hạ", "xã Đông Sơn Hạ", "tỉnh Đông Giang", "Nguyễn Văn Quản",
             "quantri", PASSWORD, PASSWORD]  # fmt: skip
    terminal, theirs = pty.openpty()
    asked = subprocess.Popen(
        [*CCHC, "init"], env=empty.environment, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    for answer in typed:
        said = b""
        while not said.endswith(b": "):  # with its space: what is typed before it is thrown away at a password
            said += os.read(terminal, 4096)
        os.write(terminal, answer.encode() + b"\n")
    assert asked.wait(60) == 0
    os.close(terminal)
    assert empty.sql("SELECT username FROM accounts_user") == [("quantri",)]
