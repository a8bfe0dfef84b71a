"""How is a forecast said: a row for each field, its range drawn on a line, the whole, and the error of a year ago?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cchc.parindex.forecasting import FieldForecast
from cchc.parindex.numbers import half_up
from cchc.parindex.presentation.words import sum_said
from cchc.parindex.scoring import ZERO
from cchc.parindex.standpoint import Standpoint

WIDTH = 240


def foreseen_page(fields: list[FieldForecast], at: Standpoint) -> dict[str, Any]:
    """Fields of which nothing can be carried on say so; the whole counts them as they stand."""
    foreseen = [each for each in fields if each.foreseen]
    return {
        "rows": [_row(each) for each in fields], "whole": _whole(fields, at) if foreseen else None,
        "foreseen": sum(len(each.foreseen) for each in fields), "tested": any(each.tested for each in fields),
        "year_before": at.year - 1,
    }  # fmt: skip


def _row(one: FieldForecast) -> dict[str, Any]:
    return {
        "field": one, "name": f"{one.code}. {one.name}", "max": sum_said(one.max), "now": sum_said(one.now),
        "points": sum_said(one.points), "low": sum_said(one.low), "high": sum_said(one.high),
        "codes": ", ".join(each.leaf.code for each in one.foreseen),
        "too_few": ", ".join(leaf.code for leaf in one.too_few), "why": _why(one),
        "error": _error(one.error), "within": one.within, "drawing": _drawing(one) if one.foreseen else None,
    }  # fmt: skip


def _why(one: FieldForecast) -> str:
    """Why nothing is foreseen."""
    if one.foreseen:
        return ""
    if one.too_few:
        return "ít ghi chép quá, chưa dự báo được"
    return "không có tiêu chí nào tính từ ghi chép hằng ngày"


def _error(error: Decimal | None) -> str:
    if error is None:
        return ""
    if not half_up(error, 2):
        return "đúng"
    return f"{'cao' if error > 0 else 'thấp'} hơn thực tế {sum_said(abs(error))} điểm"


def _drawing(one: FieldForecast) -> dict[str, Any]:
    def at(points: Decimal) -> float:
        return round(float(points / one.max) * WIDTH, 1) if one.max else 0.0

    low, high = at(one.low), at(one.high)
    return {
        "now": at(one.now), "points": at(one.points), "low": low, "width": max(2.0, round(high - low, 1)),
        "says": f"{one.name}: dự báo {sum_said(one.points)}, trong khoảng {sum_said(one.low)} đến "
        f"{sum_said(one.high)} trên {sum_said(one.max)} điểm; hiện nay {sum_said(one.now)}.",
    }  # fmt: skip


def _whole(fields: list[FieldForecast], at: Standpoint) -> dict[str, Any] | None:
    most = sum((each.max for each in fields), ZERO)
    if not most:
        return None

    def index(points: Decimal) -> str:
        return f"{half_up(points * 100 / most, at.rubric.rounding.index):f}".replace(".", ",")

    ends = [sum(each, ZERO) for each in zip(*(one.ends for one in fields), strict=True)]
    tested = [each for each in fields if each.error is not None]
    error = sum((each.error or ZERO for each in tested), ZERO)
    return {
        "now": index(sum((each.now for each in fields), ZERO)), "max": sum_said(most),
        "points": index(ends[0]), "low": index(min(ends)), "high": index(max(ends)),
        "unknown": sum(each.unknown for each in fields), "error": _error(error) if tested else "",
        "tested": sum(each.tested for each in tested),
    }  # fmt: skip
