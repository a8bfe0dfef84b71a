"""How do the tables of an Excel workbook or a Word document become rows of text? Merged cells say their text in every
cell that they cover, so that a lead written once for five lines stands in all five.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from cchc.documents.file_types import sniffed_type
from cchc.documents.office_archive import MacroError
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BYTES = 5 * 1024 * 1024  # of one file
UNPACKED = 30 * 1024 * 1024  # of one part of it
LINES, COLUMNS = 3000, 40  # of one table
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\ufeff]")  # no text of an office holds these


@dataclass(frozen=True)
class Grid:
    """One table: where it stands in the file, and its cells; `covered` are those that a merged cell filled."""

    place: str  # «Trang tính «Phụ lục»», «Bảng 2»
    rows: list[list[str]]
    wide: frozenset[int] = frozenset()  # rows in which one text covers several cells


def read_tables(file: IO[bytes], name: str) -> list[Grid]:
    """Every table of the file, or a refusal that says what is wrong with it."""
    if file.seek(0, 2) > BYTES:
        refuse(Refusal(f"Tệp «{name}» lớn hơn {BYTES // 1024**2} MB. Hãy bỏ hình ảnh trong tệp rồi nộp lại."))
    try:
        kind = sniffed_type(file)
    except MacroError as error:
        broken = Refusal(f"Tệp «{name}» có macro (mã lệnh). Hãy lưu lại dạng không có macro rồi nộp lại.")
        raise ActionRefused(broken) from error
    if kind not in (EXCEL, WORD):
        refuse(Refusal(
            f"Tệp «{name}» không phải Excel (XLSX) hoặc Word (DOCX). Hãy mở tệp, lưu lại một trong hai dạng đó."
        ))  # fmt: skip
    file.seek(0)
    content = file.read()
    try:
        _check_parts(content)
        return list(_sheets(content) if kind == EXCEL else _word_tables(content))
    except (CalamineError, PackageNotFoundError, ValueError, KeyError, zipfile.BadZipFile) as error:
        broken = Refusal(f"Tệp «{name}» bị hỏng, không mở được. Hãy lưu lại từ Excel hoặc Word rồi nộp lại.")
        raise ActionRefused(broken) from error


def _check_parts(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if any(member.file_size > UNPACKED for member in archive.infolist()):
            refuse(Refusal("Tệp này quá lớn khi mở ra. Hãy chép riêng bảng kế hoạch sang tệp mới rồi nộp lại."))


def _sheets(content: bytes) -> Iterator[Grid]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        values = sheet.to_python(skip_empty_area=False, nrows=LINES + 1)
        rows = [[_text(cell) for cell in row[:COLUMNS]] for row in values]
        _refuse_long(rows, f"Trang tính «{name}»")
        yield Grid(f"Trang tính «{name}»", rows, _fill_merged(rows, sheet))


def _fill_merged(rows: list[list[str]], sheet: CalamineSheet) -> frozenset[int]:
    """Spread each merged cell downwards; one that lies across is the text of its row."""
    wide = set[int]()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        if right > left:
            wide.update(range(top, bottom + 1))
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row):
                row[left] = rows[top][left]
    return frozenset(wide)


def _word_tables(content: bytes) -> Iterator[Grid]:
    for number, table in enumerate(Document(BytesIO(content)).tables, 1):
        rows, wide = list[list[str]](), set[int]()
        if len(table.rows) > LINES:
            _refuse_long([[]] * len(table.rows), f"Bảng {number}")
        for at, row in enumerate(table.rows):
            cells: list[str] = [""] * row.grid_cols_before
            before: Any = None
            for cell in row.cells[:COLUMNS]:  # a cell that lies across comes once for each column
                across = before is not None and cell._tc is before
                if across:
                    wide.add(at)
                cells.append("" if across else _text(cell.text))
                before = cell._tc
            rows.append(cells)
        yield Grid(f"Bảng {number}", rows, frozenset(wide))


def _refuse_long(rows: list[list[str]], place: str) -> None:
    if len(rows) > LINES:
        refuse(Refusal(f"{place} có hơn {LINES} dòng. Hãy xóa các dòng trống ở cuối bảng, hoặc chia thành nhiều tệp."))


def _text(cell: Any) -> str:
    """A day as an office writes it; a number without the tail that Excel gives it."""
    match cell:
        case bool() | None:
            return ""
        case datetime() | date():
            return f"{cell:%d/%m/%Y}"
        case float():
            return str(int(cell)) if cell.is_integer() else f"{cell:g}".replace(".", ",")
    return unicodedata.normalize("NFC", UNSEEN.sub(" ", str(cell).replace("\r\n", "\n"))).strip()
