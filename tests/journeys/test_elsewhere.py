"""Two wards and three people: received here for there, papers sent, forwarded by one press, handed over with a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.browser import Person

CARD = "099193004777|012345678|Quách Thị Diễm|02031993|Nữ|Số 7 ngõ 3, tổ dân phố 2|12032021"
CODE = re.compile(r"H99\.26\.06-\d{6}-\d{4}")


def test_a_birth_of_another_ward(arrive: Callable[..., Person]) -> None:
    """Our clerk scans the card, opens F7, types the other ward without accents, receives; the code is the other
    ward's. She sends the papers by post. The other ward's clerk finds it on her desk, takes the papers, ticks the row,
    reads the preview, forwards with F9, and makes a list to sign, which is a PDF. The officer, who
    also is the clerk of the seal, chooses her post and confirms all lines."""
    here = arrive()
    here.sign_in("motcua")
    here.open("/ho-so/tiep-nhan/?procedure=1.001193")
    here.page.locator("#id_applicant_number").focus()
    here.page.keyboard.insert_text(CARD)
    here.keys("Enter")
    here.sees("Sinh ngày 02/03/1993")
    here.keys("F7")
    expect(here.page.locator("#id_competent")).to_be_focused()
    here.page.keyboard.type("hoa lac tay")
    for paper in here.page.locator("[name=papers]").all():
        paper.check()
    here.keys("F9")
    here.sees("Đã tiếp nhận")
    here.sees("Ủy ban nhân dân phường Hòa Lạc Tây; gửi bản giấy đến trước")
    code = CODE.findall(here.page.locator("main").inner_text())[0]
    here.follow("Xem hồ sơ")
    here.follow("Gửi bản giấy")
    here.fill("Chuyển qua không bắt buộc", "Bưu điện, EA 123 456 789 VN")
    here.press("Gửi bản giấy")
    here.sees("Gửi bản giấy: xong.")
    here.open("/ho-so/phi-dia-gioi/")
    here.sees(code)
    here.keep("elsewhere")

    there = arrive()
    there.sign_in("motcua.hlt")
    there.page.get_by_role("link", name=re.compile(f"^Nhận bản giấy: .*{_owner()}")).first.click()
    there.look()
    there.fill("Để ở đâu không bắt buộc", "quầy 1, tủ A")
    there.press("Nhận bản giấy")
    there.sees("Nhận bản giấy: xong.")
    there.open("/viec-cua-toi/")
    there.page.get_by_label(re.compile(f"^Chọn {code}")).check()
    there.press("Chuyển xử lý…")
    there.sees("Chuyển xử lý: 1 hồ sơ làm được")
    there.keep("batch")
    there.keys("F9")
    there.sees("Chuyển xử lý: xong 1 hồ sơ")
    there.open("/ban-giao/")
    there.follow("Lập phiếu cho Âu Thị Duyên")
    there.keys("F9")
    there.sees("Đã lập Giấy bàn giao hồ sơ số")
    there.keep("hand-over")
    paper = there.page.request.get(there.page.url + "in.pdf")
    assert paper.body().startswith(b"%PDF-")

    officer = arrive()
    officer.sign_in("tuphap.hlt")
    officer.page.locator("summary", has_text="Âu Thị Duyên").click()
    officer.press("Công chức Tư pháp - Hộ tịch")
    officer.page.get_by_role("link", name=re.compile("^Xác nhận: Giấy bàn giao hồ sơ số")).first.click()
    officer.look()
    officer.sees(code)
    officer.keys("F9")
    officer.sees("Đã nhận đủ")


def _owner() -> str:
    return CARD.split("|")[2]
