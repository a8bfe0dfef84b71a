"""A late dossier with apology in time: warning, new date, result, the month's page, explanation, the Chair's answer.

A journey cannot wait for a week to pass: this ward is served by a clock that the test sets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cchc.worktime.zone import ZONE
from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE, serving

SERVED = """
from datetime import datetime
from pathlib import Path
from django.utils import timezone
started, real = timezone.now(), timezone.now
def by_the_wall():
    return datetime.fromisoformat(Path({clock!r}).read_text()) + (real() - started)
timezone.now = by_the_wall
from cchc.config.cli import main
main(["serve", "--port", "0"], prog_name="cchc")
"""
PREPARED = """
from cchc.config.commands.demo import PASSWORD
from cchc.config.demonstration.play import found_ward
found_ward(PASSWORD)
from tests.factories.dossiers import holder
from tests.factories.late import started, whole_late, only_a_step_late
late = started(applicant_name="Lý Hoàng Nam")
while holder(late).official.user.username != "tuphap":
    late = started(applicant_name="Lý Hoàng Nam")
whole_late(applicant_name="Tạ Kim Oanh")
only_a_step_late(applicant_name="Hà Bích Liên")
print(late.code)
"""


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clock") / "now"


@pytest.fixture(scope="module")
def code(clock: Path, ready: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The ward's address, and the dossier that the officer took on Monday 14/9 and that is due on Thursday 17/9."""
    installation = ready.copy(tmp_path_factory.mktemp("late-ward"))
    found = installation.python(PREPARED).strip()
    it_is(clock, 16, 10)
    with serving(installation, script=SERVED.format(clock=str(clock))) as address:
        yield address, found


@pytest.fixture
def address(code: tuple[str, str]) -> str:
    return code[0]


def it_is(clock: Path, day: int, hour: int) -> None:
    clock.write_text(datetime(2026, 9, day, hour, tzinfo=ZONE).isoformat())


def test_late_with_an_apology_in_time(code: tuple[str, str], clock: Path, arrive: Callable[..., Person]) -> None:
    """On Wednesday the officer reads the warning of his step and announces a new date; the letter is a PDF. On Monday,
    past the first date, it is signed and issued. In the month's page the Chair finds it as «đã xin lỗi, hẹn lại». The
    officer explains it; the Chair, on her phone, accepts; the dossier's own page tells all of it."""
    _, dossier = code
    officer = arrive(DESK)
    officer.sign_in("tuphap")
    _open(officer, dossier)
    expect(officer.page.get_by_text(re.compile("Chậm ở bước này|Sắp hết giờ của bước này"))).to_be_visible()
    officer.follow("Xin lỗi, hẹn lại")
    officer.page.get_by_label("Ngày hẹn mới").fill("2026-09-22")
    officer.page.get_by_label("Lý do chậm").fill("Phải xác minh tại nơi cư trú cũ.")
    officer.press("Xin lỗi, hẹn lại")
    officer.sees("Xin lỗi, hẹn lại: xong.")
    letter = officer.page.get_by_role("link", name="Văn bản xin lỗi, hẹn lại", exact=True).get_attribute("href")
    printed = officer.page.request.get(f"{officer.address}{letter}")
    assert (printed.status, printed.headers["content-type"]) == (200, "application/pdf")

    it_is(clock, 21, 9)
    officer.sign_in("tuphap")  # nobody stays signed in over a weekend
    _open(officer, dossier)
    officer.follow("Trình ký")
    officer.press("Trình ký")
    leader = arrive(PHONE)
    leader.sign_in("chutich" if "Trịnh Quốc Đạt giữ" in officer.page.inner_text("main") else "phochutich")
    _open(leader, dossier)
    leader.follow("Ký duyệt")
    leader.tick("Đồng ý giải quyết")
    leader.press("Ký duyệt")
    clerk = arrive(DESK)
    clerk.sign_in("vanthu" if "Ngô Hải Yến giữ" in leader.page.inner_text("main") else "vanphong")
    _open(clerk, dossier)
    clerk.follow("Phát hành kết quả")
    clerk.fill("Số, ký hiệu văn bản kết quả", "215/XN")
    clerk.press("Phát hành kết quả")
    clerk.sees("Có kết quả, trước hạn")

    chair = arrive(DESK)
    chair.sign_in("chutich")
    chair.follow("Trễ hạn trong tháng")
    chair.sees("1 hồ sơ quá ngày hẹn trả trong tháng 9/2026")
    chair.keep("late-month")
    chair.page.get_by_role("link", name=re.compile("^Đã xin lỗi, hẹn lại")).click()
    chair.look()
    row = chair.page.get_by_role("row").filter(has_text=dossier)
    expect(row).to_contain_text("Lỡ hẹn đầu, đã xin lỗi và hẹn lại đúng hạn")
    expect(row).to_contain_text("Vũ Thị Ngọc Ánh")
    expect(row).to_contain_text("Chưa giải trình")

    officer.open("/viec-cua-toi/")
    officer.follow("Trễ hạn trong tháng")
    officer.page.get_by_label(f"Chọn {dossier}").check()
    officer.press("Giải trình hồ sơ đã chọn")
    officer.press("Ghi giải trình")
    officer.choose("Nguyên nhân", "Phải xác minh thực tế, nội dung phức tạp")
    officer.page.get_by_label("Giải trình", exact=True).fill("Nơi cư trú cũ trả lời sau ba ngày.")
    officer.press("Ghi giải trình")
    officer.sees("Đã ghi giải trình cho 1 hồ sơ.")
    stated = officer.page.url.removeprefix(officer.address)

    phone = arrive(PHONE)
    phone.sign_in("chutich")
    phone.open("/ho-so/tre-han/")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.open(stated)
    phone.keep("explanation")
    phone.press("Chấp nhận giải trình")
    phone.sees("Đã chấp nhận giải trình.")
    chair.open("/ho-so/tre-han/?giai_trinh=roi")
    expect(chair.page.get_by_role("row").filter(has_text=dossier)).to_contain_text("Đã chấp nhận")
    _open(chair, dossier)
    chair.sees("Nơi cư trú cũ trả lời sau ba ngày")
    chair.sees("Ai giữ bao lâu")


def _open(person: Person, code: str) -> None:
    person.page.locator("#tim").fill(code)
    person.page.keyboard.press("Enter")
    person.page.wait_for_url(re.compile("/ho-so/"))
    person.look()
