"""Does each form for Word say what the printed one says, and take hostile text as text?"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from cchc.documents.form_values import ApologyLetter, Receipt, SupplementSlip
from cchc.documents.forms import has_word
from cchc.documents.word import render_word
from cchc.lifecycle.refusal import ActionRefused
from tests.documents.samples import CODE, DAY, FORMS

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


def test_hostile_text_is_text() -> None:
    for number, change in (("01", {"summary": HOSTILE}), ("02", {"reason": HOSTILE}), ("04", {"reason": HOSTILE})):
        values = FORMS[number]
        assert isinstance(values, Receipt | SupplementSlip | ApologyLetter)
        assert HOSTILE in words(render_word(number, replace(values, **change), DAY))  # type: ignore[arg-type]


def test_every_form_of_the_circular_and_no_slip_of_our_own() -> None:
    assert all(has_word(number, DAY) for number in ("01", "02", "03", "04", "05", "06"))
    assert not has_word("clock", DAY)
    with pytest.raises(ActionRefused, match="chỉ có bản in PDF"):
        render_word("clock", FORMS["clock"], DAY)
