"""How has a figure gone, month by month? A line and the table behind it, from the kept days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from cchc.indicators.figures import Figure, read_figure
from cchc.indicators.models import DailyFigure
from cchc.indicators.monthly import MONTHS
from cchc.indicators.presentation.words import counted_said, number_said, value_said
from cchc.indicators.schema import Indicator

LEFT, TOP, WIDTH, HEIGHT = 46, 14, 354, 170  # of the drawing, in its own units


@dataclass(frozen=True)
class Month:
    month: date
    figure: Figure


def months_of(indicator: Indicator, last: date, units: Sequence[UUID]) -> list[Month]:
    """The twelve months that end with the one of the day; one query."""
    end = last.year * MONTHS + last.month - 1
    months = [date(each // MONTHS, each % MONTHS + 1, 1) for each in range(end - MONTHS + 1, end + 1)]
    rows = DailyFigure.objects.filter(indicator=indicator.code, unit__in=units, day__gte=months[0], day__lte=last)
    grouped = rows.values_list(ExtractYear("day"), ExtractMonth("day")).annotate(Sum("of"), Sum("met"), Sum("total"))
    found = {date(year, month, 1): read_figure(indicator, *counted) for year, month, *counted in grouped}
    return [Month(month, found.get(month, Figure(indicator))) for month in months]


def drawing_of(months: list[Month]) -> dict[str, Any]:
    """Months without anything to count leave a gap in the line."""
    values = [month.figure.value for month in months]
    known = [value for value in values if value is not None]
    top = Decimal(100) if months[0].figure.indicator.measure == "%" else _round_up(max(known, default=Decimal(1)))
    lines, points = gapped(values, lambda at, value: _spot(at, value, top))
    return {
        "lines": lines,
        "spots": [
            {"x": x, "y": y, "says": f"{months[at].month:%m/%Y}: {value_said(months[at].figure)}"}
            for at, x, y in points
        ],
        "grid": [{"y": _spot(0, top * part / 4, top)[1], "label": number_said(top * part / 4)} for part in range(5)],
        "months": [{"x": _spot(at, Decimal(0), top)[0], "label": month.month.month} for at, month in enumerate(months)],
        "table": [
            {"month": month.month, "value": value_said(month.figure), "counted": counted_said(month.figure)}
            for month in months
        ],
        "says": _says(months),
    }  # fmt: skip


def gapped(
    values: Sequence[Decimal | None], spot: Callable[[int, Decimal], tuple[float, float]]
) -> tuple[list[str], list[tuple[int, float, float]]]:
    """The stretches of a line, broken where there is no value, and its points, each with its place in the row."""
    lines, points = [list[str]()], list[tuple[int, float, float]]()
    for at, value in enumerate(values):
        if value is None:
            lines.append([])
            continue
        x, y = spot(at, value)
        lines[-1].append(f"{x},{y}")
        points.append((at, x, y))
    return [" ".join(each) for each in lines if len(each) > 1], points


def _says(months: list[Month]) -> str:
    known = [month for month in months if month.figure.value is not None]
    if not known:
        return "Mười hai tháng qua chưa có gì để tính."
    highest = max(known, key=lambda month: month.figure.value or 0)
    lowest = min(known, key=lambda month: month.figure.value or 0)
    return (
        f"Cao nhất tháng {highest.month:%m/%Y}: {value_said(highest.figure)}; "
        f"thấp nhất tháng {lowest.month:%m/%Y}: {value_said(lowest.figure)}."
    )


def _round_up(value: Decimal) -> Decimal:
    """To one leading digit: 37 → 40, 412 → 500."""
    step = Decimal(10) ** max(0, value.adjusted())
    return max(Decimal(1), (value / step).to_integral_value(ROUND_CEILING) * step)


def _spot(at: int, value: Decimal, top: Decimal) -> tuple[float, float]:
    return round(LEFT + (at + 0.5) * WIDTH / MONTHS, 1), round(TOP + HEIGHT * (1 - float(value / top)), 1)
