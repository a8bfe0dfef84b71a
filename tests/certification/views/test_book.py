"""The book on screen: filters, totals, voided lines, closing; sixty lines cost what ten cost."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from cchc.certification.actions.void_entry import void_entry
from cchc.certification.models import Book, Delegation, Entry
from cchc.certification.writing import Line
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.certification.conftest import MONDAY
from tests.certification.views.test_counter import signed_in, text_of
from tests.factories.certification import DEGREE, RECORD, SIGNATURE, certified, entry
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
BOOK = "/chung-thuc/so/"


def read(address: str = BOOK, username: str = "tuphap") -> str:
    answer = signed_in(username).get(address)
    assert answer.status_code == 200
    return text_of(answer)


def test_without_a_book_it_says_how_one_begins() -> None:
    assert "Chưa có sổ chứng thực nào" in read()


def test_filters_and_totals() -> None:
    certified(DEGREE)
    with clock_at(MONDAY.replace(day=15)):
        certified(RECORD, signer=actor("phochutich").post, applicant_name="Đỗ Văn Thắng")
        page = read()
        assert "<b>34.000 đ</b>" in page
        assert page.index("15/09/2026") < page.index("14/09/2026")
        assert "Học bạ" not in read(f"{BOOK}?den=14/09/2026")
        assert "Học bạ" in read(f"{BOOK}?q=do+van+thang+hoc+ba")
        only = read(f"{BOOK}?ky={actor('phochutich').post_id}")
        assert "Bằng tốt nghiệp đại học" not in only
        assert "<b>28.000 đ</b>" in only
        faulty = read(f"{BOOK}?tu=hôm+qua&truoc=x&so=x&ky=x")
        assert "Ghi ngày như 14/09/2026." in faulty
        assert "Học bạ" in faulty


def test_every_kind_has_its_book() -> None:
    certified(DEGREE)
    certified(Line("Giấy ủy quyền", 1, 1), code=SIGNATURE)
    book = Book.objects.get(kind="ck")
    page = read(f"{BOOK}?so={book.pk}")
    assert "Giấy ủy quyền" in page
    assert "Bằng tốt nghiệp" not in page


def test_a_voided_line_is_struck_out_with_its_reason() -> None:
    line = entry(DEGREE, RECORD)
    client = signed_in()
    assert client.post(f"{BOOK}dong/{line.pk}/huy/", {"reason": " "}).status_code == 422
    assert client.post(f"{BOOK}dong/{line.pk}/huy/", {"reason": "Chứng thực nhầm"}).status_code == 302
    page = read()
    assert 'class="c-struck"' in page
    assert "Chứng thực nhầm" in page
    assert "<b>28.000 đ</b>" in page
    assert client.get(f"{BOOK}dong/{line.pk}/huy/").status_code == 409


def test_pages_go_on_where_the_last_one_ended() -> None:
    certified(*[Line(f"Giấy số {n}", 1, 1) for n in range(1, 31)])
    certified(*[Line(f"Giấy số {n}", 1, 1) for n in range(31, 61)])
    page = read()
    assert "Giấy số 60<" in page
    assert "Giấy số 10<" not in page
    older = read(f"{BOOK}?truoc=11")
    assert "Giấy số 10<" in older
    assert "Về đầu sổ" in older


def test_sixty_lines_cost_what_ten_cost() -> None:
    client, costs = signed_in(), []
    for count in (10, 25, 25):
        certified(*[DEGREE] * count)
        with CaptureQueriesContext(connection) as queries:
            client.get(BOOK)
        costs.append(len(queries))
    assert costs[0] == costs[2] <= 16


def test_excel_and_print_hold_what_the_filter_shows() -> None:
    certified(DEGREE, Line("=HYPERLINK(1)", 1, 1))
    void_entry(entry=Entry.objects.get(number=1), by=actor("tuphap"), reason="Ghi sai")
    book = Book.objects.get()
    file = signed_in().get(f"{BOOK}{book.pk}/so-chung-thuc.xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Sổ chứng thực bản sao từ bản chính, quyển số 01/2026-SCT/BS"
    assert [row[4] for row in rows[4:6]] == ["Bằng tốt nghiệp đại học", "=HYPERLINK(1)"]
    assert rows[4][9] == "Đã hủy: Ghi sai"
    assert [rows[6][column] for column in (6, 7, 8)] == [1, 1, 2000]
    pdf = signed_in().get(f"{BOOK}{book.pk}/in.pdf?q=hyperlink")
    assert pdf.content.startswith(b"%PDF-")


def test_opened_after_a_paper_book_and_closed_at_the_year_s_end() -> None:
    client = signed_in("tuphap")
    assert client.post(f"{BOOK}mo/", {"kind": "bs", "before": "abc"}).status_code == 422
    assert client.post(f"{BOOK}mo/", {"kind": "bs", "before": "1234"}).status_code == 302
    book = Book.objects.get()
    assert entry().number == 1235
    assert client.post(f"{BOOK}mo/", {"kind": "bs", "before": "1"}).status_code == 422
    assert client.post(f"{BOOK}{book.pk}/khoa/").status_code == 409
    with clock_at(datetime(2027, 1, 4, 9, tzinfo=ZONE)):
        assert "Khóa sổ năm 2026" in read()
        assert client.post(f"{BOOK}{book.pk}/khoa/").status_code == 302
        assert "đã khóa ngày 04/01/2027" in read()


def test_the_chair_delegates_and_ends_it() -> None:
    client = signed_in("chutich")
    form = {"post": str(actor("tuphap").post_id), "decision": "12/GUQ-UBND", "from_on": "14/09/2026",
            "until_on": "30/09/2026"}  # fmt: skip
    assert client.post("/chung-thuc/uy-quyen/", form | {"post": "x"}).status_code == 422
    assert client.post("/chung-thuc/uy-quyen/", form | {"until_on": "01/09/2026"}).status_code == 422
    assert client.post("/chung-thuc/uy-quyen/", form).status_code == 302
    assert "3 người ký chứng thực được hôm nay" in text_of(client.get("/chung-thuc/uy-quyen/"))
    given = Delegation.objects.get()
    assert client.post(f"/chung-thuc/uy-quyen/{given.pk}/ket-thuc/").status_code == 302
    assert "2 người ký" in text_of(client.get("/chung-thuc/uy-quyen/"))
