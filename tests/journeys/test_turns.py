"""What does not go straight: a colleague is asked, the citizen changes his mind, a payment is waited for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.samples import PDF
from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE

IN_PROCESS = """
from cchc.dossiers.models import Status
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import today
from tests.factories.dossiers import dossier_at, holder
dossier = dossier_at(Status.IN_PROCESS, code="{code}", applicant_name="{name}", fee_due=8000)
post = holder(dossier).post
print(dossier.code)
print(post.official.user.username)
print(calendar_of("vn").next_working_day(today()).isoformat())
"""


@pytest.fixture
def benefit(ward: Installation) -> list[str]:
    """Code, holder's account, the next working day: ten working days, so that there is time to ask."""
    return ward.python(IN_PROCESS.format(code="1.001776", name="Lò Thị Ngân")).split()


@pytest.fixture
def land(ward: Installation) -> list[str]:
    return ward.python(IN_PROCESS.format(code="1.013978", name="Vàng A Sính")).split()


def test_a_colleague_is_asked_and_the_citizen_withdraws(
    benefit: list[str], arrive: Callable[..., Person], tmp_path: Path
) -> None:
    """The officer asks the police; without an answer the step ends only with a reason. The policeman answers on his
    phone, with a file. At the counter the citizen mends her address, then takes her request back: the notice of the
    end, the sheet of holders and the sheet of the clock are printed."""
    code, username, day = benefit
    officer = arrive(DESK)
    officer.sign_in(username)
    _search(officer, code)
    officer.follow("Lấy ý kiến")
    _choose(officer, "Hỏi ai", "Cao Đức Thịnh")
    officer.fill("Nội dung cần hỏi", "Hộ này có cư trú thực tế tại tổ dân phố 5 không?")
    officer.fill("Trả lời chậm nhất ngày", day)
    officer.press("Lấy ý kiến")
    officer.sees("Lấy ý kiến: xong.")
    officer.keep("consultation")
    officer.follow("Hoàn thành bước")
    officer.press("Hoàn thành bước")
    officer.sees("Còn ý kiến chưa trả lời")

    police = arrive(PHONE)
    police.sign_in("congan")
    police.sees("ý kiến cần trả lời")
    police.page.get_by_role("link", name="Trả lời ý kiến").filter(visible=True).first.click()
    police.look()
    police.fill("Nội dung trả lời", "Có cư trú, đã đối chiếu dữ liệu dân cư.")
    file = tmp_path / "xac-minh.pdf"
    file.write_bytes(PDF)
    police.page.get_by_label("Văn bản kèm theo").set_input_files(file)
    police.press("Trả lời ý kiến")
    police.sees("Đã trả lời trong hạn")
    police.sees("xac-minh.pdf")

    clerk = arrive(DESK)
    clerk.sign_in("motcua")
    _search(clerk, code)
    _rare(clerk, "Sửa đổi hồ sơ")
    clerk.fill("Địa chỉ", "Số 20 ngõ 42, tổ dân phố 5")
    clerk.fill("Người nộp đề nghị sửa đổi thế nào", "Ghi nhầm số nhà")
    clerk.press("Sửa đổi hồ sơ")
    clerk.sees("Người nộp sửa đổi hồ sơ")
    _rare(clerk, "Rút hồ sơ")
    clerk.fill("Lý do rút hồ sơ", "Đã hưởng chế độ khác")
    clerk.page.get_by_label("Phí, lệ phí hoàn trả").fill("9000")
    clerk.press("Rút hồ sơ")
    clerk.sees("không được lớn hơn phí")
    clerk.page.get_by_label("Phí, lệ phí hoàn trả").fill("8000")
    clerk.press("Rút hồ sơ")
    clerk.sees("Đồng hồ đã dừng hẳn")
    for sheet in ("Thông báo dừng giải quyết", "Phiếu kiểm soát quá trình", "Bảng tính thời hạn"):
        _prints(clerk, sheet)


def test_a_clock_waits_for_a_payment(land: list[str], arrive: Callable[..., Person]) -> None:
    """The officer sets the amount and the clock stops, by the rule that the page names; the clerk records the voucher
    and it goes on."""
    code, username, _ = land
    officer = arrive(DESK)
    officer.sign_in(username)
    _search(officer, code)
    officer.follow("Chờ nghĩa vụ tài chính")
    officer.sees("theo Điều 22 Nghị định 101/2024/NĐ-CP")
    officer.fill("Khoản phải nộp", "Tiền sử dụng đất")
    officer.fill("Số tiền (đồng)", "125000000")
    officer.press("Chờ nghĩa vụ tài chính")
    officer.sees("Đồng hồ đang dừng, chờ người nộp thực hiện nghĩa vụ tài chính")

    clerk = arrive(DESK)
    clerk.sign_in("motcua")
    _search(clerk, code)
    clerk.follow("Ghi nhận đã nộp")
    clerk.fill("Số chứng từ nộp tiền", "BL 0012")
    clerk.press("Ghi nhận đã nộp")
    clerk.sees("cộng thời gian chờ nghĩa vụ tài chính")
    _prints(clerk, "Bảng tính thời hạn")


def _search(person: Person, words: str) -> None:
    person.page.locator("#tim").fill(words)
    person.page.keyboard.press("Enter")
    person.page.wait_for_url(re.compile("/ho-so/"))
    person.look()


def _rare(person: Person, verb: str) -> None:
    """What is seldom done is one click away."""
    person.page.locator("#viec-khac").click()
    person.follow(verb)


def _choose(person: Person, label: str, name: str) -> None:
    choice = person.page.get_by_label(label)
    choice.select_option(choice.locator("option").filter(has_text=name).get_attribute("value"))


def _prints(person: Person, sheet: str) -> None:
    href = person.page.get_by_role("link", name=sheet, exact=True).get_attribute("href")
    response = person.page.request.get(f"{person.address}{href}")
    assert (response.status, response.headers["content-type"]) == (200, "application/pdf")
