"""Does each form for Word say what the printed one says, and take hostile text as text?"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from cchc.documents.form_values import ApologyLetter, PartLine, Receipt, SupplementSlip
from cchc.documents.forms import has_word
from cchc.documents.word import render_word
from cchc.dossiers.presentation.register_sheet import RegisterColumn, RegisterSheet
from cchc.lifecycle.refusal import ActionRefused
from tests.documents.samples import CODE, DAY, FORMS, at

HOSTILE = '{{ values }} {% if %} <w:br/> & "q" <script>alert(1)</script>'


def words(written: bytes) -> str:
    """Every paragraph in order, those of tables too."""
    document: Any = Document(BytesIO(written))
    return "\n".join(each.text or "" for each in document.element.body.iter(f"{{{W}}}t"))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("01", ["GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "Mẫu số 01", CODE, "Nguyễn Thị Đào", "Giấy chứng sinh",
                "17 giờ 00, ngày 27/11/2026", "2.005.000 đồng", "ngày 23 tháng 11 năm 2026"]),
        ("02", ["PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Nộp bản chính có dấu.", "Chưa rõ nơi sinh của trẻ."]),
        ("03", ["PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Xin thông báo để anh/chị được biết và thực hiện."]),
        ("04", ["VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN", "Chúng tôi xin lỗi anh/chị vì sự chậm trễ này", "Nơi nhận:"]),
        ("05", ["THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "không làm mất quyền nộp lại hồ sơ"]),
        ("06", ["PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "1. Giao: ", "2. Nhận: "]),
    ],
)  # fmt: skip
def test_says_what_is_printed(number: str, says: list[str]) -> None:
    said = words(render_word(number, FORMS[number], DAY))
    assert [each for each in says if each not in said] == []
    assert "{" not in said
    assert "None" not in said
    assert "built-in" not in said


def test_the_receipt_names_the_deciding_unit_and_the_parts() -> None:
    part = PartLine(name="Cấp thẻ bảo hiểm y tế", agency="Bảo hiểm xã hội cơ sở", due_at=at(25, 17))
    receipt = replace(FORMS["01"], deciding_unit="Phường Hòa Lạc Tây", parts=(part,))  # type: ignore[call-arg]
    said = words(render_word("01", receipt, DAY))
    for each in ("Cơ quan giải quyết: Phường Hòa Lạc Tây", "Cấp thẻ bảo hiểm y tế", "17 giờ 00, ngày 25/11/2026"):
        assert each in said
    assert "Phần của hồ sơ liên thông" not in words(render_word("01", FORMS["01"], DAY))


def test_a_number_that_the_office_gives_stands_before_the_symbol() -> None:
    assert "Số: 15/TNHS" in words(render_word("01", FORMS["01"], DAY))
    letter = replace(FORMS["04"], number="")
    assert "Số: ……………………/PXL" in words(render_word("04", letter, DAY))


REGISTER = RegisterSheet(
    office=FORMS["01"].office, issued_at=FORMS["01"].issued_at, period="Tháng 11/2026", asked="lĩnh vực Hộ tịch",
    columns=(
        RegisterColumn(title="STT", width=5),
        RegisterColumn(title="Nhận hồ sơ", width=12, group="Ngày tháng năm"),
        RegisterColumn(title="Hẹn trả", width=12, group="Ngày tháng năm"),
        RegisterColumn(title="Ghi chú", width=20),
    ),
    rows=(("1", "09:00, 23/11/2026", "17:00, 25/11/2026", HOSTILE), ("2", "09:10, 23/11/2026", "", "")),
    totals="Tổng số 2 hồ sơ.", keeper="Phạm Thị Mai Hương",
)  # fmt: skip


def test_the_register_lies_on_the_sheet_under_its_two_lines_of_headings() -> None:
    document: Any = Document(BytesIO(render_word("07", REGISTER, DAY)))
    page = document.sections[0]
    assert page.page_width > page.page_height
    table = next(each for each in document.tables if each.cell(0, 0).text == "STT")
    said = [[cell.text for cell in row.cells] for row in table.rows]
    assert said == [
        ["STT", "Ngày tháng năm", "Ngày tháng năm", "Ghi chú"],
        ["STT", "Nhận hồ sơ", "Hẹn trả", "Ghi chú"],
        ["1", "09:00, 23/11/2026", "17:00, 25/11/2026", HOSTILE],
        ["2", "09:10, 23/11/2026", "", ""],
    ]
    assert len(list(table._tbl.iter(f"{{{W}}}tblHeader"))) == 2
    text = words(render_word("07", REGISTER, DAY))
    for each in (
        "SỔ THEO DÕI HỒ SƠ",
        "Mẫu số 07",
        "Tháng 11/2026; lĩnh vực Hộ tịch",
        "Tổng số 2 hồ sơ.",
        "NGƯỜI LẬP SỔ",
    ):
        assert each in text


def test_hostile_text_is_text() -> None:
    for number, change in (("01", {"summary": HOSTILE}), ("02", {"reason": HOSTILE}), ("04", {"reason": HOSTILE})):
        values = FORMS[number]
        assert isinstance(values, Receipt | SupplementSlip | ApologyLetter)
        assert HOSTILE in words(render_word(number, replace(values, **change), DAY))  # type: ignore[arg-type]


def test_every_form_of_the_circular_and_no_slip_of_our_own() -> None:
    assert all(has_word(number, DAY) for number in ("01", "02", "03", "04", "05", "06", "07"))
    assert not has_word("clock", DAY)
    with pytest.raises(ActionRefused, match="chỉ có bản in PDF"):
        render_word("clock", FORMS["clock"], DAY)
