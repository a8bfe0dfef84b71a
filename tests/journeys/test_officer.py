"""From the officer's desk to the citizen's hand: four people, one dossier."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE

OFFICE = {"Trần Quốc Bảo": "vanphong", "Ngô Hải Yến": "vanthu"}

FORWARDED = """
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.models import Status
from tests.factories.dossiers import BIRTH, dossier_at
from tests.factories.office import actor
dossier = dossier_at(Status.RECEIVED, code=BIRTH, applicant_name="Nguyễn Thị Đào", owner_name="Trần Bảo Ngọc")
forward_dossier(dossier=dossier, by=actor("motcua"), to=actor("tuphap").post)
print(dossier.code)
"""


@pytest.fixture
def code(ward: Installation) -> str:
    """A birth that waits on the officer's desk."""
    return ward.python(FORWARDED).strip()


def test_a_birth_goes_from_desk_to_desk(code: str, arrive: Callable[..., Person]) -> None:
    """The officer finds «nguyen thi dao» without accents, reads how the date came about, accepts, sends it up for
    signature. The Vice-chair, on her phone, slips to «không đủ điều kiện», is asked for the reason, and signs. The
    office types the number. The clerk hands the result over and has a receipt to print. The story says who did what."""
    officer = arrive(DESK)
    officer.sign_in("tuphap")
    officer.keep("my-work")
    _search(officer, "nguyen thi dao")
    officer.sees("Hồ sơ khớp với «nguyen thi dao»")
    officer.press("Khai sinh cho con", role="link", within=officer.page.get_by_role("row").filter(has_text=code))
    officer.sees("Ngày này được tính thế nào")
    officer.keep("dossier")
    officer.follow("Nhận xử lý")
    officer.press("Nhận xử lý")
    officer.sees("Nhận xử lý: xong.")
    officer.follow("Trình ký")
    _give_to(officer, "Lê Thu Hằng")
    officer.page.get_by_label("Ghi chú cho người nhận").fill("Đã nhập Hệ thống hộ tịch.")
    officer.press("Trình ký")
    officer.sees("Lê Thu Hằng giữ")
    officer.sees("chưa có việc phải làm")

    leader = arrive(PHONE)
    leader.sign_in("phochutich")
    _search(leader, code)
    leader.sees("Đã nhập Hệ thống hộ tịch.")
    leader.follow("Ký duyệt")
    leader.tick("Không đủ điều kiện giải quyết")
    leader.press("Ký duyệt")
    leader.sees("phải ghi lý do bằng văn bản")
    leader.tick("Đồng ý giải quyết")
    leader.press("Ký duyệt")
    leader.sees("Ký duyệt: xong.")
    name = next(name for name in OFFICE if f"{name} giữ" in leader.page.inner_text("main"))

    office = arrive(DESK)
    office.sign_in(OFFICE[name])
    _search(office, code)
    office.follow("Phát hành kết quả")
    office.fill("Số, ký hiệu văn bản kết quả", "215/2026")
    office.press("Phát hành kết quả")
    office.sees("Có kết quả, trước hạn")

    clerk = arrive(DESK)
    clerk.sign_in("motcua")
    _search(clerk, code)
    clerk.follow("Trả kết quả")
    expect(clerk.page.get_by_label("Họ tên người nhận")).to_have_value("Trần Bảo Ngọc")
    clerk.fill("Họ tên người nhận", "Nguyễn Thị Đào")
    clerk.press("Trả kết quả")
    clerk.sees("Trả kết quả: xong.")
    clerk.sees("Phạm Thị Mai Hương trả kết quả cho Nguyễn Thị Đào")
    _prints(clerk, "Giấy biên nhận trả kết quả")
    _prints(clerk, "Phiếu kiểm soát quá trình")


def test_two_people_at_the_same_dossier(code: str, arrive: Callable[..., Person]) -> None:
    """The officer has the page open in two windows and presses in both: the second one does nothing more, and says
    what happened."""
    first, second = arrive(DESK), arrive(DESK)
    for window in (first, second):
        window.sign_in("tuphap")
        _search(window, code)
        window.follow("Nhận xử lý")
    first.press("Nhận xử lý")
    first.sees("Nhận xử lý: xong.")
    second.press("Nhận xử lý")
    second.sees("Chưa thực hiện được")
    second.sees("Việc gần nhất do Vũ Thị Ngọc Ánh làm lúc")


def _search(person: Person, words: str) -> None:
    person.page.locator("#tim").fill(words)
    person.page.keyboard.press("Enter")
    person.page.wait_for_url(re.compile("/ho-so/"))
    person.look()


def _give_to(person: Person, name: str) -> None:
    choice = person.page.get_by_label("Giao cho")
    choice.select_option(choice.locator("option").filter(has_text=name).get_attribute("value"))


def _prints(person: Person, sheet: str) -> None:
    """The form behind the link is a PDF; it opens in a window of its own."""
    href = person.page.get_by_role("link", name=sheet, exact=True).get_attribute("href")
    response = person.page.request.get(f"{person.address}{href}")
    assert (response.status, response.headers["content-type"]) == (200, "application/pdf")
