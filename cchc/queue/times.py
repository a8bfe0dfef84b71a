"""How long do people wait, and how long is one served? In minutes by the clock, over any days of a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from statistics import median
from typing import Any

from cchc.documents.taking_out import Listing
from cchc.documents.workbooks import Cell, Column
from cchc.queue.models import Ticket
from cchc.worktime.zone import local


@dataclass(frozen=True)
class Times:
    """One line of the table; None where nobody was called, or nobody was done."""

    label: str
    taken: int
    served: int
    absent: int
    waited: float | None
    waited_90: float | None
    served_for: float | None


COLUMNS = ("line", "priority", "status", "taken_at", "called_at", "ended_at", "place")


def times_of(rows: list[dict[str, Any]], label: Callable[[dict[str, Any]], str]) -> list[Times]:
    """Of rows with COLUMNS, grouped by what `label` says of one, in the order of the labels."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(label(row), []).append(row)
    return [_times(name, groups[name]) for name in sorted(groups)]


def hour_of(row: dict[str, Any]) -> str:
    """«07:00 – 08:00», when the number was taken."""
    hour = local(row["taken_at"]).hour
    return f"{hour:02d}:00 – {hour + 1:02d}:00"


def _times(label: str, rows: list[dict[str, Any]]) -> Times:
    waited = sorted(_minutes((row["taken_at"], row["called_at"]) for row in rows))
    is_served = [row for row in rows if row["status"] == Ticket.Status.SERVED]
    served_for = _minutes((row["called_at"], row["ended_at"]) for row in is_served)
    return Times(
        label=label,
        taken=len(rows),
        served=len(is_served),
        absent=sum(row["status"] == Ticket.Status.ABSENT for row in rows),
        waited=median(waited) if waited else None,
        waited_90=waited[ceil(len(waited) * 0.9) - 1] if waited else None,
        served_for=median(served_for) if served_for else None,
    )


def _minutes(spans: Iterable[tuple[datetime, datetime | None]]) -> list[float]:
    return [(end - begin).total_seconds() / 60 for begin, end in spans if end is not None]


def times_listing(tables: Sequence[tuple[str, Sequence[Times]]], first: date, last: date) -> Listing:
    """The tables of the page one below the other; minutes, empty where nobody was called or done."""
    columns = [
        Column("Bảng", 20), Column("Dòng", 36), Column("Lấy số", 10), Column("Đã phục vụ", 12), Column("Vắng mặt", 10),
        Column("Chờ, trung vị (phút)", 14), Column("Chờ, 9/10 người (phút)", 14),
        Column("Phục vụ, trung vị (phút)", 14),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [title, each.label, each.taken, each.served, each.absent,
         *(None if minutes is None else round(minutes) for minutes in (each.waited, each.waited_90, each.served_for))]
        for title, lines in tables
        for each in lines
    ]  # fmt: skip
    asked = f"Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"
    return Listing("Thời gian chờ và phục vụ", asked, columns, rows, len(rows), "thoi-gian-cho")
