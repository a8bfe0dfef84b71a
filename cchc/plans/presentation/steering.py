"""How do the head's figures look? A map of cells, two lines, shares with bars: plain values, each with its list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from cchc.plans.listing import address, begin_of
from cchc.plans.rules import taxonomy_on
from cchc.plans.steering import MONTHS, Point, Share, Tally, Year
from cchc.worktime.zone import local

LEVELS = (0.0, 10.0, 25.0, 50.0)  # percent late: above the last one it is red
LEFT, TOP, WIDTH, HEIGHT = 36, 14, 310, 184  # of the drawing of the trend, in its own units
Asked = Mapping[str, Any]


@dataclass(frozen=True)
class Cell:
    """One number pair of the map: `level` 0 (nothing late) to 4, -1 when there is nothing."""

    level: int
    total: int
    done: int
    late: int
    url: str
    late_url: str
    said: str
    label: str
    late_label: str


def list_url(asked: Asked, **more: Any) -> str:
    """The list of exactly the tasks that a number counts."""
    return reverse("tasks") + address(asked, **more)


def _cell(tally: Tally, url: str, label: str) -> Cell:
    """`url` is the list's without how its tasks stand: two addresses for each of a hundred cells cost more to build
    than their tasks to count."""
    level = -1 if not tally.total else sum(tally.late_share > edge for edge in LEVELS)
    return Cell(
        level, tally.total, tally.done, tally.late, f"{url}&trang_thai=ke", f"{url}&trang_thai=tre-ca",
        f"{tally.done}/{tally.total}", f"{label}: xong {tally.done} trên {tally.total} việc",
        f"{label}: {tally.late} việc trễ",
    )  # fmt: skip


def heat_of(found: Year, year: int, asked: Asked) -> dict[str, Any]:
    """Reform contents down, months across, sums at both ends."""
    known = {each.code: each for each in taxonomy_on(begin_of(year).date()).contents}
    rows: list[dict[str, Any]] = []
    for code in [*known, *sorted(set(found.contents) - set(known))]:
        name = known[code].short_name if code in known else code
        url = list_url(asked, noi_dung=code)
        cells = [
            _cell(found.cells.get((code, month), Tally()), f"{url}&thang={year}-{month:02}", f"{name}, tháng {month}")
            for month in MONTHS
        ]
        whole = _cell(found.contents.get(code, Tally()), f"{url}&han_nam={year}", f"{name}, cả năm")
        rows.append({"code": code, "name": name, "cells": cells, "whole": whole})
    months = [
        _cell(found.months.get(month, Tally()), list_url(asked, thang=begin_of(year, month)), f"tháng {month}")
        for month in MONTHS
    ]
    whole = _cell(found.whole, list_url(asked, han_nam=year), "cả năm")
    lines = [{"name": row["name"], "cells": [*row["cells"], row["whole"]]} for row in rows]
    lines.append({"name": "Tất cả", "cells": [*months, whole]})
    return {"rows": rows, "months": months, "whole": whole, "lines": lines, "says": _heat_says(rows)}


def _heat_says(rows: list[dict[str, Any]]) -> str:
    late = sorted((row for row in rows if row["whole"].late), key=lambda row: -row["whole"].late)
    if not late:
        return "Chưa có việc nào trễ hạn trong năm."
    total, worst = sum(row["whole"].late for row in late), late[0]
    return f"Trong năm có {total} việc trễ hạn, nhiều nhất ở «{worst['name']}»: {worst['whole'].late} việc."


def trend_drawing(points: Sequence[Point], year: int, at: datetime, found: Year) -> dict[str, Any]:
    """The two lines, one sentence, and the table behind them."""
    begin, end = begin_of(year), begin_of(year + 1)
    passed = min(1.0, max(0.0, (at - begin) / (end - begin)))
    ends = {each.month: (begin_of(year, each.month + 1) - begin) / (end - begin) for each in points}
    planned = [(0.0, 0.0), *((ends[each.month], each.planned) for each in points)]
    done = [
        (0.0, 0.0), *((min(passed, ends[each.month]), each.done) for each in points if each.done is not None)
    ]  # fmt: skip
    by_now = found.due_by_now * 100 / found.whole.total if found.whole.total else 0.0
    return {
        "planned": _line(planned), "done": _line(done), "end": _spot(*done[-1]), "plan_end": _spot(*planned[-1]),
        "grid": [{"y": _spot(0, share)[1], "label": share} for share in (0, 25, 50, 75, 100)],
        "months": [{"x": _spot((each.month - 0.5) / 12, 0)[0], "label": each.month} for each in points],
        "points": points, "says": _trend_says(done[-1][1], by_now, year, at), "done_now": round(done[-1][1]),
    }  # fmt: skip


def _trend_says(done: float, planned: float, year: int, at: datetime) -> str:
    until = f"Đến {local(at):%d/%m/%Y}" if begin_of(year) <= at < begin_of(year + 1) else f"Hết năm {year}"
    if at < begin_of(year):
        return f"Năm {year} chưa bắt đầu."
    gap = planned - done
    said = f"{until} đã hoàn thành {_said(done)} % số việc của năm; theo hạn phải xong {_said(planned)} %"
    if gap >= 0.5:
        return f"{said}: chậm {_said(gap)} điểm phần trăm so với kế hoạch."
    return f"{said}: không chậm so với kế hoạch."


def _said(share: float) -> str:
    return f"{share:.1f}".replace(".", ",").removesuffix(",0")


def _spot(x: float, share: float) -> tuple[float, float]:
    return round(LEFT + x * WIDTH, 1), round(TOP + HEIGHT * (1 - share / 100), 1)


def _line(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in (_spot(*point) for point in points))


def bars_of(shares: Sequence[Share], asked: Asked, most: int) -> list[dict[str, Any]]:
    """Lines with a bar: what is done, what is late, of all; `most` lines."""
    urls = [list_url({**asked, **share.asked}) for share in shares[:most]]
    return [
        {
            "name": share.name, "note": share.note, "total": share.tally.total, "done": share.tally.done,
            "late": share.tally.late, "done_width": share.tally.done_share, "late_width": share.tally.late_share,
            "done_share": _said(share.tally.done_share), "late_share": _said(share.tally.late_share),
            "url": f"{url}&trang_thai=ke", "done_url": f"{url}&trang_thai=xong-ca",
            "late_url": f"{url}&trang_thai=tre-ca", "asked": share.asked,
        }
        for share, url in zip(shares, urls, strict=False)
    ]  # fmt: skip
