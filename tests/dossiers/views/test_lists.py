"""Does everything that leaves the list say what the list says, and is it on record?"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from cchc.audit.recording import events_of
from cchc.documents.actions import export_list
from cchc.dossiers import keyset
from cchc.dossiers.models import SavedFilter, Status
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(sign_in: SignIn) -> Any:
    return sign_in(actor("vanphong"))


def workbook(client: Any, address: str = "") -> list[list[Any]]:
    response = client.post(reverse("export_dossiers") + address)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert response["Content-Disposition"] == 'attachment; filename="ho-so-20260914-0900.xlsx"'
    return CalamineWorkbook.from_filelike(BytesIO(b"".join(response))).get_sheet_by_index(0).to_python()


def test_screen_paper_and_workbook_say_the_same(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyset, "ROWS", 1)  # what goes out is not a page but the whole list
    for status in (Status.RECEIVED, Status.IN_PROCESS, Status.RETURNED):
        dossier_at(status)
    lines = workbook(office)
    monkeypatch.setattr(keyset, "ROWS", 30)
    screen = office.get(reverse("dossiers")).context["rows"]
    paper = office.post(reverse("print_dossiers")).context["rows"]
    assert screen == paper
    headings, rows = lines[4], lines[5:]
    for shown, written in zip(screen, rows, strict=True):
        named = dict(zip(headings, written, strict=True))
        for cell in shown.cells:
            for title, text in ((cell.title, cell.text), *((title, text) for title, _, text in cell.under)):
                value = named[title]
                said = value if isinstance(value, str) else f"{value:%H:%M, %d/%m/%Y}"
                assert text == said or (said and text.endswith(said)), title


def test_numbers_stay_masked_wherever_they_go(office: Any) -> None:
    dossier_at(Status.RECEIVED)
    assert "099 192 ••• 512" in workbook(office)[5]
    html = office.post(reverse("print_dossiers")).content.decode()
    assert "099192004512" not in html and "099 192 ••• 512" in html


def test_only_what_the_filter_shows_and_it_is_on_record(office: Any) -> None:
    dossier_at(Status.RECEIVED)
    dossier_at(Status.REFUSED, applicant_name="Lý Hoàng Nam")
    lines = workbook(office, "?status=refused")
    assert lines[1][0] == "Hồ sơ trạng thái «Từ chối tiếp nhận»; mới nộp trước"
    assert [line[2] for line in lines[5:]] == ["Lý Hoàng Nam"]
    office.post(reverse("print_dossiers") + "?status=refused")
    events = list(events_of(actor("vanphong").post))
    assert [(event.data["way"], event.data["rows"]) for event in events] == [("excel", 1), ("print", 1)]
    assert events[0].data["asked"] == lines[1][0]


def test_another_ward_takes_nothing_out(sign_in: SignIn) -> None:
    dossier_at(Status.RECEIVED)
    assert workbook(sign_in(actor("motcua.hlt")))[5:] == []


@pytest.mark.parametrize(("address", "way"), [("export_dossiers", "excel"), ("print_dossiers", "print")])
def test_too_many_are_refused_before_any_is_read(
    address: str, way: str, office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(export_list.MOST, way, 1)  # type: ignore[arg-type]
    dossier_at(Status.RECEIVED)
    assert b"".join(office.post(reverse(address)))
    dossier_at(Status.RECEIVED)
    response = office.post(reverse(address))
    assert response.status_code == 409
    assert "nhiều nhất 1 dòng" in response.content.decode()


def test_a_filter_becomes_a_tab_and_goes_again(office: Any) -> None:
    response = office.post(reverse("save_filter") + "?timing=late&sort=due", {"name": "Quá hạn", "of_unit": "1"})
    assert (response.status_code, response["Location"]) == (302, "/ho-so/?timing=late&sort=due")
    html = office.get(response["Location"]).content.decode()
    assert "Đã lưu bộ lọc «Quá hạn»" in html
    assert '<a href="?sort=due&amp;timing=late" aria-current="page">Quá hạn' in html
    saved = SavedFilter.objects.get()
    office.post(reverse("drop_filter", args=[saved.pk]))
    assert "aria-current" not in office.get("/ho-so/?timing=late&sort=due").content.decode().partition("<main")[2]


def test_a_refused_filter_keeps_what_was_typed(sign_in: SignIn) -> None:
    client = sign_in(actor("tuphap"))
    response = client.post(reverse("save_filter") + "?timing=late", {"name": "Của mọi người", "of_unit": "1"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "do Văn phòng lưu" in html and 'value="Của mọi người"' in html and "quá hạn hẹn trả" in html


def test_nobody_drops_what_he_does_not_see(sign_in: SignIn, office: Any) -> None:
    office.post(reverse("save_filter") + "?timing=late", {"name": "Riêng"})
    saved = SavedFilter.objects.get()
    assert sign_in(actor("tuphap")).post(reverse("drop_filter", args=[saved.pk])).status_code == 404
