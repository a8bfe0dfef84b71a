"""How many papers, copies and pages were certified, and for how much? Voided lines are not counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet, Sum

from cchc.certification.models import Entry


class Totals(NamedTuple):
    """Of the lines in force; `voided` says how many others stand struck out."""

    papers: int = 0
    copies: int = 0
    pages: int = 0
    fees: int = 0
    voided: int = 0


IN_FORCE = Q(voided_at=None)
SUMS: dict[str, Any] = {  # under names that are no columns of the entry
    "all_papers": Count("pk", filter=IN_FORCE),
    "all_copies": Sum("copies", filter=IN_FORCE, default=0),
    "all_pages": Sum(F("pages") * F("copies"), filter=IN_FORCE, default=0),
    "all_fees": Sum("fee", filter=IN_FORCE, default=0),
    "all_voided": Count("pk", filter=~IN_FORCE),
}


def totals_of(entries: QuerySet[Entry]) -> Totals:
    """One query, whatever the number of lines."""
    return _read(entries.order_by().aggregate(**SUMS))


def by_day(entries: QuerySet[Entry]) -> list[tuple[date, Totals]]:
    """The newest day first; a book has at most 366, from which months and the whole are added up."""
    rows: QuerySet[Any, Any] = entries.order_by("-certified_on").values("certified_on").annotate(**SUMS)
    return [(row["certified_on"], _read(row)) for row in rows]


def by_month(days: Iterable[tuple[date, Totals]]) -> list[tuple[date, Totals]]:
    """The newest month first, named by its first day."""
    months = groupby(days, key=lambda each: each[0].replace(day=1))
    return [(month, added(totals for _, totals in of_month)) for month, of_month in months]


def added(totals: Iterable[Totals]) -> Totals:
    return Totals(*(sum(column) for column in zip(Totals(), *totals, strict=True)))


def _read(row: dict[str, Any]) -> Totals:
    return Totals(*(row[f"all_{name}"] for name in Totals._fields))
