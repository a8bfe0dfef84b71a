"""A finding from the plan of inspections to its closure, and what remains of it for rating and emulation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE, serving

PREPARED = """
from cchc.config.commands.demo import PASSWORD
from cchc.config.demonstration.play import found_ward
found_ward(PASSWORD)
from cchc.dossiers.models import Status
from tests.factories.dossiers import dossier_at
for _ in range(6):
    dossier_at(Status.RECEIVED)
"""
SUBJECT = "Kiểm tra công vụ tại Phòng Văn hóa - Xã hội"


@pytest.fixture(scope="module")
def address(ready: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ward of its own, in which nobody was inspected before."""
    installation = ready.copy(tmp_path_factory.mktemp("inspected-ward"))
    installation.python(PREPARED)
    with serving(installation) as served:
        yield served


def test_a_finding_is_followed_to_its_closure(arrive: Callable[..., Person]) -> None:
    """The office plans an inspection and the Chair decides it. The office draws dossiers by a seed, draws them again,
    writes the checklist and a finding. The officer answers on his phone. The Chair concludes; the finding is a task,
    which the officer accepts and hands in, and the Chair confirms. The results of the year name it."""
    today = timezone.localdate()
    office = arrive(DESK)
    office.sign_in("vanphong")
    office.open("/kiem-tra/")
    office.follow("Thêm cuộc kiểm tra")
    office.fill("Nội dung kiểm tra", SUBJECT)
    office.choose("Phiếu kiểm tra", "Phiếu kiểm tra công vụ: giờ giấc, tác phong, thái độ phục vụ")
    office.page.get_by_role("button", name=re.compile("^Đưa vào kế hoạch")).click()
    office.look()
    office.sees("Chưa tiến hành")
    inspection = office.page.url.removeprefix(office.address)

    chair = arrive(DESK)
    chair.sign_in("chutich")
    chair.open(inspection)
    chair.follow("Quyết định kiểm tra")
    chair.fill("Số quyết định thành lập đoàn", "45/QĐ-UBND")
    chair.fill("Số thông báo kiểm tra", "12/TB-UBND")
    _day(chair, "Thời kỳ kiểm tra từ ngày", today - timedelta(days=20))
    _day(chair, "Thời kỳ kiểm tra đến ngày", today)
    chair.choose("Trưởng đoàn", "Lê Thu Hằng (Phó Chủ tịch)")
    chair.page.get_by_label("Trần Quốc Bảo").check()
    chair.press("Quyết định kiểm tra")
    chair.sees("Đang kiểm tra")

    office.open(inspection)
    office.follow("Rút mẫu")
    office.tick("Hồ sơ")
    office.page.get_by_label("Số lượng").fill("3")
    office.page.get_by_label("Hạt giống").fill("28-11-7")
    office.press("Rút mẫu")
    office.sees("Mẫu: 3 trong")
    office.follow("Rút lại để đối chiếu")
    office.sees("Rút lại ra đúng mẫu này.")
    office.follow("Ghi phiếu kiểm tra")
    office.page.get_by_role("group", name=re.compile("^Đeo thẻ")).get_by_label("Không đạt").check()
    office.page.get_by_label("Ghi nhận: Đeo thẻ").fill("Một người không đeo thẻ lúc 8 giờ 30")
    office.page.get_by_role("button", name=re.compile("^Ghi phiếu")).click()
    office.look()
    office.sees("Một người không đeo thẻ lúc 8 giờ 30")
    office.follow("Ghi phát hiện")
    office.fill("Nội dung phát hiện", "Không đeo thẻ khi tiếp công dân")
    office.choose("Nội dung cải cách", "Cải cách chế độ công vụ")
    office.tick("Cần rút kinh nghiệm")
    office.choose("Người chịu trách nhiệm", "Bùi Thanh Tâm (Công chức Văn hóa - Xã hội)")
    office.fill("Yêu cầu khắc phục", "Đeo thẻ trong giờ làm việc")
    _day(office, "Hạn khắc phục", today + timedelta(days=20))
    office.press("Ghi phát hiện")
    office.follow("Không đeo thẻ khi tiếp công dân")
    finding = office.page.url.removeprefix(office.address)

    officer = arrive(PHONE)
    officer.sign_in("vanhoaxahoi")
    officer.open(finding)
    assert officer.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    officer.follow("Trả lời, giải trình")
    officer.fill("Ý kiến", "Thống nhất, sẽ đeo thẻ.")
    officer.press("Gửi trả lời")
    officer.sees("Thống nhất, sẽ đeo thẻ.")

    chair.open(inspection)
    chair.follow("Kết luận")
    chair.fill("Số kết luận", "30/KL-UBND")
    chair.fill("Nội dung kết luận", "Bộ phận chấp hành tốt; còn một tồn tại phải khắc phục.")
    chair.press("Kết luận")
    chair.sees("Kết luận số 30/KL-UBND")
    chair.keep("inspection")
    for paper in ("Biên bản", "Kết luận"):
        address = chair.page.get_by_role("link", name=paper, exact=True).get_attribute("href")
        printed = chair.page.request.get(f"{chair.address}{address}")
        assert (printed.status, printed.headers["content-type"]) == (200, "application/pdf")

    officer.open(finding)
    officer.page.get_by_role("link", name=re.compile("Đeo thẻ trong giờ làm việc")).click()
    officer.look()
    task = officer.page.url.removeprefix(officer.address)
    officer.follow("Tiếp nhận")
    officer.press("Tiếp nhận")
    officer.follow("Nộp sản phẩm")
    officer.page.get_by_label("Số, ký hiệu văn bản sản phẩm").fill("9/BC-VHXH")
    officer.fill("Kết quả đã đạt", "Cả phòng đeo thẻ từ hôm nay.")
    officer.press("Nộp sản phẩm")
    chair.open(task)
    chair.follow("Duyệt kết quả")
    chair.press("Duyệt kết quả")
    officer.open(finding)
    officer.sees("Đã xác nhận khắc phục")

    chair.open("/kiem-tra/")
    chair.follow("Kết quả theo người, bộ phận")
    row = chair.page.get_by_role("table").first.get_by_role("row").filter(has_text="Bùi Thanh Tâm")
    expect(row.get_by_role("cell").nth(3)).to_have_text("1")
    chair.keep("inspection-results")


def _day(person: Person, label: str, day: date) -> None:
    person.page.get_by_label(label, exact=True).fill(f"{day:%d/%m/%Y}")
