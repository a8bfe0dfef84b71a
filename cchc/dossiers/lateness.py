"""What went late in a month, at which step, in whose hands? One definition for every number and for the list behind it.

A dossier goes late in the month in which a due moment passed that was not kept: of a step, of the appointment, or of
the first appointment when a new one had been announced in time. What the clock says names nobody's fault.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from cchc.catalogue.schema import Does
from cchc.dossiers.models import (
    Category,
    ClockRun,
    Consultation,
    Dossier,
    DossierQuerySet,
    DossierStep,
    ExplainedLateness,
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
    """The month whose first day is given, seen at a moment, in the given units. Each set is a query of its own, read
    from an index that holds nothing but what was late: joined into one question they cost what the engine guesses."""

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
        """A due moment of this month."""
        return Q(**{f"{due}__gte": self.start, f"{due}__lt": self.end})

    def _halves(self, due: str, ended: str) -> tuple[Q, Q]:
        """Past a due moment of this month: what has ended, and what is still open. Each half has an index of its own,
        which holds only the late or the open rows and is read from the first due moment of the month to the last."""
        passed = Q(**{f"{due}__gte": self.start, f"{due}__lt": self.ended_by})
        return self._missed(due) & Q(**{f"{ended}__gt": F(due)}), passed & Q(**{ended: None})

    def _late_steps(self) -> list[QuerySet[DossierStep]]:
        """Steps past their own limit. A result that waits for its owner makes nobody late (onestop.md §2.6 f)."""
        steps = DossierStep.objects.filter(unit__in=self.units).exclude(does=Does.HAND_OVER)
        return [steps.filter(half) for half in self._halves("due_at", "left_at")]

    def _late_runs(self) -> list[QuerySet[ClockRun]]:
        """Runs of the clock past their appointment."""
        return [ClockRun.objects.filter(half) for half in self._halves("due_at", "stopped_at")]

    def _extended_runs(self) -> list[QuerySet[ClockRun]]:
        """Runs after an apology in time that went on past the first appointment."""
        halves = self._halves("dossier__extension__old_due_at", "stopped_at")
        return [ClockRun.objects.filter(half, ground=ClockRun.Ground.EXTENSION) for half in halves]

    def late_answers(self) -> QuerySet[Consultation]:
        """Opinions whose day passed while the dossier still waited (onestop.md §2.6 e): answered late, or not yet."""
        waited_until = Coalesce("dossier__ended_at", Value(self.ended_by))
        late = Q(answered_at__gt=F("due_at")) | Q(answered_at=None)
        return Consultation.objects.filter(late, due_at__lt=self.ended_by).filter(due_at__lt=waited_until)

    def _held_when_missed(self) -> list[QuerySet[DossierStep]]:
        """Who held the dossier when its appointment passed, or the first one that had been moved in time."""
        runs = "dossier__clock_runs"
        found: list[QuerySet[DossierStep]] = []
        for due, ground in (
            (f"{runs}__due_at", {}),
            ("dossier__extension__old_due_at", {f"{runs}__ground": ClockRun.Ground.EXTENSION}),
        ):
            held = Q(left_at=None) | Q(left_at__gt=F(due))
            found += [
                DossierStep.objects.filter(half, held, unit__in=self.units, entered_at__lte=F(due), **ground)
                for half in self._halves(due, f"{runs}__stopped_at")
            ]
        return found

    @cached_property
    def holdings(self) -> QuerySet[DossierStep]:
        """Steps at which lateness arose: late ones, and those that held the dossier when an appointment passed."""
        keys = [rows.order_by().values("pk") for rows in (*self._late_steps(), *self._held_when_missed())]
        return DossierStep.objects.filter(pk__in=keys[0].union(*keys[1:], all=True))

    def uncollected(self) -> DossierQuerySet:
        """Ready in time, fetched after the appointment: told beside the late ones, and not late."""
        waits = Q(status=Status.RESULT_READY, due_at__lt=self.at) | Q(
            status__in=HANDED_OVER, returned_at__gt=F("due_at")
        )
        return Dossier.objects.filter(
            waits, self._missed("due_at"), unit__in=self.units, status__in=(Status.RESULT_READY, *HANDED_OVER),
            ended_at__lte=F("due_at"),
        )  # fmt: skip

    def arose_at(self, dossier: Dossier) -> list[DossierStep]:
        """The holdings of one dossier whose steps and runs were read already: the same definition."""
        runs = list(dossier.clock_runs.all())
        missed = [run.due_at for run in runs if self._went_past(run.due_at, run.stopped_at)]
        if dossier.extensions:
            first_due = dossier.extension.old_due_at
            extended = [run for run in runs if run.ground == ClockRun.Ground.EXTENSION]
            missed += [first_due for run in extended if self._went_past(first_due, run.stopped_at)]
        return [
            step
            for step in dossier.steps.all()
            if step.unit_id in self.units
            and (
                (step.does != Does.HAND_OVER and self._went_past(step.due_at, step.left_at))
                or any(step.entered_at <= due and (step.left_at is None or step.left_at > due) for due in missed)
            )
        ]

    def _went_past(self, due: datetime, ended: datetime | None) -> bool:
        if ended is None:
            return self.start <= due < self.ended_by
        return self.start <= due < self.end and ended > due

    def categories(self) -> Categories:
        """What the clock says of the month, in four queries over nothing but what was late."""
        late = self._late_steps()
        where = [rows.order_by().values_list("dossier", "does", "unit", "dossier__unit") for rows in late]
        steps = list(where[0].union(where[1], all=True))
        runs = [rows.order_by().values_list("dossier") for rows in self._late_runs()]
        extended = [rows.order_by().values_list("dossier") for rows in self._extended_runs()]
        missed = self._halves("dossier__clock_runs__due_at", "dossier__clock_runs__stopped_at")
        answers = [self.late_answers().order_by().filter(half).values_list("dossier") for half in missed]
        return Categories(
            missed=frozenset(dossier for (dossier,) in runs[0].union(runs[1], all=True)),
            extended=frozenset(dossier for (dossier,) in extended[0].union(extended[1], all=True)),
            elsewhere=frozenset(dossier for dossier, _, unit, own in steps if unit != own)
            | frozenset(dossier for (dossier,) in answers[0].union(answers[1], all=True)),
            later=frozenset(dossier for dossier, does, *_ in steps if does != Does.RECEIVE),
        )


@dataclass(frozen=True)
class Categories:
    """Which dossiers of a month missed what; of one that is late at all, the heaviest thing that the clock says."""

    missed: frozenset[UUID]
    extended: frozenset[UUID]
    elsewhere: frozenset[UUID]
    later: frozenset[UUID]

    def of(self, dossier: UUID) -> Category:
        if dossier in self.missed:
            return Category.ELSEWHERE if dossier in self.elsewhere else Category.WHOLE
        if dossier in self.extended:
            return Category.EXTENDED
        return Category.STEP if dossier in self.later else Category.RECEPTION


class Explained(NamedTuple):
    """What stands explained for a dossier in a month: it explains the category that it was stated for, no other."""

    category: str
    cause: str
    is_accepted: bool


def explained_in(month: date, **narrowed: Any) -> dict[UUID, Explained]:
    """By dossier."""
    standing = ExplainedLateness.objects.filter(month=month, standing=True, **narrowed)
    rows = standing.values_list("dossier", "category", "explanation__cause", "explanation__accepted_at")
    return {dossier: Explained(category, cause, accepted is not None) for dossier, category, cause, accepted in rows}


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
    held = list(lateness.holdings.order_by().filter(dossier__in=keys).values_list("dossier", "holder"))
    own = {dossier for dossier, holder in held if holder == actor.post_id}
    categories, explained = lateness.categories(), explained_in(month, dossier__in=keys)
    found = {}
    for pk in {dossier for dossier, _ in held}:
        category, said = categories.of(pk), explained.get(pk)
        found[pk] = Found(category, said is not None and said.category == category, pk in own)
    return found


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
