"""Which criteria lose points in which month? A map of cells; each says its points and opens its records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from cchc.indicators.figures import Figure, Window
from cchc.indicators.monthly import MONTHS, months_begun
from cchc.indicators.schema import Indicator
from cchc.parindex.presentation.index_tree import index_url, period_words, records_url
from cchc.parindex.presentation.words import points_said, sum_said
from cchc.parindex.proposing import proposed_from
from cchc.parindex.rules.base import Answer
from cchc.parindex.schema import Leaf
from cchc.parindex.year_standing import YearStanding

LEVELS = (0, 10, 25, 50)  # percent of the maximum lost: above the last one it is darkest


FEW = 4  # months that a sentence names one by one


@dataclass(frozen=True)
class Cell:
    """`level` 0 (nothing lost) to 4, -1 when there was nothing to count."""

    level: int
    text: str
    label: str
    url: str


class HeatMap:
    """Criteria that records measure, month by month, each month scored as if it were the year."""

    def __init__(self, standing: YearStanding, *, opens: bool) -> None:
        """`opens`: the reader may open every record behind a cell."""
        self.opens = opens
        self.standing, self.months = standing, months_begun(standing.year)
        self.indicators = {each.code: each for each in standing.figures}
        self.answers = [self._answers(standing.alone, at) for at in range(len(self.months))]
        self.whole = self._answers(standing.so_far, -1) if self.months else {}

    def _answers(self, counted: dict[str, list[Figure]], at: int) -> dict[str, Answer]:
        figures = {code: months[at] for code, months in counted.items()}
        return self.standing.answers(proposed_from(self.standing.measured, figures))

    def sections(self) -> list[dict[str, Any]]:
        """By field; what loses most of the year's points stands first in it."""
        found = list[dict[str, Any]]()
        codes = self.standing.rubric.codes_inside()
        for field in self.standing.rubric.parts:
            inside = codes.get(field.code, [field.code])
            rows = [self._row(leaf) for leaf in self.standing.measured if leaf.code in inside]
            if rows:
                found.append({
                    "code": field.code, "name": field.name, "url": index_url(self.standing, field.code),
                    "rows": sorted(rows, key=lambda row: -row["lost"]),
                })  # fmt: skip
        return found

    def says(self, sections: list[dict[str, Any]]) -> str:
        worst = max((row for each in sections for row in each["rows"]), key=lambda row: row["lost"], default=None)
        if worst is None or not worst["lost"]:
            return f"Năm {self.standing.year} các tiêu chí tính từ ghi chép chưa mất điểm nào."
        months = [str(at + 1) for at, cell in enumerate(worst["cells"]) if cell.level > 0]
        when = f", ở tháng {', '.join(months)}" if months else ""
        if len(months) > FEW:
            when = f", ở {len(months)} tháng"
        lost = sum_said(worst["lost"])
        return f"Mất nhiều nhất: {worst['leaf'].code} {worst['leaf'].name}, {lost} điểm{when}."

    def _row(self, leaf: Leaf) -> dict[str, Any]:
        cells = [
            self._cell(leaf, self.answers[at].get(leaf.code), f"tháng {at + 1}", self._words(month), at)
            for at, month in enumerate(self.months)
        ]
        answer = self.whole.get(leaf.code)
        whole = self._cell(leaf, answer, "cả năm", period_words(self.standing), -1)
        lost = leaf.max - answer if isinstance(answer, Decimal) else Decimal(0)
        return {
            "leaf": leaf, "max": points_said(leaf.max), "cells": cells, "whole": whole, "lost": lost,
            "ahead": range(MONTHS - len(cells)), "url": index_url(self.standing, leaf.code),
        }  # fmt: skip

    def _words(self, month: Window) -> dict[str, Any]:
        words: dict[str, Any] = {"ky": "thang", "so": month.first.month, "nam": month.first.year}
        if (month.last + timedelta(days=1)).month == month.first.month:  # it still runs: what was counted ends today
            words = {"tu": f"{month.first:%d/%m/%Y}", "den": f"{month.last:%d/%m/%Y}"}
        return words | {"don_vi": self.standing.unit.pk}

    def _cell(self, leaf: Leaf, answer: Answer, when: str, words: dict[str, Any], at: int) -> Cell:
        named = self._named(leaf)
        if not isinstance(answer, Decimal) or named is None:
            return Cell(-1, "", f"{leaf.code}, {when}: không có gì để tính", "")
        lost = leaf.max - answer
        level = sum(lost * 100 > edge * leaf.max for edge in LEVELS)
        counted = self.standing.so_far if at == -1 else self.standing.alone
        failed = counted[named.code][at].failed if named.met else 0
        behind = f", {failed} trường hợp chưa đạt" if failed else ""
        label = f"{leaf.code}, {when}: mất {sum_said(lost)} trên {points_said(leaf.max)} điểm{behind}"
        url = records_url(named, leaf.code, words) if self.opens else ""
        return Cell(level, f"−{sum_said(lost)}" if lost else "đủ", label, url)

    def _named(self, leaf: Leaf) -> Indicator | None:
        codes = (source.partition(".")[0] for source in leaf.sources.values())
        return next((self.indicators[code] for code in codes if code in self.indicators), None)
