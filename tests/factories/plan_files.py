"""The plan of the demonstration as a ward would send it: an Excel annex with merged cells, a Word table."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import groupby
from typing import Any

import xlsxwriter
from docx import Document

from cchc.content.reading import SHIPPED, read
from cchc.plans.plan_schema import PlanTableFile, TableLine

HEADINGS = {
    "ND0": "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", "ND1": "II. Cải cách thể chế",
    "ND2": "III. Cải cách thủ tục hành chính",
    "ND3": "IV. Cải cách tổ chức bộ máy hành chính nhà nước", "ND4": "V. Cải cách chế độ công vụ",
    "ND5": "VI. Cải cách tài chính công", "ND6": "VII. Xây dựng, phát triển chính quyền điện tử, chính quyền số",
}  # fmt: skip
COLUMNS = ("STT", "Nội dung nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành",
           "Kinh phí (đồng)", "Ghi chú")  # fmt: skip


def demonstration_plan() -> PlanTableFile:
    return read(SHIPPED / "demonstration" / "plan.yaml", PlanTableFile)


def _cells(line: TableLine) -> tuple[str, ...]:
    return line.title, line.product, line.lead, line.partners, line.due, line.budget, line.basis


def excel(change: Callable[[Any, Any], None] | None = None) -> BytesIO:
    """Title rows above, headings across the table, a lead written once for its neighbours; `change` alters it."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet("Bìa").write(0, 0, "Kế hoạch cải cách hành chính")
    sheet = book.add_worksheet("Phụ lục")
    bold = book.add_format({"bold": True})
    sheet.merge_range(0, 0, 0, 2, "ỦY BAN NHÂN DÂN PHƯỜNG TÂN LẬP ĐÔNG", bold)
    sheet.merge_range(2, 0, 2, 7, "PHỤ LỤC: NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2027", bold)
    sheet.merge_range(3, 0, 3, 7, "(Kèm theo Kế hoạch số …/KH-UBND)", bold)
    for place, title in enumerate(COLUMNS):
        sheet.write(5, place, title, bold)
        sheet.write(6, place, f"({place + 1})")
    at = 7
    for content, lines in groupby(demonstration_plan().lines, key=lambda line: line.content):
        sheet.merge_range(at, 0, at, 7, HEADINGS[content], bold)
        at = _group(sheet, at + 1, list(lines), bold)
    if change:
        change(book, sheet)
    book.close()
    file.seek(0)
    file.name = "ke-hoach-cchc.xlsx"  # type: ignore[misc]
    return file


def _group(sheet: Any, at: int, lines: list[TableLine], look: Any) -> int:
    for _, same in groupby(lines, key=lambda line: line.lead):
        block = list(same)
        for place, line in enumerate(block, at):
            sheet.write(place, 0, place)
            for column, text in enumerate(_cells(line), 1):
                if column != 3:
                    sheet.write(place, column, text)
        if len(block) > 1:
            sheet.merge_range(at, 3, at + len(block) - 1, 3, block[0].lead, look)
        else:
            sheet.write(at, 3, block[0].lead)
        at += len(block)
    return at


def word() -> BytesIO:
    """The same annex as a table of a Word document, after a table of other things."""
    document = Document()
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "ỦY BAN NHÂN DÂN"
    table = document.add_table(rows=1, cols=len(COLUMNS))
    for cell, title in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = title
    number = 0
    for content, lines in groupby(demonstration_plan().lines, key=lambda line: line.content):
        cells = table.add_row().cells
        cells[0].merge(cells[7]).text = HEADINGS[content]
        for line in lines:
            number += 1
            for cell, text in zip(table.add_row().cells, (str(number), *_cells(line)), strict=True):
                cell.text = text
    file = BytesIO()
    document.save(file)
    file.seek(0)
    file.name = "ke-hoach-cchc.docx"  # type: ignore[misc]
    return file
