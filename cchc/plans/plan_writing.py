"""How does a plan leave as the table in which wards write it: Excel or Word, read back as the same plan?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from cchc.organization.models import Post
from cchc.plans.drafting import days_of
from cchc.plans.due_words import due_read, said_of
from cchc.plans.models import DueKind, Plan, PlanLine, PlanTarget, ProgrammeTarget
from cchc.plans.people_words import Staff
from cchc.plans.rules import taxonomies
from cchc.plans.schema import ReformContent

TASKS = (("TT", 6), ("Nhiệm vụ", 46), ("Sản phẩm, kết quả đầu ra", 22), ("Cơ quan, cá nhân chủ trì", 24),
         ("Cơ quan, cá nhân phối hợp", 22), ("Thời gian hoàn thành", 20), ("Kinh phí", 14),
         ("Căn cứ, ghi chú", 22))  # fmt: skip
TARGETS = (("TT", 6), ("Chỉ tiêu", 60), ("Đơn vị tính", 14), ("Kế hoạch", 14), ("Cơ quan, cá nhân chủ trì", 34))
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
QUARTERS = {3: "I", 6: "II", 9: "III", 12: "IV"}
FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}


class Written:
    """A plan as rows of text: a heading is one text, a task or target one text for each column."""

    def __init__(self, plan: Plan, *, is_blank: bool = False) -> None:
        self.plan, self.is_blank = plan, is_blank
        self.contents = taxonomies()[plan.taxonomy].contents
        self.staff = Staff.of(plan.unit)
        related = ("lead__official", "lead__position")
        self.lines = (
            []
            if is_blank
            else list(plan.lines.select_related(*related).prefetch_related("partners__official", "partners__position"))
        )
        self.targets = [] if is_blank else list(plan.targets.select_related(*related))

    def tasks(self) -> Iterator[str | tuple[str, ...]]:
        number = 0
        for heading, lines in self._groups(self.lines):
            yield heading
            for line in lines:
                number += 1
                yield (str(number), line.title, line.product, self.lead(line), self.partners(line),
                       self.due(line), line.budget, line.basis)  # fmt: skip

    def goals(self) -> Iterator[str | tuple[str, ...]]:
        number = 0
        for heading, targets in self._groups(self.targets):
            yield heading
            for target in targets:
                number += 1
                yield (str(number), target.name, target.measure, planned_said(target), self.lead(target))

    def _groups(self, rows: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
        """By reform content; what has none stands last, under a heading that says so."""
        number = 0
        for content in (*self.contents, None):
            mine = [row for row in rows if row.content == (content.code if content else "")]
            if mine or (self.is_blank and content):
                yield self._heading(content, number), mine
                number += 1

    def _heading(self, content: ReformContent | None, number: int) -> str:
        return f"{ROMAN[number]}. {content.name if content else 'Chưa xếp nội dung'}"

    def lead(self, row: PlanLine | PlanTarget) -> str:
        """The words of the table while they alone name the person; his name and position otherwise."""
        if row.lead is None or self.staff.meant(row.lead_text) == [row.lead]:
            return row.lead_text
        return _named(row.lead)

    def partners(self, line: PlanLine) -> str:
        """The words of the table; where they fit several, who of them was chosen."""
        text, chosen = line.partners_text, set(line.partners.all())
        for said, meant in self.staff.partners(text, line.lead).several:
            if names := [_named(post) for post in meant if post in chosen]:
                text = text.replace(said, ", ".join(names), 1)
        return text

    def due(self, line: PlanLine) -> str:
        """The words of the table while they still mean the days of the line."""
        read, days = due_read(line.due_text, self.plan.year), days_of(line)
        if not line.due_kind or (read and (read.kind, read.days) == (line.due_kind, days)):
            return line.due_text
        if line.due_kind == DueKind.ONGOING:
            return "Thường xuyên"
        if line.due_kind == DueKind.EVENT:
            return "Khi có sự kiện"
        if line.due_kind == DueKind.QUARTER and all(day.month in QUARTERS for day in days):
            return ", ".join(f"Quý {QUARTERS[day.month]}/{day.year}" for day in days)
        return said_of(DueKind.DAY, days)


def _named(post: Post) -> str:
    return f"{post.official.full_name} ({post.position.name})"


def planned_said(target: PlanTarget) -> str:
    sign = "≤" if target.direction == ProgrammeTarget.Direction.AT_MOST else "≥"
    return f"{sign} {number_said(target.planned)}"


def number_said(value: Any) -> str:
    """98,5 and 98: as offices write it."""
    return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if "." in f"{value:f}" else f"{value:f}"


def excel_of(written: Written) -> bytes:
    output = BytesIO()
    with xlsxwriter.Workbook(
        output, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        _sheet(book, "Nhiệm vụ", written.plan, TASKS, written.tasks())
        if written.targets or written.is_blank:
            _sheet(book, "Chỉ tiêu", written.plan, TARGETS, written.goals())
    return output.getvalue()


def _sheet(
    book: Any, name: str, plan: Plan, columns: Sequence[tuple[str, int]], rows: Iterator[str | tuple[str, ...]]
) -> None:
    head = book.add_format(FACE | {"bold": True, "border": 1, "align": "center", "bg_color": "#E8EEF5"})
    body, group = book.add_format(FACE | {"border": 1}), book.add_format(FACE | {"border": 1, "bold": True})
    title = book.add_format(FACE | {"bold": True, "align": "center", "font_size": 14})
    sheet, last = book.add_worksheet(name), len(columns) - 1
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_row(0, 40)
    sheet.merge_range(0, 0, 0, last, f"{name.upper()} THEO {str(plan).upper()}", title)
    for place, (label, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(2, place, label, head)
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    for at, row in enumerate(rows, 3):
        if isinstance(row, str):
            sheet.merge_range(at, 0, at, last, row, group)
        else:
            for place, text in enumerate(row):
                sheet.write_string(at, place, text, body)


def word_of(written: Written) -> bytes:
    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(12)
    _paragraph(document, f"PHỤ LỤC\n{str(written.plan).upper()}")
    if written.targets:
        _paragraph(document, "CHỈ TIÊU")
        _table(document, TARGETS, written.goals())
    _paragraph(document, "NHIỆM VỤ")
    _table(document, TASKS, written.tasks())
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _paragraph(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = True


def _table(document: Any, columns: Sequence[tuple[str, int]], rows: Iterator[str | tuple[str, ...]]) -> None:
    """Filled cell by cell from one list: asking a row for its cells costs more the longer the table is."""
    said = [tuple(label for label, _ in columns), *rows]
    table = document.add_table(rows=len(said), cols=len(columns), style="Table Grid")
    cells, wide = table._cells, len(columns)
    total = sum(width for _, width in columns)
    for at, row in enumerate(said):
        mine = cells[at * wide : (at + 1) * wide]
        for cell, (_, width) in zip(mine, columns, strict=True):
            cell.width = Cm(25.2 * width / total)
        if isinstance(row, str):
            mine[0].merge(mine[-1]).text = row
            mine[0].paragraphs[0].runs[0].bold = True
        else:
            for cell, text in zip(mine, row, strict=True):
                cell.text = text
        if at == 0:
            for cell in mine:
                cell.paragraphs[0].runs[0].bold = True
