"""What is done with a published index: where the points went is looked at, and somebody promises to win them back."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.browser import Person


def looks_where_the_points_went(chair: Person) -> None:
    chair.sign_in("chutich")
    chair.open("/chi-so/cay/?nam=2026")
    chair.sees("100 điểm theo lĩnh vực")
    chair.keep("index-tree")
    chair.follow("Mất điểm theo tháng")
    chair.keep("index-months")
    chair.open("/chi-so/cay/so-sanh/")
    chair.sees("phường Bến Sậy")
    chair.open("/chi-so/cai-thien/")
    chair.follow("Thử thay đổi")
    chair.choose("Thử thêm tiêu chí", "1.1.3 Mức độ hoàn thành kế hoạch")
    chair.press("Thêm")
    chair.keep("improve-what-if")
    chair.follow("Dự báo cuối năm")
    chair.follow("Điểm thực lấy lại")


def promises_to_win_them_back(officer: Person) -> None:
    officer.sign_in("tuphap")
    officer.open("/chi-so/dot-pha/")
    officer.follow("Đăng ký")
    officer.page.locator("#id_code_1").select_option("3.4.1")
    officer.page.locator("#id_expected_1").fill("9")
    for name, value in {
        "Tên công việc đột phá, sáng tạo": "Rà hồ sơ trước hẹn ba ngày", "Lý do": "Hồ sơ trễ do phát hiện muộn.",
        "Chỉ tiêu đo": "Tỷ lệ hồ sơ đúng hạn", "Mức hiện nay": "67 %", "Mức phải đạt": "98 %",
        "Nội dung, giải pháp": "Mỗi sáng thứ Hai, thứ Năm rà danh sách đến hạn.", "Sản phẩm": "Sổ rà soát",
        "Bắt đầu": "01/04/2027", "Hoàn thành": "30/09/2027",
    }.items():  # fmt: skip
        officer.page.get_by_label(re.compile(f"^{name}")).fill(value)
    officer.page.locator("#id_content").select_option("ND2")
    officer.press("Lưu phiếu")
    expect(officer.page.locator(".c-errors, .c-banner, .c-err").first).to_be_visible()
    officer.page.locator("#id_expected_1").fill("2,5")
    officer.press("Lưu phiếu")
    officer.follow("Gửi Văn phòng")
    officer.press("Gửi Văn phòng")
    officer.sees("Rà hồ sơ trước hẹn ba ngày")
    officer.keep("breakthrough")
