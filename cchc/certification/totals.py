"""How many papers, copies and pages were certified, and for how much? Voided lines are not counted."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from cchc.certification.models import Entry


class Totals(NamedTuple):
    """Of the lines in force; `voided` says how many others stand struck out."""

    papers: int
    copies: int
    pages: int
    fees: int
    voided: int


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
    found = entries.order_by().aggregate(**SUMS)
    return Totals(*(found[f"all_{name}"] for name in Totals._fields))


def by_day(entries: QuerySet[Entry]) -> QuerySet[Any, Any]:
    """The newest day first."""
    return entries.order_by("-certified_on").values("certified_on").annotate(**SUMS)


def by_month(entries: QuerySet[Entry]) -> QuerySet[Any, Any]:
    """The newest month first."""
    rows = entries.annotate(month=TruncMonth("certified_on")).order_by("-month")
    return rows.values("month").annotate(**SUMS)
