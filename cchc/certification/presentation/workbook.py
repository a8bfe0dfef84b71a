"""How does the book become an Excel file? Row by row into a file on disk, so that a year costs little memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import xlsxwriter

from cchc.certification.models import Book, Entry
from cchc.certification.presentation.printed import note_of
from cchc.certification.rules import rules_on
from cchc.certification.totals import Totals

WIDTHS = (9, 12, 28, 18, 40, 34, 9, 9, 12, 30)


def write_workbook(path: Path, book: Book, entries: Iterable[Entry], totals: Totals, *, period: str) -> None:
    """Title, headings, one row for each entry, and the totals of those in force."""
    workbook = xlsxwriter.Workbook(
        path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    )
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    money = workbook.add_format({"num_format": "#,##0"})
    struck = workbook.add_format({"font_strikeout": True, "font_color": "#777777"})
    sheet = workbook.add_worksheet("Sổ chứng thực")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, f"{book.name}, quyển số {book.symbol}", workbook.add_format({"bold": True}))
    sheet.write_string(1, 0, f"{book.unit.name}. {period}")
    content = rules_on(date(book.year, 12, 31)).book(book.kind)
    heads = ("Số chứng thực", "Ngày", content.person, "Số giấy tờ tùy thân", content.paper,
             "Người ký", content.count, "Số trang một bản", "Phí (đồng)", "Ghi chú")  # fmt: skip
    for column, head in enumerate(heads):
        sheet.write_string(3, column, head, bold)
    row = 3
    for row, entry in enumerate(entries, start=4):
        plain = struck if entry.voided_at else None
        sheet.write_number(row, 0, entry.number, plain)
        sheet.write_datetime(row, 1, entry.certified_on, day)
        texts = (entry.person_name, entry.person_number, entry.paper,
                 f"{entry.signer_name}, {entry.signer_title.replace(chr(10), ', ')}")  # fmt: skip
        for column, text in enumerate(texts, start=2):
            sheet.write_string(row, column, text, plain)
        sheet.write_number(row, 6, entry.copies, plain)
        sheet.write_number(row, 7, entry.pages, plain)
        sheet.write_number(row, 8, entry.fee, plain or money)
        sheet.write_string(row, 9, note_of(entry))
    sheet.write_string(row + 1, 0, f"Cộng {totals.papers} việc (không tính {totals.voided} dòng đã hủy)", bold)
    sheet.write_number(row + 1, 6, totals.copies, bold)
    sheet.write_number(row + 1, 7, totals.pages, bold)
    sheet.write_number(row + 1, 8, totals.fees, money)
    workbook.close()
