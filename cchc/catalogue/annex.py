"""How is the annex of a publication decision read from Excel, and how is one made to be filled in?

The annex: one or several sheets («A. Mới ban hành», «B. Sửa đổi, bổ sung», «C. Bãi bỏ»), a row of headings in
each, one procedure a row. A broken cell is named by sheet, row and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.utility import xl_col_to_name

from cchc.catalogue.models import ProcedureVersion, PublicationItem
from cchc.catalogue.parts import COLUMNS, parts_said
from cchc.documents.file_types import sniffed_type
from cchc.documents.office_archive import MacroError
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.ui.text import fold

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS, BYTES = 500, 5 * 1024 * 1024  # of one file; the preview carries its rows
LINES, HEADINGS_WITHIN = 5000, 20  # of one sheet
CODE = re.compile(r"\d\.\d{6}")  # of a procedure
OWN = {  # key: (heading, other headings)
    "ma": ("Mã thủ tục", ("ma tthc", "ma so tthc", "ma so", "ma")),
    "linh_vuc": ("Lĩnh vực", ()),
    "cong_bo": ("Nội dung công bố", ("noi dung", "tinh trang")),
    "hieu_luc": ("Ngày hiệu lực", ("hieu luc", "ngay co hieu luc", "hieu luc tu ngay")),
}
HINTS = {
    "cong_bo": "Mới ban hành; Sửa đổi, bổ sung; Bãi bỏ. Ô trống của thủ tục sửa đổi là giữ nguyên.",
    "hieu_luc": "Bỏ trống là ngày có hiệu lực của quyết định.",
}
CHANGES = {
    "bai bo": PublicationItem.Change.ABOLISHED,
    "huy bo": PublicationItem.Change.ABOLISHED,
    "sua doi": PublicationItem.Change.AMENDED,
    "ban hanh": PublicationItem.Change.NEW,
    "moi": PublicationItem.Change.NEW,
}


@dataclass(frozen=True)
class Fault:
    """One place that cannot be used: «Trang tính «A», dòng 7, cột F (Thời hạn giải quyết): …»."""

    sheet: str
    row: int
    key: str
    column: str
    reason: str

    def __str__(self) -> str:
        at = f"Trang tính «{self.sheet}», dòng {self.row}"
        return f"{at}, cột {self.column}: {self.reason}" if self.column else f"{at}: {self.reason}"


@dataclass(frozen=True)
class AnnexRow:
    """One procedure as written; `letters` tells in which column of the sheet each part stands."""

    sheet: str
    row: int
    own: dict[str, str]
    said: dict[str, str]
    change: str
    letters: dict[str, str] = field(default_factory=dict)

    def fault(self, key: str, reason: str) -> Fault:
        title = OWN[key][0] if key in OWN else COLUMNS[key].title
        letter = self.letters.get(key, "")
        return Fault(self.sheet, self.row, key, f"{letter} ({title})" if letter else title, reason)


@dataclass(frozen=True)
class Annex:
    rows: list[AnnexRow]
    ignored: list[str]  # sheets without headings


def read_annex(file: IO[bytes], name: str) -> Annex:
    """Every row of every sheet that has headings."""
    refuse(_why_not_read(file, name))
    file.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(file.read()))
        tables = [(sheet, book.get_sheet_by_name(sheet).to_python(nrows=LINES + 1)) for sheet in book.sheet_names]
    except (CalamineError, ValueError) as error:
        broken = Refusal(f"Tệp «{name}» bị hỏng, không mở được. Hãy lưu lại từ Excel rồi nộp lại.")
        raise ActionRefused(broken) from error
    annex = Annex([], [])
    for sheet, table in tables:
        headings = _headings(table)
        if headings is None:
            annex.ignored.append(sheet)
        else:
            annex.rows.extend(_rows(sheet, table, *headings))
    too_long = len(annex.rows) > ROWS or any(len(table) > LINES for _, table in tables)
    refuse(_too_long(name) if too_long else None)
    if not annex.rows:
        refuse(Refusal(
            f"Tệp «{name}» không có dòng thủ tục nào: mỗi trang tính cần một dòng tiêu đề có «Mã thủ tục» và «Tên thủ "
            "tục hành chính». Hãy tải mẫu Excel, chép nội dung vào rồi nộp lại."
        ))  # fmt: skip
    return annex


def _why_not_read(file: IO[bytes], name: str) -> Refusal | None:
    if file.seek(0, 2) > BYTES:
        return Refusal(
            f"Tệp «{name}» lớn hơn {BYTES // 1024**2} MB. Hãy bỏ hình ảnh trong tệp, hoặc chia thành nhiều tệp."
        )
    try:
        is_excel = sniffed_type(file) == EXCEL
    except MacroError:
        return Refusal(f"Tệp «{name}» có macro (mã lệnh). Hãy lưu lại dạng XLSX không có macro rồi nộp lại.")
    if not is_excel:
        return Refusal(f"Tệp «{name}» không phải Excel dạng XLSX. Hãy mở tệp, lưu lại dạng XLSX rồi nộp lại.")
    return None


def _too_long(name: str) -> Refusal:
    return Refusal(f"Tệp «{name}» có hơn {ROWS} thủ tục. Hãy chia thành nhiều tệp, mỗi tệp một lần nhập.")


def _headings(table: list[list[Any]]) -> tuple[int, dict[str, int], str] | None:
    """The row of headings, the column of each key, and what stands above: the change that the title names."""
    titles = {fold(title): key for key, (title, also) in OWN.items() for title in (title, *also)}
    titles |= {fold(title): key for key, column in COLUMNS.items() for title in (column.title, *column.also)}
    above = ""
    for at, cells in enumerate(table[:HEADINGS_WITHIN]):
        said = [fold(_text(cell)).rstrip(" :*") for cell in cells]
        places = {titles[word]: place for place, word in reversed(list(enumerate(said))) if word in titles}
        if {"ma", "ten"} <= set(places):
            return at, places, above
        above += " " + " ".join(said)
    return None


def _rows(sheet: str, table: list[list[Any]], at: int, places: dict[str, int], above: str) -> Iterator[AnnexRow]:
    """Rows that only name a field («I. Lĩnh vực hộ tịch») give it to those below."""
    of_sheet = _change_in(f"{fold(sheet)} {above}")
    letters = {key: xl_col_to_name(place) for key, place in places.items()}
    area = ""
    for number, cells in enumerate(table[at + 1 :], at + 2):
        texts = {key: _text(cells[place]) if place < len(cells) else "" for key, place in places.items()}
        if not CODE.search(texts["ma"]):
            line = " ".join(filter(None, map(_text, cells)))
            if named := _area_in(line):
                area = named
                continue
            if not texts["ma"] and not texts["ten"]:
                continue
        own = {key: texts.get(key, "") for key in OWN}
        own["linh_vuc"] = own["linh_vuc"] or area
        said = {key: text for key, text in texts.items() if key in COLUMNS}
        yield AnnexRow(sheet, number, own, said, _change_in(fold(own["cong_bo"])) or of_sheet, letters)


def _area_in(line: str) -> str:
    found = fold(line).find("linh vuc")
    return line[found + len("lĩnh vực") :].strip(" :.") if found >= 0 else ""


def _change_in(said: str) -> str:
    return next((change.value for word, change in CHANGES.items() if re.search(rf"\b{word}\b", said)), "")


def _text(cell: Any) -> str:
    """A code typed as a number is written again with its six digits; a day as an office writes it."""
    match cell:
        case bool():
            return ""
        case datetime() | date():
            return f"{cell:%d/%m/%Y}"
        case float():
            return str(int(cell)) if cell.is_integer() else f"{cell:.6f}"
        case None:
            return ""
    return str(cell).strip()


def written_annex(versions: Iterable[ProcedureVersion]) -> bytes:
    """The layout to fill in, with the procedures given as they are in force; how to write a cell is its note."""
    output = BytesIO()
    book = xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Danh mục")
    plain = {"text_wrap": True, "valign": "top", "border": 1}
    head = book.add_format(plain | {"bold": True, "bg_color": "#E8EEF5"})
    body = book.add_format(plain | {"num_format": "@"})
    for place, key in enumerate([*OWN, *COLUMNS]):
        sheet.write_string(0, place, OWN[key][0] if key in OWN else COLUMNS[key].title, head)
        hint = HINTS.get(key, "") if key in OWN else COLUMNS[key].hint
        if hint:
            sheet.write_comment(0, place, hint)
    for number, version in enumerate(versions, 1):
        own = [version.procedure.code, version.procedure.field.name, "Sửa đổi, bổ sung", ""]
        for place, text in enumerate([*own, *parts_said(version.content).values()]):
            sheet.write_string(number, place, text, body)
    sheet.set_column(0, len(OWN) - 1, 16)
    sheet.set_column(len(OWN), len(OWN) + len(COLUMNS) - 1, 38)
    sheet.freeze_panes(1, 1)
    book.close()
    return output.getvalue()
