"""Certified copies: thirty papers for one person, typed without the mouse, then the book, a mistake, a delegation."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from cchc.ui.text import fold
from tests.journeys.browser import Person
from tests.journeys.conftest import PHONE

CARD = "099198004512|012345678|Trương Thị Diệu Linh|14061998|Nữ|Số 18 ngõ 42, tổ dân phố 5|12032021"
# What a clerk types for a paper: its key, pages, Enter, copies, Enter; once in six it is searched for by three letters.
BY_KEY = ["{key}", "2", "Enter", "3", "Enter"]
BY_LETTERS = [*"lai", "Enter", "Enter", "2", "Enter"]
MOST_KEYS_A_PAPER = 6


def test_thirty_papers_for_one_person(desk: Person) -> None:
    """Presses g c; scans the card; types thirty papers, five or seven keys each; the totals run along; an empty line
    and Enter reach the button; F9 certifies. Enter opens the stamps; c begins the next person."""
    desk.sign_in("motcua")
    desk.keys("g", "c")
    desk.sees("Chứng thực tại quầy")
    desk.page.keyboard.insert_text(CARD)
    desk.keys("Enter")
    desk.sees("Trương Thị Diệu Linh")
    expect(desk.page.locator("#id_paper_0")).to_be_focused()

    pressed = 0
    for place in range(30):
        keys = BY_LETTERS if place % 6 == 5 else BY_KEY
        for key in keys:
            desk.page.keyboard.press(key.format(key=place % 9 + 1))
        pressed += len(keys)
        expect(desk.page.locator(f"#id_paper_{place + 1}")).to_be_focused()
    assert pressed <= 30 * MOST_KEYS_A_PAPER

    expect(desk.page.locator("#id_paper_5")).to_have_value("Giấy phép lái xe")
    desk.keys("Enter")
    desk.sees("30 giấy tờ, 85 bản")
    desk.keep("certifying")
    expect(desk.page.get_by_role("button", name="Chứng thực, vào sổ")).to_be_focused()
    desk.keys("F9")
    desk.sees("Đã vào sổ chứng thực")
    desk.keep("certified")
    numbers = [int(found) for found in re.findall(r"Số (\d+) đến (\d+)", desk.page.locator("main").inner_text())[0]]
    assert numbers[1] - numbers[0] == 29
    expect(desk.page.get_by_role("link", name="In lời chứng")).to_be_focused()
    for link in desk.page.locator("main a[target=_blank]").all():
        paper = desk.page.request.get(desk.address + (link.get_attribute("href") or ""))
        assert paper.body().startswith(b"%PDF-")
    desk.keys("c")
    expect(desk.page.locator("#id_applicant_number")).to_be_focused()
    expect(desk.page.locator("#id_paper_0")).to_have_value("")


def test_a_mistake_is_said_in_place_and_nothing_typed_is_lost(desk: Person) -> None:
    """Writes a paper that nobody knows, keeps it as typed, forgets the person: F9 says what is missing, the line is
    still there; adds the person by hand; certifies for later collection."""
    desk.sign_in("motcua")
    desk.open("/chung-thuc/")
    desk.page.locator("#id_paper_0").focus()
    desk.page.keyboard.type("Bằng khen của huyện")
    desk.sees("Chưa có loại này")
    desk.keys("Enter", "Enter", "Enter", "F9")
    desk.sees("Ghi số định danh")
    expect(desk.page.locator("#id_paper_0")).to_have_value("Bằng khen của huyện")
    desk.fill("Số định danh cá nhân", "099 190 000 111")
    desk.fill("Họ và tên", "Mai Xuân Bách")
    desk.fill("Địa chỉ", "Số 3 ngõ Giếng Đá")
    desk.page.get_by_text("Quay lại lấy").click()
    desk.keys("F9")
    desk.sees("chờ người yêu cầu quay lại lấy")


def test_the_book_is_read_filtered_and_mended(desk: Person) -> None:
    """The judicial officer opens the book, filters it, sees the totals, opens print and Excel, voids a line."""
    desk.sign_in("tuphap")
    desk.keys("g", "s")
    desk.sees("Cộng theo ngày")
    desk.keep("certification-book")
    paper = desk.page.locator("td[data-l='Giấy tờ']").first
    desk.fill("Người hoặc giấy tờ", fold(paper.inner_text()))
    desk.press("Lọc")
    for name in ("In sổ", "Tải Excel"):
        file = desk.page.request.get(
            desk.address + (desk.page.get_by_role("link", name=name).get_attribute("href") or "")
        )
        assert file.ok
    desk.page.get_by_role("link", name=re.compile("^Hủy số")).first.click()
    desk.look()
    desk.press("Hủy dòng này")
    desk.sees("Hãy ghi lý do hủy")
    desk.fill("Lý do hủy", "Chứng thực nhầm từ bản chụp")
    desk.press("Hủy dòng này")
    desk.sees("Đã hủy số")


def test_the_chair_lets_an_officer_sign(desk: Person) -> None:
    """The Chair delegates in writing until a day, sees who may sign, ends it again."""
    desk.sign_in("chutich")
    desk.keys("g", "s")
    desk.follow("Ủy quyền ký")
    desk.page.get_by_label("Người được ủy quyền").select_option(index=1)
    desk.fill("Văn bản ủy quyền", "15/GUQ-UBND")
    desk.fill("Đến hết ngày", "31/12/2030")
    desk.press("Ủy quyền ký")
    desk.sees("Đã ủy quyền:")
    desk.keep("delegations")
    desk.page.get_by_role("button", name=re.compile("^Kết thúc ủy quyền")).last.click()
    desk.look()
    desk.sees("thôi ký chứng thực")


def test_on_a_phone(arrive: Callable[..., Person]) -> None:
    """The counter and the book are usable on a narrow screen."""
    phone = arrive(PHONE)
    phone.sign_in("motcua")
    phone.open("/chung-thuc/")
    phone.sees("Giấy tờ")
    phone.open("/chung-thuc/so/")
    phone.sees("Cộng theo tháng")
