"""How does a table leave as an Excel workbook? Row by row, so that a hundred thousand of them need no more memory
than ten.

    with TemporaryFile() as file:
        count = write_workbook(file, title="…", notes=["…"], columns=[Column("Mã hồ sơ", 24)], rows=lines)

A cell is text, a number, a day or an aware moment; moments stand on the office's wall clock. Text is written as text
whatever it begins with: nothing that a citizen typed becomes a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter

from cchc.worktime.zone import local

Cell = str | int | float | Decimal | date | datetime | None
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FACE = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
LONGEST = 32_767  # characters that a cell holds


@dataclass(frozen=True)
class Column:
    """One column: its heading and its width in characters; `group` is a heading above neighbours of the same group."""

    title: str
    width: float
    group: str = ""


def write_workbook(
    file: IO[bytes],
    *,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    notes: Sequence[str] = (),
    totals: Sequence[Sequence[Cell]] = (),
) -> int:
    """Write one sheet: title, notes, headings that repeat on every printed page, the rows, the totals. Returns how
    many rows there were."""
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": title})
        sheet = _Sheet(workbook, columns)
        sheet.head(title, notes)
        count = 0
        for count, row in enumerate(rows, start=1):  # noqa: B007 (the last one is how many there were)
            sheet.line(row, sheet.plain)
        for row in totals:
            sheet.line(row, sheet.strong)
    return count


class _Sheet:
    """The sheet while it grows downwards: what is above the current row is already on the disk."""

    def __init__(self, workbook: Any, columns: Sequence[Column]) -> None:
        self.columns, self.at = columns, 0
        self.sheet = workbook.add_worksheet("Danh sách")
        self.title = workbook.add_format(FACE | {"bold": True, "font_size": 14})
        self.note = workbook.add_format(FACE | {"italic": True})
        self.heading = workbook.add_format(FACE | {"bold": True, "border": 1, "text_wrap": True, "align": "center",
                                                   "valign": "vcenter", "bg_color": "#E8EEF5"})  # fmt: skip
        self.plain = self._formats(workbook, {})
        self.strong = self._formats(workbook, {"bold": True})
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        self.sheet.set_footer("&RTrang &P/&N")
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, column.width)

    def _formats(self, workbook: Any, more: dict[str, Any]) -> dict[type, Any]:
        look = FACE | {"border": 1, "text_wrap": True} | more
        return {
            str: workbook.add_format(look),
            int: workbook.add_format(look | {"num_format": "#,##0"}),
            float: (number := workbook.add_format(look | {"num_format": "#,##0.##"})),
            Decimal: number,
            date: workbook.add_format(look | {"num_format": "dd/mm/yyyy", "align": "left"}),
            datetime: workbook.add_format(look | {"num_format": "hh:mm, dd/mm/yyyy", "align": "left"}),
        }

    def head(self, title: str, notes: Sequence[str]) -> None:
        self.sheet.write_string(self.at, 0, title, self.title)
        for note in notes:
            self.at += 1
            self.sheet.write_string(self.at, 0, note, self.note)
        self.at += 2
        first = self.at
        if any(column.group for column in self.columns):
            self._groups()
        for place, column in enumerate(self.columns):
            self.sheet.write_string(self.at, place, column.title, self.heading)
        self.at += 1
        self.sheet.freeze_panes(self.at, 0)
        self.sheet.repeat_rows(first, self.at - 1)

    def _groups(self) -> None:
        """A line of headings over headings; those alone in their group leave it empty."""
        for place, column in enumerate(self.columns):
            begins = place == 0 or column.group != self.columns[place - 1].group
            self.sheet.write_string(self.at, place, column.group if begins else "", self.heading)
        self.at += 1

    def line(self, row: Sequence[Cell], formats: dict[type, Any]) -> None:
        for place, cell in enumerate(row):
            match cell:
                case None:
                    self.sheet.write_blank(self.at, place, None, formats[str])
                case str():
                    self.sheet.write_string(self.at, place, cell[:LONGEST], formats[str])
                case datetime():
                    self.sheet.write_datetime(self.at, place, local(cell).replace(tzinfo=None), formats[datetime])
                case date():
                    self.sheet.write_datetime(self.at, place, cell, formats[date])
                case _:
                    self.sheet.write_number(self.at, place, cell, formats[type(cell)])
        self.at += 1
