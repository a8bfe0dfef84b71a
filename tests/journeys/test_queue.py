"""The queue: a visitor takes a number, the clerk calls it, the wall shows it, the page says how long people waited."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.installation import Installation
from tests.journeys.browser import Person

pytestmark = pytest.mark.journey


def test_from_the_number_to_the_counter(ward: Installation, desk: Person) -> None:
    """Opens the touch screen; takes a number as an elderly person and one as anybody; calls with F8, the elderly
    first; sees the number on the wall; ends; reads the waiting times."""
    desk.sign_in("motcua")
    page = desk.page
    page.get_by_role("link", name="Gọi số").click()
    desk.look()
    page.get_by_role("link", name="Mở màn hình lấy số").click()
    desk.look()
    desk.keep("queue-take")
    page.get_by_role("button", name=re.compile("^Chứng thực, hộ tịch")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("A001"))
    desk.look()
    page.get_by_role("link", name="Xong, người tiếp theo").click()
    desk.look()
    page.get_by_text("Người cao tuổi").click()
    page.get_by_role("button", name=re.compile("^Chứng thực, hộ tịch")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("A002"))
    desk.look()
    desk.open("/hang-doi/")
    desk.look()
    page.keyboard.press("F8")
    mine = page.get_by_role("region", name="Quầy của tôi")
    expect(mine).to_contain_text("A002")
    desk.look()
    desk.keep("queue")
    desk.open("/hang-doi/man-hinh/H99.26.05/")
    desk.look()
    expect(page.get_by_role("row").nth(1)).to_contain_text("A002")
    desk.keep("queue-board")
    desk.open("/hang-doi/")
    desk.look()
    page.keyboard.press("F8")
    expect(mine).to_contain_text("A001")
    desk.look()
    page.get_by_role("button", name="Xong").click()
    expect(mine).to_contain_text("Chưa gọi ai")
    desk.look()
    page.get_by_role("link", name="Thời gian chờ, phục vụ").click()
    desk.look()
    expect(page.get_by_role("main")).to_contain_text("2 lượt đã phục vụ")
    desk.keep("queue-times")
