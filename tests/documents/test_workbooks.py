"""Does a workbook hold exactly what was given, as Excel understands it, whatever a citizen typed?"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from cchc.documents.workbooks import Cell, Column, write_workbook
from cchc.worktime.zone import ZONE

COLUMNS = [Column("Mã", 20), Column("Nhận", 18, "Ngày, tháng"), Column("Trả", 18, "Ngày, tháng"), Column("Số bộ", 8)]


def read_back(rows: list[list[Cell]], **more: Any) -> tuple[int, list[list[Any]]]:
    file = BytesIO()
    count = write_workbook(file, title="Sổ", columns=COLUMNS, rows=iter(rows), **more)
    file.seek(0)
    return count, CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()


def test_title_notes_headings_rows_totals() -> None:
    moment = datetime(2026, 11, 23, 14, 30, 59, tzinfo=ZONE)
    count, lines = read_back(
        [["H99-1", moment, date(2026, 11, 25), 2], ["H99-2", moment, None, 1]],
        notes=["Phường Tân Lập Đông"],
        totals=[["Cộng", None, None, 3]],
    )
    assert count == 2
    assert [line[0] for line in lines] == ["Sổ", "Phường Tân Lập Đông", "", "", "Mã", "H99-1", "H99-2", "Cộng"]
    assert lines[3] == ["", "Ngày, tháng", "", ""]
    assert lines[5] == ["H99-1", moment.replace(second=0, tzinfo=None), date(2026, 11, 25), 2.0]
    assert lines[6][2] == ""


def test_text_stays_text() -> None:
    typed = ["=1+1", "https://example.vn", "+84", "0012"]
    _, lines = read_back([[text, None, None, 0] for text in typed])
    assert [line[0] for line in lines[-4:]] == typed


def test_a_cell_holds_only_so_much() -> None:
    _, lines = read_back([["a" * 40_000, None, None, 0]])
    assert len(lines[-1][0]) == 32_767
