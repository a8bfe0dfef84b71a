"""How does a table whose columns are content stand in a Word document? As WordprocessingML, ready for its template.

A template cannot loop over columns of different widths under headings of groups; so it says {{p table }}, and this
is put there: headings that repeat on every page, cells that grow, text that is only ever text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

Columns = Sequence[Mapping[str, Any]]  # title, width beside the others, group
SMALL = 16  # half points
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def word_table(columns: Columns, rows: Iterable[Sequence[str]], *, width: int) -> Markup:
    """The table in `width` twentieths of a point."""
    whole = sum(column["width"] for column in columns)
    widths = [width * column["width"] // whole for column in columns]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    heads = "".join(f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{line}</w:tr>" for line in _heads(columns, widths))
    lines = "".join(f"<w:tr>{_line(row, widths)}</w:tr>" for row in rows)
    return Markup(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{heads}{lines}</w:tbl>"
    )


def _heads(columns: Columns, widths: Sequence[int]) -> list[str]:
    """Neighbours of one group stand under one heading; a column alone takes both lines."""
    if not any(column["group"] for column in columns):
        return ["".join(_head(column["title"], width) for column, width in zip(columns, widths, strict=True))]
    upper, lower = [], []
    both = zip(columns, widths, strict=True)
    for group, found in groupby(both, key=lambda each: each[0]["group"]):
        members = list(found)
        if group:
            upper.append(_head(group, sum(width for _, width in members), f'<w:gridSpan w:val="{len(members)}"/>'))
            lower += [_head(column["title"], width) for column, width in members]
        else:
            upper += [_head(column["title"], width, '<w:vMerge w:val="restart"/>') for column, width in members]
            lower += [_head("", width, "<w:vMerge/>") for _, width in members]
    return ["".join(upper), "".join(lower)]


def _head(text: str, width: int, merging: str = "") -> str:
    return _cell(text, width, merging, "<w:b/>", '<w:jc w:val="center"/>', '<w:vAlign w:val="center"/>')


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(_cell(text, width) for text, width in zip(row, widths, strict=True))


def _cell(text: str, width: int, merging: str = "", bold: str = "", centred: str = "", middle: str = "") -> str:
    face = f'<w:rPr>{bold}<w:sz w:val="{SMALL}"/></w:rPr>'
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merging}{middle}</w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="20" w:after="20"/>{centred}</w:pPr><w:r>{face}{said}</w:r></w:p></w:tc>'
    )
