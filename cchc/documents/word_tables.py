"""How does a table whose columns are content stand in a Word document? As WordprocessingML, ready for its template.

A template cannot loop over columns of different widths under headings of groups; so it says {{p table }}, and this
is put there: headings that repeat on every page, rows that grow, text that is only ever text (`Markup` escapes it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

Columns = Sequence[Mapping[str, Any]]  # title, width beside the others, group
NOTHING = Markup("")
TABLE = Markup(
    '<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{heads}{lines}</w:tbl>"
)
BORDER = Markup('<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>')
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
HEAD = Markup("<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>")
LINE = Markup("<w:tr>{}</w:tr>")
CELL = Markup(
    '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merging}{middle}</w:tcPr>'
    '<w:p><w:pPr><w:spacing w:before="20" w:after="20"/>{centred}</w:pPr>'
    '<w:r><w:rPr>{bold}<w:sz w:val="16"/></w:rPr>{said}</w:r></w:p></w:tc>'
)
SAID = Markup('<w:t xml:space="preserve">{}</w:t>')
BOLD, CENTRED, MIDDLE = Markup("<w:b/>"), Markup('<w:jc w:val="center"/>'), Markup('<w:vAlign w:val="center"/>')
SPANS, BEGINS, GOES_ON = (
    Markup('<w:gridSpan w:val="{}"/>'), Markup('<w:vMerge w:val="restart"/>'), Markup("<w:vMerge/>")
)  # fmt: skip


def word_table(columns: Columns, rows: Iterable[Sequence[str]], *, width: int) -> Markup:
    """The table in `width` twentieths of a point."""
    whole = sum(column["width"] for column in columns)
    widths = [width * column["width"] // whole for column in columns]
    return TABLE.format(
        whole=sum(widths),
        borders=NOTHING.join(BORDER.format(side) for side in SIDES),
        grid=NOTHING.join(Markup('<w:gridCol w:w="{}"/>').format(each) for each in widths),
        heads=NOTHING.join(HEAD.format(line) for line in _heads(columns, widths)),
        lines=NOTHING.join(LINE.format(_line(row, widths)) for row in rows),
    )


def _heads(columns: Columns, widths: Sequence[int]) -> list[Markup]:
    """Neighbours of one group stand under one heading; a column alone takes both lines."""
    both = list(zip(columns, widths, strict=True))
    if not any(column["group"] for column in columns):
        return [NOTHING.join(_head(column["title"], width) for column, width in both)]
    upper: list[Markup] = []
    lower: list[Markup] = []
    for group, found in groupby(both, key=lambda each: each[0]["group"]):
        members = list(found)
        if group:
            upper.append(_head(group, sum(width for _, width in members), SPANS.format(len(members))))
            lower += [_head(column["title"], width) for column, width in members]
        else:
            upper += [_head(column["title"], width, BEGINS) for column, width in members]
            lower += [_head("", width, GOES_ON) for _, width in members]
    return [NOTHING.join(upper), NOTHING.join(lower)]


def _head(text: str, width: int, merging: Markup = NOTHING) -> Markup:
    said = SAID.format(text)
    return CELL.format(width=width, merging=merging, middle=MIDDLE, centred=CENTRED, bold=BOLD, said=said)


def _line(row: Sequence[str], widths: Sequence[int]) -> Markup:
    plain = {"merging": NOTHING, "middle": NOTHING, "centred": NOTHING, "bold": NOTHING}
    return NOTHING.join(
        CELL.format(width=width, said=_said(text), **plain) for text, width in zip(row, widths, strict=True)
    )


def _said(text: str) -> Markup:
    return Markup("<w:br/>").join(SAID.format(line) for line in text.split("\n"))
