"""The office: a publication decision comes in, binds, is posted late, and the citizen reads the new version."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.publications import photo, workbook
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE

GUARDIAN = "1.004837"
NUMBER = "977/QĐ-UBND"
PLACE = "Bảng tầng 1, Bộ phận Một cửa"


@pytest.fixture
def papers(tmp_path: Path) -> Callable[[str], Path]:
    """What the office has on its computer: a broken annex, the right one, the scanned decision, a photograph."""
    right = (GUARDIAN, "", "", "Sửa đổi, bổ sung", "", "", "", "1 ngày làm việc", "")
    (tmp_path / "sai.xlsx").write_bytes(workbook((*right[:7], "thật nhanh", "")).read())
    (tmp_path / "dung.xlsx").write_bytes(workbook(right).read())
    (tmp_path / "quyet-dinh.pdf").write_bytes(b"%PDF-1.7\ntrailer<<>>\n%%EOF\n")
    (tmp_path / "bang.png").write_bytes(photo().read())
    return lambda name: tmp_path / name


def test_from_the_decision_to_the_board(papers: Callable[[str], Path], arrive: Callable[..., Person]) -> None:
    """The office picks a broken annex and is told sheet, row and column; picks the right one, sees what changes,
    stores, applies; finds the late posting on her first screen, confirms it with a photograph; the citizen's phone
    shows the new limit, and so does the set to be posted; what else hangs differs is listed place by place."""
    office = arrive(DESK)
    office.sign_in("vanphong")
    fill_in_the_decision(office, papers("sai.xlsx"))
    office.sees("Trang tính «Phụ lục», dòng 2, cột H (Thời hạn giải quyết)")
    choose_file(office, "Phụ lục Excel", papers("dung.xlsx"))
    office.press("Xem trước tệp đã sửa")
    office.sees("Phụ lục có 1 thủ tục, dùng được")
    office.keep("publication")
    office.page.get_by_text("1 mục thay đổi").click()
    office.sees("1 ngày làm việc")
    choose_file(office, "Quyết định bản quét (PDF)", papers("quyet-dinh.pdf"))
    office.press("Lưu bản nhập")
    office.sees("Bản nhập, chưa áp dụng.")
    office.press("Áp dụng quyết định")
    office.sees("Việc niêm yết đã giao cho từng nơi, kèm hạn.")
    printed = office.page.request.get(office.address + links(office, "Bộ niêm yết, in"))
    assert set_says(printed.body(), papers("set.pdf"), "1 ngày làm việc")

    office.open("/viec-cua-toi/")
    office.sees("Niêm yết thủ tục")
    row = office.page.get_by_role("listitem").filter(has_text=PLACE).filter(has_text=NUMBER)
    expect(row).to_contain_text("Quá hạn")
    row.get_by_role("link", name=re.compile("^Xác nhận")).click()
    office.look()
    choose_file(office, "Ảnh chụp nơi niêm yết", papers("bang.png"))
    office.press("Xác nhận đã làm")
    office.sees(f"Đã xác nhận 1 thủ tục tại «{PLACE}».")
    office.sees("1 trễ hạn")
    office.keep("postings")
    office.follow("So với danh mục")
    office.sees("Bảng mã QR ở sảnh")
    office.keep("posting-check")
    office.sees_not(PLACE)

    citizen = arrive(PHONE)
    citizen.open(f"/thu-tuc-hanh-chinh/{GUARDIAN}/")
    citizen.sees("1 ngày làm việc")


def test_a_proposal_and_what_it_saves(arrive: Callable[..., Person]) -> None:
    """The office proposes to shorten and to spare an hour; the Chair submits it; on a phone nothing runs sideways."""
    office = arrive(DESK)
    office.sign_in("vanphong")
    office.open("/thu-tuc/ra-soat/soan/?ma=1.000656")
    office.fill("Tên phương án", "Giảm đi lại khi khai tử")
    office.fill("Số phút một lượt, trước", "180")
    office.fill("Số phút một lượt, sau", "120")
    office.fill("Số lượt một năm", "100")
    office.fill("Lý do", "Kết quả gửi qua bưu chính công ích.")
    office.fill("Cấp có thẩm quyền quyết định", "Ủy ban nhân dân tỉnh Đông Giang")
    office.press("Lưu phương án")
    office.sees("Tiết kiệm 4.500.000 đ một năm")
    office.keep("review")

    chair = arrive(PHONE)
    chair.sign_in("chutich")
    chair.open("/thu-tuc/ra-soat/")
    chair.follow("Giảm đi lại khi khai tử")
    chair.follow("Trình cấp có thẩm quyền")
    chair.fill("Số văn bản trình", "44/TTr-UBND")
    chair.press("Trình cấp có thẩm quyền")
    chair.sees("Đã trình")
    for path in ("/thu-tuc/niem-yet/", "/thu-tuc/cong-bo/", "/thu-tuc/niem-yet/kiem-tra/"):
        chair.open(path)
        assert chair.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def fill_in_the_decision(office: Person, annex: Path) -> None:
    """Received ten days ago, and nobody entered it."""
    then = timezone.localdate() - timedelta(days=10)
    office.open("/thu-tuc/cong-bo/")
    office.follow("Nhập quyết định")
    office.fill("Số, ký hiệu", NUMBER)
    office.fill("Cơ quan, người ban hành", "Chủ tịch Ủy ban nhân dân tỉnh Đông Giang")
    office.fill("Trích yếu", "Sửa đổi thủ tục đăng ký giám hộ")
    for label in ("Ngày ký", "Ngày có hiệu lực", "Ngày phường nhận"):
        office.fill(label, f"{then:%d%m%Y}")
    choose_file(office, "Phụ lục Excel", annex)
    office.press("Xem trước")


def choose_file(person: Person, label: str, path: Path) -> None:
    person.page.get_by_label(label).set_input_files(path)


def links(person: Person, name: str) -> str:
    return str(person.page.get_by_role("link", name=name, exact=True).get_attribute("href"))


def set_says(pdf: bytes, path: Path, words: str) -> bool:
    path.write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return words in read.stdout
