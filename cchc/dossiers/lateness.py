"""What went late in a month, at which step, in whose hands? One definition for every number and for the list behind it.

A dossier goes late in the month in which a due moment passed that was not kept: of a step, of the appointment, or of
the first appointment when a new one had been announced in time. What the clock says names nobody's fault.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from cchc.catalogue.schema import Does
from cchc.dossiers.models import (
    Category,
    ClockRun,
    Consultation,
    Dossier,
    DossierQuerySet,
    DossierStep,
    Status,
)
from cchc.dossiers.models.dossier import HANDED_OVER
from cchc.organization.actor import Actor
from cchc.worktime.zone import ZONE, local


def month_of(moment: datetime) -> date:
    """The first day of the month in which the office's clock shows the moment."""
    return local(moment).date().replace(day=1)


def month_after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True)
class Lateness:
    """The month whose first day is given, seen at a moment, in the given units; every set is a query not yet asked."""

    month: date
    at: datetime
    units: Sequence[UUID]

    @property
    def start(self) -> datetime:
        return datetime.combine(self.month, datetime.min.time(), ZONE)

    @property
    def end(self) -> datetime:
        return datetime.combine(month_after(self.month), datetime.min.time(), ZONE)

    @cached_property
    def ended_by(self) -> datetime:
        """What is still open is late only when its due moment has passed by now."""
        return min(self.end, self.at)

    def _missed(self, due: str) -> Q:
        """A due moment of this month, of something that has ended."""
        return Q(**{f"{due}__gte": self.start, f"{due}__lt": self.end})

    def _passed(self, due: str) -> Q:
        """A due moment of this month that has passed, of something that is still open."""
        return Q(**{f"{due}__gte": self.start, f"{due}__lt": self.ended_by})

    # Every set is asked twice, for what has ended and for what is open: each half has an index of its own, which
    # holds only the late or the open rows and is read from the first due moment of the month to the last.

    def _late_steps(self) -> list[QuerySet[DossierStep]]:
        """Steps past their own limit. A result that waits for its owner makes nobody late (onestop.md §2.6 f)."""
        steps = DossierStep.objects.filter(unit__in=self.units).exclude(does=Does.HAND_OVER)
        return [
            steps.filter(self._missed("due_at"), left_at__gt=F("due_at")),
            steps.filter(self._passed("due_at"), left_at=None),
        ]

    def _late_runs(self) -> list[QuerySet[ClockRun]]:
        """Runs of the clock past their appointment."""
        return [
            ClockRun.objects.filter(self._missed("due_at"), stopped_at__gt=F("due_at")),
            ClockRun.objects.filter(self._passed("due_at"), stopped_at=None),
        ]

    def _extended_runs(self) -> list[QuerySet[ClockRun]]:
        """Runs after an apology in time that went on past the first appointment."""
        first_due = "dossier__extension__old_due_at"
        runs = ClockRun.objects.filter(ground=ClockRun.Ground.EXTENSION)
        return [
            runs.filter(self._missed(first_due), stopped_at__gt=F(first_due)),
            runs.filter(self._passed(first_due), stopped_at=None),
        ]

    def late_answers(self) -> QuerySet[Consultation]:
        """Opinions whose day passed while the dossier still waited (onestop.md §2.6 e): answered late, or not yet."""
        waited_until = Coalesce("dossier__ended_at", Value(self.ended_by))
        late = Q(answered_at__gt=F("due_at")) | Q(answered_at=None)
        return Consultation.objects.filter(late, due_at__lt=self.ended_by).filter(due_at__lt=waited_until)

    def _held_when_missed(self, runs: QuerySet[ClockRun], due: str) -> QuerySet[DossierStep]:
        """Who held the dossier when the appointment of one of the runs passed."""
        return DossierStep.objects.order_by().filter(
            Q(left_at=None) | Q(left_at__gt=F(due)),
            dossier__clock_runs__in=runs,
            unit__in=self.units,
            entered_at__lte=F(due),
        )

    @cached_property
    def holdings(self) -> QuerySet[DossierStep]:
        """Steps at which lateness arose: late ones, and those that held the dossier when an appointment passed."""
        keys = [rows.order_by().values("pk") for rows in self._late_steps()]
        for runs in self._late_runs():
            keys.append(self._held_when_missed(runs, "dossier__clock_runs__due_at").values("pk"))
        for runs in self._extended_runs():
            keys.append(self._held_when_missed(runs, "dossier__extension__old_due_at").values("pk"))
        return DossierStep.objects.filter(pk__in=keys[0].union(*keys[1:], all=True))

    def dossiers(self, holdings: QuerySet[DossierStep]) -> QuerySet[Any]:
        """The dossiers of these holdings, each with its `category`, and with what stands explained for it."""
        return explained(categorised(Dossier.objects.filter(pk__in=holdings.values("dossier")), self), self.month)

    def uncollected(self) -> QuerySet[Any]:
        """Ready in time, fetched after the appointment: told beside the late ones, and not late."""
        waits = Q(status=Status.RESULT_READY, due_at__lt=self.at) | Q(
            status__in=HANDED_OVER, returned_at__gt=F("due_at")
        )
        rows = Dossier.objects.filter(
            waits, self._missed("due_at"), unit__in=self.units, status__in=(Status.RESULT_READY, *HANDED_OVER),
            ended_at__lte=F("due_at"),
        )  # fmt: skip
        return explained(rows.annotate(category=Value(Category.UNCOLLECTED, CharField())), self.month)


def categorised(rows: DossierQuerySet, lateness: Lateness) -> QuerySet[Any]:
    """`category` of a month's late dossiers: the heaviest thing that the clock says of it in that month."""
    ended, running = lateness._late_runs()
    was_extended, is_extended = lateness._extended_runs()
    steps = [late.filter(dossier=OuterRef("pk")) for late in lateness._late_steps()]
    late_elsewhere = [late.exclude(unit=OuterRef("unit")) for late in steps]
    late_later = [late.exclude(does=Does.RECEIVE) for late in steps]
    unanswered = Exists(lateness.late_answers().filter(dossier=OuterRef("pk")))
    missed = Q(pk__in=ended.values("dossier")) | Q(pk__in=running.values("dossier"))
    extended = Q(pk__in=was_extended.values("dossier")) | Q(pk__in=is_extended.values("dossier"))
    category = Case(
        When(
            missed & (unanswered | Exists(late_elsewhere[0]) | Exists(late_elsewhere[1])),
            then=Value(Category.ELSEWHERE),
        ),
        When(missed, then=Value(Category.WHOLE)),
        When(extended, then=Value(Category.EXTENDED)),
        When(Exists(late_later[0]) | Exists(late_later[1]), then=Value(Category.STEP)),
        default=Value(Category.RECEPTION),
        output_field=CharField(),
    )
    return rows.annotate(category=category)


def explained(rows: QuerySet[Any], month: date) -> QuerySet[Any]:
    """What stands explained for the month, by `line__…`: it explains the category that it was stated for, no other."""
    standing = Q(explained__month=month, explained__standing=True)
    return rows.annotate(line=FilteredRelation("explained", condition=standing), explains=F("line__category"))


IS_EXPLAINED = Q(explains=F("category"))


def lateness_in(month: date, *, at: datetime, actor: Actor) -> Lateness:
    """The month in the units that the actor may look into."""
    return Lateness(month, at, list(actor.scope))


@dataclass(frozen=True)
class Found:
    """What the clock says of one dossier in a month: `is_own` when the actor held it as it went late."""

    category: str
    is_explained: bool
    is_own: bool


FoundLate = Mapping[UUID, Found]


def found_late(keys: Collection[UUID], month: date, *, at: datetime, actor: Actor) -> FoundLate:
    """Those of the dossiers that were late in the month."""
    lateness = lateness_in(month, at=at, actor=actor)
    held = lateness.holdings.filter(dossier__in=keys)
    own = set(held.filter(holder=actor.post_id).values_list("dossier", flat=True))
    rows = lateness.dossiers(held).values_list("pk", "category", "explains")
    return {pk: Found(category, category == explains, pk in own) for pk, category, explains in rows}


def months_late(dossier: Dossier, *, at: datetime) -> list[date]:
    """The months in which the dossier went late: the same definition, over rows that a page has read already."""
    steps, runs = list(dossier.steps.all()), list(dossier.clock_runs.all())
    missed = {step.due_at for step in steps if step.is_late(at)}
    missed |= {run.due_at for run in runs if (run.stopped_at or at) > run.due_at}
    if dossier.extensions:
        first_due = dossier.extension.old_due_at
        missed |= {
            first_due for run in runs if run.ground == ClockRun.Ground.EXTENSION and (run.stopped_at or at) > first_due
        }
    return sorted({month_of(moment) for moment in missed})
