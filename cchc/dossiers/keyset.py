"""Which page of the list comes next? The rows beside one already seen: nothing is counted and nothing skipped, so that
the thousandth page costs what the first does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from cchc.dossiers.models import Dossier, DossierQuerySet, Status
from cchc.dossiers.models.status import CUT_SHORT, HANDED_OVER
from cchc.dossiers.searching import OPEN, Timing

ROWS = 30  # of one page
Cursor = tuple[datetime, UUID]


@dataclass(frozen=True)
class Order:
    """By one moment that every dossier has, then by key."""

    moment: Any
    descending: bool

    def applied(self, rows: DossierQuerySet, *, backwards: bool = False) -> DossierQuerySet:
        sign = "-" if self.descending != backwards else ""
        return rows.annotate(order=self.moment).order_by(f"{sign}order", f"{sign}id")

    def beside(self, rows: DossierQuerySet, cursor: Cursor, *, backwards: bool = False) -> DossierQuerySet:
        """The rows after the cursor, or before it. The first condition says nothing new, but lets the index begin
        there: from a choice of two conditions no database finds the place."""
        at, pk = cursor
        side = "lt" if self.descending != backwards else "gt"
        beyond = Q(**{f"order__{side}": at}) | Q(**{"order": at, f"id__{side}": pk})
        return rows.annotate(order=self.moment).filter(beyond, **{f"order__{side}e": at})


DUE = Coalesce("due_at", "filed_at")  # what has no date yet stands where it was filed; the index says the same
ORDERS = {
    "": Order(F("filed_at"), descending=True),
    "oldest": Order(F("filed_at"), descending=False),
    "due": Order(DUE, descending=False),
    "due_last": Order(DUE, descending=True),
}
NOT_OVER = {OPEN, *set(Status) - {*HANDED_OVER, *CUT_SHORT, Status.REFUSED},
            *set(Timing) - {Timing.ENDED_LATE, Timing.ENDED_IN_TIME}}  # fmt: skip


def order_of(asked: Mapping[str, Any]) -> Order:
    """What is not over yet is a few rows among all that has ended: they are found first and then sorted. An index of
    the order would be read from its end through everything that has ended; so these are put in order by an expression
    that no index has."""
    order = ORDERS[asked.get("sort", "")]
    is_few = (
        asked.get("status") in NOT_OVER or asked.get("timing") in NOT_OVER or asked.get("holder") or asked.get("mine")
    )
    return replace(order, moment=Coalesce(order.moment, "filed_at")) if is_few else order


@dataclass(frozen=True)
class Page:
    """One page of the list; a cursor is the row beside which the neighbouring page begins."""

    rows: list[Dossier]
    before: Cursor | None
    after: Cursor | None


def page_of(rows: DossierQuerySet, asked: Mapping[str, Any]) -> Page:
    order = order_of(asked)
    if asked.get("truoc"):
        found = _read(order.beside(rows, asked["truoc"], backwards=True), order, backwards=True)
        shown = found[:ROWS][::-1]
        is_before, is_after = len(found) > ROWS, True
    else:
        found = _read(order.beside(rows, asked["sau"]) if asked.get("sau") else rows, order)
        shown = found[:ROWS]
        is_before, is_after = bool(asked.get("sau")), len(found) > ROWS
    ends = [(row.order, row.pk) for row in shown]  # type: ignore[attr-defined]
    return Page(shown, ends[0] if ends and is_before else None, ends[-1] if ends and is_after else None)


def _read(rows: DossierQuerySet, order: Order, *, backwards: bool = False) -> list[Dossier]:
    """One more than a page holds. The index picks the keys, before anything is joined to them."""
    keys = order.applied(rows, backwards=backwards).values("pk")[: ROWS + 1]
    return list(order.applied(with_what_is_said(Dossier.objects.filter(pk__in=keys)), backwards=backwards))


def with_what_is_said(rows: DossierQuerySet) -> DossierQuerySet:
    """Only the columns of which a list speaks; versions of procedures are met by key."""
    return rows.select_related("unit", "current_step__holder__official").only(
        "code", "unit__name", "unit__calendar", "procedure", "status", "channel", "applicant_name", "applicant_number",
        "owner_name", "filed_at", "received_at", "due_at", "ended_at", "result_number",
        "current_step__name", "current_step__holder__official__full_name",
    )  # fmt: skip
