"""Does the register hold every reception of the period once, in order, with the official columns?"""

from __future__ import annotations

import subprocess
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from python_calamine import CalamineWorkbook

from cchc.audit.recording import events_of
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.views import register as view
from cchc.lifecycle.clock import clock_at
from tests.dossiers.conftest import MONDAY
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import BIRTH, dossier_at
from tests.factories.groups import group_received
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(sign_in: SignIn) -> Any:
    return sign_in(actor("motcua"))


def names(client: Any, **asked: str) -> list[str]:
    response = client.get(reverse("register"), asked)
    assert response.status_code == 200
    return [cells[4] for _, cells in response.context["rows"]]


def test_receptions_in_order_and_nothing_else(clerk: Any) -> None:
    with clock_at(MONDAY - timedelta(days=30)):
        dossier_at(Status.RETURNED, applicant_name="Tháng trước")
    dossier_at(Status.RETURNED, applicant_name="Một")
    dossier_at(Status.REFUSED, applicant_name="Chưa tiếp nhận")
    dossier_at(Status.RECEIVED, applicant_name="Hai", code=BIRTH, channel=Dossier.Channel.POST, owner_name="Bé Hai")
    assert names(clerk) == ["Một", "Bé Hai"]  # this month
    assert names(clerk, received_from="01/08/2026") == ["Tháng trước", "Một", "Bé Hai"]
    assert names(clerk, received_from="01/08/2026", received_to="31/08/2026") == ["Tháng trước"]
    assert names(clerk, channel="post") == ["Bé Hai"]
    assert names(clerk, field="ho-tich", channel="direct") == ["Một"]


def test_what_stands_in_a_line(clerk: Any) -> None:
    dossier = dossier_at(Status.RETURNED)
    response = clerk.get(reverse("register"))
    titles = [column.title for column in response.context["columns"]]
    [(_, cells)] = response.context["rows"]
    line = dict(zip(titles, cells, strict=True))
    assert (line["STT"], line["Mã hồ sơ"], line["Số điện thoại"]) == ("1", dossier.code, "0900 000 318")
    assert (line["Bên giao"], line["Bên nhận"]) == ("Phạm Thị Mai Hương", "Nguyễn Thị Đào")
    assert "chưa có nguồn: Cơ quan chủ trì giải quyết, Cách nhận" in response.content.decode()
    assert (line["Nhận hồ sơ"], line["Nhận kết quả"], line["Ghi chú"]) == ("09:00, 14/09/2026",) * 2 + ("",)


@pytest.mark.parametrize(
    ("status", "note"),
    [(Status.STOPPED, "Dừng giải quyết"), (Status.IN_PROCESS, "Quá hạn"), (Status.AWAITING_SUPPLEMENT, "")],
)
def test_notes(status: Status, note: str, clerk: Any) -> None:
    dossier_at(status)
    with clock_at(MONDAY + timedelta(days=10)):
        response = clerk.get(reverse("register"))
    assert response.context["rows"][0][1][-1] == note
    assert response.context["totals"].late == (note == "Quá hạn")


def test_a_part_says_that_it_is_one(clerk: Any) -> None:
    group_received()
    response = clerk.get(reverse("register"))
    assert [cells[-1] for _, cells in response.context["rows"]] == ["Phần 1 của hồ sơ liên thông"]


def test_what_is_archived_was_returned(clerk: Any) -> None:
    dossier_at(Status.ARCHIVED)
    dossier_at(Status.RESULT_READY)
    totals = clerk.get(reverse("register")).context["totals"]
    assert (totals.ended, totals.returned) == (2, 1)


def test_pages_count_on(clerk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "ROWS", 2)
    for _ in range(5):
        dossier_at(Status.RECEIVED)
    response = clerk.get(reverse("register"), {"received_from": "01/09/2026", "page": "3"})
    assert [cells[0] for _, cells in response.context["rows"]] == ["5"]
    assert response.context["older_url"] == ""
    assert "page=2" in response.context["newer_url"]
    assert len(clerk.get(reverse("register"), {"received_from": "01/09/2026", "page": "99"}).context["rows"]) == 1


def test_an_upside_down_period_is_said(clerk: Any) -> None:
    dossier_at(Status.RECEIVED)
    html = clerk.get(reverse("register"), {"received_from": "14/09/2026", "received_to": "01/09/2026"}).content.decode()
    assert "Ngày cuối phải từ ngày đầu trở đi" in html
    assert "1 hồ sơ, 1 bộ" in html


def test_the_workbook_holds_all_of_it(clerk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "ROWS", 1)
    for _ in range(3):
        dossier_at(Status.RECEIVED)
    response = clerk.post(reverse("export_register"))
    lines = CalamineWorkbook.from_filelike(BytesIO(b"".join(response))).get_sheet_by_index(0).to_python()
    assert lines[0][0] == "Sổ theo dõi hồ sơ (Mẫu số 07)"
    assert [line[0] for line in lines[6:9]] == [1, 2, 3]
    assert lines[9][0].startswith("Tổng số 3 hồ sơ, 3 bộ; trực tiếp 3")
    assert [event.data["rows"] for event in events_of(actor("motcua").post)] == [3]


def test_form_07_lies_on_the_sheet_with_its_headings_on_each(clerk: Any, tmp_path: Path) -> None:
    for _ in range(30):
        dossier_at(Status.RECEIVED)
    response = clerk.post(reverse("print_register"))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    path = tmp_path / "07.pdf"
    path.write_bytes(response.content)
    words = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    sheets = [sheet for sheet in words.split("\f") if sheet.strip()]
    assert len(sheets) > 1 and all("Nội dung hồ sơ" in sheet for sheet in sheets[:-1])
    assert "SỔ THEO DÕI HỒ SƠ" in sheets[0] and "Mẫu số 07" in sheets[0]
    size = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "841.89 x 595.276 pts (A4)" in size


def test_form_07_can_be_edited_in_word(clerk: Any) -> None:
    dossier = dossier_at(Status.RECEIVED)
    response = clerk.post(reverse("edit_register") + "?field=ho-tich")
    assert response["Content-Disposition"] == 'attachment; filename="so-theo-doi.docx"'
    document: Any = Document(BytesIO(response.content))
    register = next(table for table in document.tables if table.cell(0, 0).text == "STT")
    assert [row.cells[1].text for row in register.rows][2:] == [dossier.code]
    assert [event.data["way"] for event in events_of(actor("motcua").post)] == ["print"]


def test_the_unit_above_chooses_a_unit(sign_in: SignIn) -> None:
    dossier_at(Status.RECEIVED)
    above = sign_in(actor("captren"))
    assert names(above) == []
    assert names(above, unit=str(ward().pk), received_from="01/09/2026") == ["Nguyễn Thị Đào"]
    assert names(sign_in(actor("motcua.hlt"))) == []


def test_sixty_entries_cost_the_same_as_ten(clerk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "ROWS", 100)
    costs = []
    for more in (10, 50):
        for _ in range(more):
            dossier_at(Status.RECEIVED)
        with CaptureQueriesContext(connection) as queries:
            clerk.get(reverse("register"))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 10
