"""A task from the Chair's word to the accepted product, late and done twice; and a colleague who leaves.

A journey cannot wait for a fortnight to pass: this ward is served by a clock that the test sets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cchc.worktime.zone import ZONE
from tests.access.world import PIXEL
from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE, serving
from tests.journeys.test_late_dossier import SERVED

FOUNDED = """
from cchc.config.commands.demo import PASSWORD
from cchc.config.demonstration.play import found_ward
found_ward(PASSWORD)
"""
TASK = "Kế hoạch tuyên truyền cải cách hành chính quý IV"


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clock") / "now"


@pytest.fixture(scope="module")
def address(clock: Path, ready: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    installation = ready.copy(tmp_path_factory.mktemp("tasks-ward"))
    installation.python(FOUNDED)
    it_is(clock, 14, 9)
    with serving(installation, script=SERVED.format(clock=str(clock))) as address:
        yield address


def it_is(clock: Path, day: int, hour: int) -> None:
    clock.write_text(datetime(2026, 9, day, hour, tzinfo=ZONE).isoformat())


def give(chair: Person, title: str, to: str, due: str) -> None:
    chair.open("/nhiem-vu/")
    chair.follow("Giao nhiệm vụ")
    _write(chair, title, to, due)
    chair.press("Giao")


def _write(chair: Person, title: str, to: str, due: str) -> None:
    chair.fill("Nhiệm vụ", title)
    chair.fill("Sản phẩm phải nộp", "Kế hoạch")
    chair.choose("Nội dung cải cách", "Công tác chỉ đạo, điều hành cải cách hành chính")
    chair.choose("Chủ trì", to)
    chair.fill("Hạn hoàn thành", due)


def open_task(person: Person, title: str) -> None:
    person.open("/nhiem-vu/")
    person.follow(title)


def test_given_extended_late_redone_accepted(clock: Path, arrive: Callable[..., Person]) -> None:
    """The Chair gives a task for Friday. The head of the division accepts it on her phone, tells how far it is with a
    photograph, asks for a week more; the Chair grants it. She hands in on the Monday after that week; he wants figures
    added; she hands in again, he accepts. The task is done, its lateness, both deadlines and the second round stay on
    its page and in the list."""
    it_is(clock, 14, 9)
    chair = arrive(DESK)
    chair.sign_in("chutich")
    give(chair, TASK, "Hà Thị Liên (Trưởng phòng Văn hóa - Xã hội)", "18/09/2026")
    chair.sees("Đã giao NV 1/2026 cho Hà Thị Liên.")

    holder = arrive(PHONE)
    holder.sign_in("truongphongvhxh")
    open_task(holder, TASK)
    holder.follow("Tiếp nhận")
    holder.press("Tiếp nhận")
    holder.follow("Báo cáo tiến độ")
    holder.fill("Đã hoàn thành (%)", "40")
    holder.fill("Việc đã làm", "Đã có dự thảo, đang lấy ý kiến các tổ dân phố.")
    holder.page.get_by_label(re.compile("^Minh chứng")).set_input_files(
        {"name": "du-thao.png", "mimeType": "image/png", "buffer": PIXEL}
    )
    holder.press("Báo cáo tiến độ")
    holder.sees("du-thao.png")
    holder.follow("Xin gia hạn")
    holder.fill("Hạn mới", "25/09/2026")
    holder.fill("Lý do xin gia hạn", "Chờ ý kiến của hai tổ dân phố.")
    holder.press("Xin gia hạn")

    open_task(chair, TASK)
    chair.sees("Có đề nghị gia hạn chờ quyết định.")
    chair.follow("Đồng ý gia hạn")
    chair.press("Đồng ý gia hạn")
    chair.sees("Hạn ban đầu")

    it_is(clock, 28, 10)
    holder.sign_in("truongphongvhxh")
    open_task(holder, TASK)
    holder.sees("Quá hạn")
    hand_in(holder, "31/KH-UBND")
    chair.sign_in("chutich")
    open_task(chair, TASK)
    chair.sees("Chờ duyệt, trễ")
    chair.follow("Yêu cầu làm lại")
    chair.page.get_by_label("Chỗ chưa đạt", exact=True).fill("Bổ sung kinh phí từng hoạt động.")
    chair.press("Yêu cầu làm lại")
    open_task(holder, TASK)
    holder.sees("Bổ sung kinh phí từng hoạt động.")
    hand_in(holder, "33/KH-UBND")
    open_task(chair, TASK)
    chair.follow("Duyệt kết quả")
    chair.press("Duyệt kết quả")
    chair.sees("Hoàn thành, trễ")
    chair.sees("18/09/2026")
    chair.sees("1 lần")
    chair.keep("task")

    chair.open("/nhiem-vu/")
    chair.choose("Tình trạng", "Hoàn thành trễ hạn")
    chair.press("Tìm")
    expect(chair.page.get_by_role("row").filter(has_text=TASK)).to_contain_text("làm lại 1 lần")
    chair.keep("tasks")
    assert holder.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def hand_in(holder: Person, number: str) -> None:
    holder.follow("Nộp sản phẩm")
    holder.page.get_by_label(re.compile("^Số, ký hiệu văn bản sản phẩm")).fill(number)
    holder.fill("Kết quả đã đạt", "Đã ban hành kế hoạch.")
    holder.press("Nộp sản phẩm")


def test_from_a_document_and_a_conclusion(clock: Path, arrive: Callable[..., Person]) -> None:
    """The office registers a letter of the province; the Chair gives what it asks for. The office writes down what the
    meeting concluded; the Chair gives the first item, and the page shows which item is still open."""
    it_is(clock, 28, 14)
    office, chair = arrive(DESK), arrive(DESK)
    office.sign_in("vanphong")
    office.open("/nhiem-vu/van-ban/")
    office.follow("Đăng ký văn bản")
    office.fill("Số, ký hiệu", "1520/UBND-KSTT")
    office.fill("Ngày văn bản", "25/09/2026")
    office.fill("Cơ quan ban hành", "Ủy ban nhân dân tỉnh Đông Giang")
    office.fill("Trích yếu nội dung", "V/v rà soát việc niêm yết thủ tục hành chính")
    office.press("Đăng ký")
    office.sees("Đã đăng ký 1520/UBND-KSTT, số đến 1/2026.")

    chair.sign_in("chutich")
    chair.open("/nhiem-vu/van-ban/")
    chair.follow("1520/UBND-KSTT")
    chair.follow("Giao nhiệm vụ từ văn bản này")
    expect(chair.page.get_by_label("Nhiệm vụ", exact=True)).to_have_value("Rà soát việc niêm yết thủ tục hành chính")
    _write(chair, "Rà soát niêm yết", "Trần Quốc Bảo (Công chức Văn phòng, đầu mối cải cách hành chính)", "09/10/2026")
    chair.press("Giao")
    chair.keep("document")
    chair.follow("Rà soát niêm yết")
    chair.sees("1520/UBND-KSTT ngày 25/09/2026 của Ủy ban nhân dân tỉnh Đông Giang")

    office.open("/nhiem-vu/hop/")
    office.follow("Ghi kết luận cuộc họp")
    office.fill("Ngày họp", "28/09/2026")
    office.fill("Tên cuộc họp", "Họp giao ban cải cách hành chính tháng 9")
    office.fill("Người chủ trì", "Trịnh Quốc Đạt")
    office.fill("Các mục kết luận", "1. Thay bảng niêm yết cũ ở sảnh\n2. Báo cáo hồ sơ trễ hạn trong tháng")
    office.press("Ghi")
    chair.open("/nhiem-vu/hop/")
    chair.follow("Họp giao ban cải cách hành chính tháng 9")
    chair.follow("Giao nhiệm vụ từ mục 1")
    _write(chair, "Thay bảng niêm yết", "Lương Thị Bích (Chánh Văn phòng)", "06/10/2026")
    chair.press("Giao")
    chair.sees("Đã giao 1/2 mục")
    chair.sees("Chưa giao thành nhiệm vụ.")
    chair.keep("meeting")


def test_nobody_leaves_with_work_at_hand(clock: Path, arrive: Callable[..., Person]) -> None:
    """The administrator ends the post of somebody who retires and is refused, with the way on; she hands the task over
    to a colleague and ends the post. The colleague finds the task on the deadline that it had."""
    it_is(clock, 29, 9)
    chair, admin, successor = arrive(DESK), arrive(DESK), arrive(PHONE)
    chair.sign_in("chutich")
    give(chair, "Rà soát đường ngõ", "Mai Xuân Lộc (Công chức Địa chính - Xây dựng)", "30/10/2026")
    admin.sign_in("vanthu")
    admin.page.locator(".c-post summary").click()
    admin.press("Quản trị hệ thống")
    admin.open("/quan-tri/")
    admin.follow("Mai Xuân Lộc")
    admin.page.get_by_text("Kết thúc vị trí này").click()
    admin.press("Kết thúc vị trí")
    admin.sees("Mai Xuân Lộc còn việc chưa bàn giao")
    admin.page.get_by_role("link", name=re.compile("^Bàn giao công việc của")).click()
    admin.look()
    chosen = "Đặng Minh Quân (Công chức Kinh tế, Hạ tầng và Đô thị)"
    admin.page.get_by_label(re.compile("^Người nhận chung")).select_option(label=chosen)
    admin.fill("Lý do bàn giao", "Nghỉ hưu theo Quyết định số 12/QĐ-UBND")
    admin.keep("hand-over-work")
    admin.press("Bàn giao")
    admin.sees("Không còn việc nào trong tay.")
    minute = admin.page.get_by_role("link", name=re.compile("^Biên bản bàn giao")).get_attribute("href")
    printed = admin.page.request.get(f"{admin.address}{minute}")
    assert (printed.status, printed.headers["content-type"]) == (200, "application/pdf")
    admin.follow("Kết thúc vị trí, đóng tài khoản")
    admin.page.get_by_text("Kết thúc vị trí này").click()
    admin.press("Kết thúc vị trí")
    admin.sees("giữ đến hết 29/09/2026")

    successor.sign_in("kinhte")
    open_task(successor, "Rà soát đường ngõ")
    successor.sees("Hạn 17:00, 30/10/2026")
    successor.sees("Bàn giao khi thôi giữ vị trí")
