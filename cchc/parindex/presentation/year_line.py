"""The year's line: the index at the end of each month beside the plan's target, and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from cchc.indicators.monthly import MONTHS, last_of, months_begun
from cchc.indicators.presentation.trend import gapped
from cchc.indicators.targets import Aim
from cchc.parindex.numbers import written
from cchc.parindex.presentation.words import sum_said
from cchc.parindex.year_standing import Share

LEFT, TOP, WIDTH, HEIGHT = 46, 14, 330, 170  # of the drawing, in its own units
HUNDRED, TEN = Decimal(100), Decimal(10)
MOST_STEPS = 5  # lines of the grid above the lowest


def line_of(shares: Sequence[Share], aim: Aim | None, year: int) -> dict[str, Any]:
    """Months without anything scored leave a gap; months to come are empty, and one that still runs ends today."""
    values = [share.percent for share in shares]
    known = [value for value in values if value is not None]
    lowest = _lowest([*known, *([aim.planned] if aim else [])])
    lines, points = gapped(values, lambda at, value: _spot(at, value, lowest))
    spots = [{"x": x, "y": y, "says": f"{_until(at, year)}: {sum_said(shares[at].percent)} %"} for at, x, y in points]
    step = _step(lowest)
    steps = [lowest + step * number for number in range(int((HUNDRED - lowest) / step) + 1)]
    return {
        "lines": lines, "spots": spots,
        "end": {**spots[-1], "label": f"{sum_said(known[-1])} %"} if spots else None,
        "grid": [{"y": _spot(0, each, lowest)[1], "label": written(each)} for each in steps],
        "months": [{"x": _spot(at, lowest, lowest)[0], "label": at + 1} for at in range(MONTHS)],
        "target": {"y": _spot(0, aim.planned, lowest)[1], "label": f"{sum_said(aim.planned)} %"} if aim else None,
        "table": [_row(share, at, aim) for at, share in enumerate(shares)],
        "says": _says(values, aim, year), "aim": aim,
    }  # fmt: skip


def _until(at: int, year: int) -> str:
    """The month has ended, or runs until today."""
    month = months_begun(year)[at]
    return f"Hết tháng {at + 1}/{year}" if month.last == last_of(month.first) else "Đến hôm nay"


def _row(share: Share, at: int, aim: Aim | None) -> dict[str, Any]:
    value = share.percent
    return {
        "month": at + 1, "value": "" if value is None else f"{sum_said(value)} %", "won": sum_said(share.won),
        "lost": sum_said(share.lost), "scored": sum_said(share.most - share.open),
        "gap": _gap(value - aim.planned) if aim and value is not None else "",
    }  # fmt: skip


def _gap(gap: Decimal) -> str:
    if not gap:
        return "bằng mục tiêu"
    return f"{'cao' if gap > 0 else 'thấp'} hơn {sum_said(abs(gap))} điểm %"


def _says(values: list[Decimal | None], aim: Aim | None, year: int) -> str:
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    if not known:
        return f"Năm {year} chưa có gì để tính."
    (first, begin), (last, now) = known[0], known[-1]
    said = f"{_until(last, year)}: {sum_said(now)} %"
    if last > first and now != begin:
        moved = "tăng" if now > begin else "giảm"
        said += f", {moved} {sum_said(abs(now - begin))} điểm % so với tháng {first + 1}"
    if aim:
        said += f"; {_gap(now - aim.planned)} so với mục tiêu {sum_said(aim.planned)} %" if now != aim.planned else (
            f"; bằng mục tiêu {sum_said(aim.planned)} %"
        )  # fmt: skip
    return f"{said}."


def _lowest(values: Sequence[Decimal]) -> Decimal:
    """Where the drawing begins: ten points under the lowest value, at a full ten, so that a slope can be seen."""
    lowest = max(Decimal(0), (min(values, default=Decimal(0)) / TEN).to_integral_value(ROUND_FLOOR) * TEN - TEN)
    return lowest - (HUNDRED - lowest) % _step(lowest)


def _step(lowest: Decimal) -> Decimal:
    """Ten points from line to line, twenty where that would be too many lines."""
    return TEN if HUNDRED - lowest <= TEN * MOST_STEPS else TEN * 2


def _spot(at: int, value: Decimal, lowest: Decimal) -> tuple[float, float]:
    share = float((min(value, HUNDRED) - lowest) / (HUNDRED - lowest))
    return round(LEFT + (at + 0.5) * WIDTH / MONTHS, 1), round(TOP + HEIGHT * (1 - share), 1)
