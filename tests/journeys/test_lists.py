"""The office looks for dossiers, keeps its question, takes the list out, and prints the register."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE

PREPARED = """
from datetime import timedelta
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at, now
from tests.factories.dossiers import dossier_at
with clock_at(now() - timedelta(days=14)):
    late = dossier_at(Status.IN_PROCESS, applicant_name="Lưu Thị Thoa", applicant_phone="0900 111 222")
print(late.code)
"""


@pytest.fixture
def late(ward: Installation) -> str:
    """The code of a dossier that is late."""
    return ward.python(PREPARED).strip()


def test_finds_keeps_exports_and_prints(late: str, arrive: Callable[..., Person]) -> None:
    """The officer of the office asks for what is late, the earliest date first; finds one by its telephone number;
    writes a wrong day and is told; saves the question for the whole unit. The clerk finds the tab on her phone. The
    office takes the same list out as a workbook, sees it on paper, and prints the register of the period."""
    office = arrive(DESK)
    office.sign_in("vanphong")
    office.keep("office")
    office.follow("Một cửa")
    office.choose("Thời hạn", "Quá hạn hẹn trả")
    office.page.get_by_role("button", name="Tìm", exact=True).click()
    office.look()
    office.sees("Hồ sơ quá hạn hẹn trả; mới nộp trước.")
    office.keep("lists")
    office.page.get_by_role("columnheader", name=re.compile("^Thời hạn")).get_by_role("link").click()
    office.look()
    office.sees("Hồ sơ quá hạn hẹn trả; hạn sớm nhất trước.")
    expect(office.page.get_by_role("columnheader", name=re.compile("^Thời hạn"))).to_have_attribute(
        "aria-sort", "ascending"
    )
    office.fill("Tìm theo mã, tên, số", "0900111222")
    office.page.get_by_text("Thêm điều kiện và thứ tự").click()
    office.fill("Hẹn trả từ ngày", "32/13/2026")
    office.press("Tìm")
    office.sees("Điều kiện này chưa được áp dụng.")
    expect(office.page.get_by_role("row").filter(has_text=late)).to_contain_text("Lưu Thị Thoa")

    office.open("/ho-so/?timing=late&sort=due")
    office.page.get_by_text("Lưu bộ lọc này để dùng lại").click()
    office.fill("Tên bộ lọc", "Quá hạn hẹn trả")
    office.tick("Cho cả đơn vị")
    office.press("Lưu bộ lọc")
    office.sees("Đã lưu bộ lọc «Quá hạn hẹn trả»")

    clerk = arrive(PHONE)
    clerk.sign_in("motcua")
    clerk.open("/ho-so/")
    clerk.page.get_by_role("navigation", name="Bộ lọc đã lưu").get_by_role("link", name="Quá hạn hẹn trả").click()
    clerk.look()
    clerk.sees("Lưu Thị Thoa")

    names = _workbook(office)
    assert "Lưu Thị Thoa" in names
    with office.page.expect_popup() as opened:
        office.page.get_by_role("button", name="In danh sách").click()
    paper = opened.value
    paper.wait_for_load_state("load")
    expect(paper.get_by_role("row").filter(has_text=late)).to_contain_text("Lưu Thị Thoa")
    assert paper.get_by_role("row").count() == len(names) + 1
    paper.close()

    office.follow("Sổ theo dõi")
    office.fill("Từ ngày", "01/01/2026")
    office.press("Xem")
    office.sees("Từ ngày 01/01/2026")
    office.keep("register")
    _prints_register(office)


def _workbook(person: Person) -> list[str]:
    """Who stands in the workbook that the button gives."""
    action = person.page.get_by_role("button", name="Xuất Excel").get_attribute("formaction")
    lines = CalamineWorkbook.from_filelike(BytesIO(_sent(person, action))).get_sheet_by_index(0).to_python()
    return [line[2] for line in lines[5:]]


def _prints_register(person: Person) -> None:
    action = person.page.get_by_role("button", name="In sổ").get_attribute("formaction")
    assert _sent(person, action).startswith(b"%PDF-")


def _sent(person: Person, action: str | None) -> bytes:
    """What the button's form is answered with."""
    form = {"csrfmiddlewaretoken": person.page.locator(".c-take [name=csrfmiddlewaretoken]").input_value()}
    headers = {"Referer": person.page.url}
    response = person.page.request.post(f"{person.address}{action}", form=form, headers=headers)
    assert response.status == 200, response.status_text
    return response.body()
