"""A rubric gets its next version: the office changes points, sees the sums while typing, and publishes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE


def test_next_version_of_a_rubric(arrive: Callable[..., Person]) -> None:
    """The office opens the reference rubric, begins a new version and gives one leaf half a point more: at once the sum
    of its criterion no longer agrees. It takes the half point back, adds a band to the rule of another leaf, leaves it
    out again, gives a criterion another name, says of a leaf that only its documents go over and of another that it
    goes nowhere, and publishes. The Chair reads the version on his phone."""
    office = arrive(DESK)
    office.sign_in("vanphong")
    office.open("/chi-so/")
    office.follow("Bộ tiêu chí")
    office.follow("W-2025")
    office.press("Soạn phiên bản mới")
    office.fill("Điểm tối đa mục 1.1.2", "1")
    office.sees("Các mục con cộng lại 3,5 điểm, khác điểm tối đa")
    office.keep("rubric-editor")
    _press_save(office)
    office.sees("1.1: các mục con cộng lại 3,5 điểm, khác điểm tối đa 3")
    office.sees("1.1.2: các ý cộng lại 0,5 điểm, khác điểm tối đa 1")
    office.fill("Điểm tối đa mục 1.1.2", "0,5")
    sum_of_plan = office.page.locator('[data-sum="parts.0.parts.0"]')
    expect(sum_of_plan).to_have_text("Các mục con cộng lại 3 điểm", use_inner_text=True)
    office.page.get_by_text("Cách chấm, đầu mối, hướng dẫn của mục 1.3.2").click()
    office.press("Thêm một dòng sau dòng 4 của cách chấm mục 1.3.2")
    office.sees("1.3.2: khoảng «dưới 50 %: 0» chồng lên khoảng «dưới 50 %: 0»")
    office.page.get_by_text("Cách chấm, đầu mối, hướng dẫn của mục 1.3.2").click()
    office.press("Bỏ dòng 5 của cách chấm mục 1.3.2")
    office.page.get_by_role("button", name="2. Cải cách thể chế").click()
    office.look()
    office.fill("Tên mục 2.4", "Phổ biến, giáo dục pháp luật")
    office.page.get_by_role("button", name="Bảng chuyển từ phiên bản trước").click()
    office.look()
    office.fill("Mục mới của 1.1.2", "1.1.9")
    _press_save(office)
    office.sees("Bộ mới không có mục chấm điểm 1.1.9.")
    office.fill("Mục mới của 1.1.2", "")
    office.choose("Chuyển gì của 1.1.1", "Chỉ tài liệu, ghi chú")
    _press_save(office)
    office.keep("rubric-mapping")
    office.press("Công bố bản đã lưu")
    office.sees("Đã công bố W-2025, phiên bản 2. Bản này không sửa được nữa.")

    chair = arrive(PHONE)
    chair.sign_in("chutich")
    chair.open("/chi-so/bo-tieu-chi/")
    chair.page.get_by_role("link", name="Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp xã (mẫu)").first.click()
    chair.look()
    chair.sees("Phiên bản 2, cấp xã")
    chair.sees("Phổ biến, giáo dục pháp luật")
    chair.page.get_by_text("Bảng chuyển từ W-2025, phiên bản 1").click()
    chair.sees("1.1.1 sang 1.1.1 Thời điểm ban hành kế hoạch cải cách hành chính năm (chỉ tài liệu, ghi chú)")
    chair.look()


def _press_save(office: Person) -> None:
    """The button beside the sums; a hidden one of that name answers Enter."""
    office.page.get_by_role("button", name="Lưu", exact=True).click()
    office.look()
