"""Files as bytes, good and bad, and form values of invented people: what the tests of this folder start from."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from cchc.documents.form_values import (
    ApologyLetter,
    ClockLine,
    ClockSheet,
    ControlSheet,
    FeeLine,
    Form,
    HandOver,
    MissingPaper,
    Office,
    PaperLine,
    Person,
    Receipt,
    RefusalSlip,
    ResultPaper,
    ResultReceipt,
    StopNotice,
    SupplementSlip,
)

_VN = ZoneInfo("Asia/Ho_Chi_Minh")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x11" * 300 + b"\xff\xd9"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 400


def archive(**parts: str | bytes) -> bytes:
    """A ZIP of the given parts; the word `types` stands for [Content_Types].xml."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr("[Content_Types].xml" if name == "types" else name, content)
    return packed.getvalue()


def declared(main_type: str) -> str:
    return f'<Types><Override ContentType="application/vnd.{main_type}.main+xml"/></Types>'


DOCX_TYPES = declared("openxmlformats-officedocument.wordprocessingml.document")
XLSX_TYPES = declared("openxmlformats-officedocument.spreadsheetml.sheet")
DOCX = archive(types=DOCX_TYPES, **{"_rels/.rels": "<R/>", "word/document.xml": "<w:document/>"})
XLSX = archive(types=XLSX_TYPES, **{"_rels/.rels": "<R/>", "xl/workbook.xml": "<workbook/>"})

CODE = "H99.26.05-261123-0001"
ADDRESS = f"https://motcua.example/tra-cuu/{CODE}?k=Zq3vT9aX"
DAY = date(2026, 11, 23)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=_VN)


APPLICANT = Person(
    name="Nguyễn Thị Đào", identity_number="001199000345", address="Số 12 ngõ 5, tổ dân phố số 3", phone="0912 000 345"
)
_FORM: dict[str, Any] = {
    "office": Office(
        parent="Ủy ban nhân dân phường Tân Lập Đông",
        name="Trung tâm Phục vụ hành chính công",
        place="Tân Lập Đông",
        phone="0200 000 0123",
    ),
    "issued_at": at(23, 14, 32),
    "number": "15",
    "code": CODE,
    "look_up_url": ADDRESS,
}
_PROCEDURE = {"procedure": "Đăng ký khai sinh", "procedure_code": "1.001193"}
_REQUEST: dict[str, Any] = _FORM | _PROCEDURE | {"applicant": APPLICANT, "summary": "cho cháu Trần Bảo Ngọc"}
_CLOCK: dict[str, Any] = {"received_at": at(23, 14, 30), "due_at": at(27, 17)}


def hand_over(minute: int = 0, **changed: Any) -> HandOver:
    values = {
        "giver_unit": "Trung tâm Phục vụ hành chính công",
        "giver": "Lê Văn Cửa",
        "receiver_unit": "Văn phòng HĐND và UBND",
        "receiver": "Hoàng Tư Pháp",
        "given_at": at(23, 15, minute),
        "received_at": at(23, 16, minute),
        "outcome": "Đúng hạn",
    }
    return HandOver(**values | changed)


FORMS: dict[str, Form] = {
    "01": Receipt(
        **_REQUEST,
        **_CLOCK,
        receiving_unit="Trung tâm Phục vụ hành chính công phường Tân Lập Đông",
        time_limit="3 ngày làm việc",
        channel="trực tiếp",
        delivery="Bộ phận Một cửa",
        receiver="Lê Văn Cửa",
        papers=(PaperLine(name="Tờ khai", originals=1), PaperLine(name="Giấy chứng sinh", certified=1, copies=2)),
        fees=(FeeLine(name="Lệ phí", amount=2_000_000), FeeLine(name="Phí bản sao", amount=5_000)),
    ),
    "02": SupplementSlip(
        **_REQUEST,
        missing=(MissingPaper(name="Giấy chứng sinh", what_to_do="Nộp bản chính có dấu."),),
        reason="Chưa rõ nơi sinh của trẻ.",
        ground="khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP",
        guide="Lê Văn Cửa",
        guide_phone="0200 000 0124",
        after_acceptance=True,
        complete_by=date(2026, 12, 8),
    ),
    "03": RefusalSlip(
        **_REQUEST | {"code": "", "look_up_url": ""},
        reason="Hồ sơ không thuộc thẩm quyền của phường.",
        ground="Điều 13 Luật Hộ tịch",
        receiver="Lê Văn Cửa",
        request_code="YC-2026-000123",
        submitted_at=at(23, 8, 5),
    ),
    "04": ApologyLetter(
        **_REQUEST,
        **_CLOCK,
        field="Hộ tịch",
        new_due_at=at(30, 17),
        reason="chờ kết quả xác minh",
        ground="khoản 6 Điều 19 Nghị định số 118/2025/NĐ-CP",
        signer_post="Giám đốc",
        signer="Phạm Thị Giám",
    ),
    "05": StopNotice(
        **_REQUEST,
        received_at=at(23, 8, 5),
        stopped_at=at(25, 14, 30),
        stage="Thẩm định hồ sơ",
        ground="Người nộp đề nghị dừng giải quyết",
        source="Điều 21 Nghị định 118/2025/NĐ-CP",
        asked_by="Nguyễn Thị Đào",
        reason="Gia đình thay đổi kế hoạch",
        papers_back=("Giấy chứng sinh: 1 bản chính", "Tờ khai: 1 bản chính"),
        fee=8000,
        refund=8000,
        signer_post="KT. Chủ tịch\nPhó Chủ tịch",
        signer="Phạm Thị Giám",
    ),
    "06": ControlSheet(
        **_REQUEST,
        **_CLOCK,
        deciding_unit="Ủy ban nhân dân phường Tân Lập Đông",
        hand_overs=(hand_over(12), hand_over(40, received_at=None, note="Bản giấy")),
    ),
    "clock": ClockSheet(
        **_FORM | _PROCEDURE | _CLOCK,
        time_limit="3 ngày làm việc",
        lines=(
            ClockLine(
                when="thứ Ba 24/11/2026", what="Nghỉ lễ", counted="không tính", ground="Điều 112 Bộ luật Lao động"
            ),
        ),
        remarks=("Lịch áp dụng: giờ hành chính.",),
    ),
    "giay-ban-giao-ket-qua": ResultReceipt(
        **_REQUEST,
        owner="Trần Bảo Ngọc",
        results=(ResultPaper(kind="Giấy khai sinh", number="215/2026", summary="Trần Bảo Ngọc"),),
        returned_at=at(27, 9, 15),
        giver="Lê Văn Cửa",
        giver_phone="0900 000 105",
        recipient=APPLICANT,
        authority="chủ hồ sơ",
        withdrawn_originals=("Giấy chứng sinh",),
    ),
}
