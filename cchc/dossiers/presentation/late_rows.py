"""Which dossiers and hands does the page of a month's lateness tell of? All are read once; every number and every list
of the page is taken from them.

The page asks a dozen things of the same few hundred rows. Asked of the database one by one they cost a dozen joins over
a million dossiers, as many times as the engine's guesses make them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from cchc.catalogue.models import ProcedureVersion
from cchc.dossiers.forms.lateness import GROUPS
from cchc.dossiers.lateness import Explained, Lateness, explained_in
from cchc.dossiers.models import Category, DossierQuerySet
from cchc.dossiers.permissions import WHOLE_WARD, sees_lateness
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.built_once import BuiltOnce
from cchc.organization.actor import Actor


class Held(NamedTuple):
    """One holding at which lateness arose: a line of `lateness.HELD`."""

    dossier: UUID
    holder: UUID
    does: str
    due_at: datetime
    left_at: datetime | None
    late_minutes: int | None
    calendar: str
    procedure: UUID

    def over(self, at: datetime) -> int:
        """Working minutes past the limit of the step; of an open one until now."""
        if self.left_at is not None or self.due_at >= at:
            return self.late_minutes or 0
        return calendar_of(self.calendar).working_minutes(self.due_at, at)


class OfField(NamedTuple):
    code: str
    name: str
    order: int


OF_FIELD = [f"procedure__field__{name}" for name in OfField._fields]
FIELDS = BuiltOnce(lambda: ProcedureVersion.objects.values_list("pk", *OF_FIELD))


@dataclass(frozen=True)
class Late:
    """One dossier of the month with what the clock says of it, and what stands explained."""

    dossier: UUID
    procedure: UUID
    category: Category
    explained: Explained | None
    holdings: Sequence[Held] = ()

    @property
    def is_explained(self) -> bool:
        return self.explained is not None and self.explained.category == self.category

    @property
    def cause(self) -> str:
        return self.explained.cause if self.explained and self.is_explained else ""

    @property
    def state(self) -> str:
        """chua, cho, roi: words of the address."""
        if not (self.explained and self.is_explained):
            return "chua"
        return "roi" if self.explained.is_accepted else "cho"


@dataclass(frozen=True)
class LateRows:
    """A month as one official sees it."""

    lateness: Lateness
    actor: Actor

    @cached_property
    def held(self) -> list[Held]:
        sees, held = sees_lateness(self.actor), [Held(*line) for line in self.lateness.held()]
        return [each for each in held if sees(each.holder, self._fields[each.procedure].code)]

    @cached_property
    def late(self) -> list[Late]:
        """The newest dossier first."""
        by_dossier: dict[UUID, list[Held]] = {}
        for held in self.held:
            by_dossier.setdefault(held.dossier, []).append(held)
        categories = self.lateness.categories()
        return [
            Late(pk, holdings[0].procedure, categories.of(pk), self._explained.get(pk), holdings)
            for pk, holdings in sorted(by_dossier.items(), reverse=True)
        ]

    @cached_property
    def _explained(self) -> dict[UUID, Explained]:
        return explained_in(self.lateness.month)

    @cached_property
    def _fields(self) -> dict[UUID, OfField]:
        """By version of a procedure."""
        return {pk: OfField(*field) for pk, *field in FIELDS()}

    def field_of(self, late: Late) -> OfField:
        return self._fields[late.procedure]

    def uncollected(self) -> DossierQuerySet:
        """Told to whoever sees the whole ward: it is nobody's lateness."""
        rows = self.lateness.uncollected()
        return rows if self.actor.role in WHOLE_WARD else rows.none()

    def dossiers(self, asked: Mapping[str, Any]) -> list[Late]:
        """The list behind every number; what is asked are the words of its address."""
        if asked.get("loai") == Category.UNCOLLECTED:
            keys = self.uncollected().order_by("-id").values_list("pk", "procedure")
            rows = [Late(*key, Category.UNCOLLECTED, self._explained.get(key[0])) for key in keys]
        else:
            rows = [late for late in self.late if _is_held(late, asked)]
            if asked.get("loai"):
                categories = GROUPS.get(asked["loai"], (asked["loai"],))
                rows = [late for late in rows if late.category in categories]
        if asked.get("linh_vuc"):
            rows = [late for late in rows if self.field_of(late).code == asked["linh_vuc"]]
        if asked.get("nguyen_nhan"):
            rows = [late for late in rows if late.cause == asked["nguyen_nhan"]]
        if asked.get("giai_trinh"):
            rows = [late for late in rows if late.state == asked["giai_trinh"]]
        return rows


def _is_held(late: Late, asked: Mapping[str, Any]) -> bool:
    """By this person, at this kind of step; both of the same holding."""
    person, step = asked.get("nguoi"), asked.get("buoc")
    return any(held.holder == (person or held.holder) and held.does == (step or held.does) for held in late.holdings)
