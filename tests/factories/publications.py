"""Publication decisions, annexes and posting places of the test ward, made through the real actions."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

from cchc.catalogue.actions.add_posting_place import add_posting_place
from cchc.catalogue.actions.enter_publication import DecisionWords, enter_publication
from cchc.catalogue.annex import AnnexRow, read_annex
from cchc.catalogue.drafting import Drafted, drafted
from cchc.catalogue.models import PostingPlace, Publication
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Official, Position, Post, Unit
from tests.factories.office import actor

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)

HEADINGS = (
    "Mã thủ tục", "Tên thủ tục hành chính", "Lĩnh vực", "Nội dung công bố", "Ngày hiệu lực", "Cách thức thực hiện",
    "Thành phần hồ sơ", "Thời hạn giải quyết", "Phí, lệ phí",
)  # fmt: skip
AMENDED = ("1.004873", "", "", "Sửa đổi, bổ sung", "", "", "", "2 ngày làm việc", "")
NEW = (
    "1.999001", "Xác nhận thông tin minh họa", "Hộ tịch", "Mới ban hành", "", "Trực tiếp, trực tuyến", "Tờ khai",
    "3 ngày làm việc", "lệ phí không thu",
)  # fmt: skip
ABOLISHED = ("2.000908", "", "", "Bãi bỏ", "", "", "", "", "")


def workbook(
    *rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS, sheet: str = "Phụ lục", above: str = ""
) -> BytesIO:
    """An annex with one sheet."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet(sheet)
    if above:
        page.write(0, 0, above)
    for number, row in enumerate([headings, *rows], 1 if above else 0):
        for place, cell in enumerate(row):
            page.write(number, place, cell)
    book.close()
    file.seek(0)
    return file


def rows_of(*rows: tuple[Any, ...]) -> list[AnnexRow]:
    return read_annex(workbook(*rows), "phu-luc.xlsx").rows if rows else []


def draft_of(*rows: tuple[Any, ...], effective_from: date | None = None) -> Drafted:
    return drafted(rows_of(*rows), effective_from=effective_from or today(), source="Quyết định minh họa")


def words(**changes: Any) -> DecisionWords:
    """The head of an invented decision, signed five days ago and received today."""
    values: dict[str, Any] = {
        "number": "1234/QĐ-UBND",
        "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Đông Giang",
        "signed_on": today() - timedelta(days=5),
        "effective_from": today(),
        "received_on": today(),
        "summary": "Công bố danh mục thủ tục hành chính lĩnh vực hộ tịch",
    }
    return DecisionWords(**values | changes)


def publication(*rows: tuple[Any, ...], **changes: Any) -> Publication:
    """A draft with these rows."""
    head = words(**changes)
    return enter_publication(
        by=actor("vanphong"), words=head, items=draft_of(*rows, effective_from=head.effective_from).items
    )


def board(kind: str = "board", name: str = "Bảng tại Một cửa") -> PostingPlace:
    return add_posting_place(by=actor("vanphong"), kind=kind, name=name, location="Tầng 1, trụ sở phường")


def photo() -> BytesIO:
    """The smallest picture that is one."""
    return BytesIO(PIXEL)


def office_of_the_neighbour() -> Actor:
    """Somebody in the office of the other ward, which has none in the demonstration."""
    unit = Unit.objects.get(code="H99.26.06")
    official = Official.objects.create(unit=unit, full_name="Từ Văn Phòng")
    position = Position.objects.get(code="van-phong")
    post = Post.objects.create(official=official, unit=unit, position=position, held_from=today())
    return Actor(official, post)
