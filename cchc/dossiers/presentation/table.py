"""How do lines and columns become the cells of a page or the row of a workbook?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cchc.documents.workbooks import Cell
from cchc.dossiers.batch import state_of
from cchc.dossiers.models import Dossier
from cchc.dossiers.presentation.columns import Column, Line
from cchc.ui.templatetags.ui import ngay_gio, status


@dataclass(frozen=True)
class Shown:
    """One cell of a page: its words, and the small ones under them with their headings."""

    title: str
    look: str
    text: str
    kind: str
    under: list[tuple[str, str, str]] = field(default_factory=list)  # title, look, text


@dataclass(frozen=True)
class ShownRow:
    dossier: Dossier
    cells: list[Shown]

    @property
    def pick(self) -> str:
        """The value of its checkbox, where many can be done at once."""
        return f"{self.dossier.pk} {state_of(self.dossier)}"

    @property
    def html(self) -> SafeString:
        """Its cells on the screen, the first one a door to the dossier. By hand: the conditions of a template cost more
        for thirty rows of six cells than everything else on the page."""
        url = reverse("dossier", args=[self.dossier.pk])
        return format_html_join("", "{}", ((_html(cell, url),) for cell in self.cells))


NUMBERS = SafeString(' class="num c-nowrap"')


def _html(cell: Shown, url: str) -> SafeString:
    under = format_html_join(
        "", '<small{}><span class="c-sr">{}: </span>{}</small>',
        ((NUMBERS if look in ("code", "time") else "", title, text) for title, look, text in cell.under),
    )  # fmt: skip
    if cell.look == "link":
        return format_html('<th scope="row"><a href="{}">{}</a>{}</th>', url, cell.text, under)
    label = format_html(' data-l="{}"', cell.title) if cell.text else ""
    words = status(cell.kind, cell.text) if cell.look == "status" else cell.text
    return format_html("<td{}{}>{}{}</td>", label, NUMBERS if cell.look == "time" else "", words, under)


def shown(columns: Sequence[Column], lines: Iterable[Line]) -> list[ShownRow]:
    """Small columns stand in the cell of the column before them; what is empty is not said."""
    return [ShownRow(line.dossier, _cells(columns, line)) for line in lines]


def _cells(columns: Sequence[Column], line: Line) -> list[Shown]:
    cells: list[Shown] = []
    for column in columns:
        text = said(column.say(line))
        if not column.under:
            cells.append(Shown(column.title, column.look, text, line.left.kind))
        elif text:
            cells[-1].under.append((column.title, column.look, column.word + text))
    return cells


def said(cell: Cell) -> str:
    """A cell in words."""
    if isinstance(cell, datetime):
        return ngay_gio(cell)
    return "" if cell is None else str(cell)


def workbook_rows(columns: Sequence[Column], lines: Iterable[Line]) -> Iterable[list[Cell]]:
    """The same, every column for itself."""
    return ([column.say(line) for column in columns] for line in lines)
