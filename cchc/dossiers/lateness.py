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

from django.db.models import DateField, DateTimeField, F, Field, Q, QuerySet, UUIDField, Value
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
from cchc.dossiers.models.status import HANDED_OVER
from cchc.lifecycle.built_once import BuiltOnce
from cchc.organization.actor import Actor
from cchc.worktime.zone import ZONE, local


def month_of(moment: datetime) -> date:
    """The first day of the month in which the office's clock shows the moment."""
    return local(moment).date().replace(day=1)


def month_after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True)
class Missed:
    """Sets of what missed a due moment from `start` to `end`; what is still open, before `ended_by`. Steps are of the
    units; runs of the clock and opinions of all, for only their dossiers are asked for. Each is a query of its own,
    read from an index that holds nothing but what was late: joined into one question they cost what the engine
    guesses."""

    start: datetime
    end: datetime
    ended_by: datetime
    units: tuple[UUID, ...] = ()

    def halves(self, due: str, ended: str) -> tuple[Q, Q]:
        """Past a due moment of this time: what has ended, and what is still open. Each half has an index of its own,
        which holds only the late or the open rows and is read from the first due moment of the month to the last."""
        missed = Q(**{f"{due}__gte": self.start, f"{due}__lt": self.end})
        passed = Q(**{f"{due}__gte": self.start, f"{due}__lt": self.ended_by})
        return missed & Q(**{f"{ended}__gt": F(due)}), passed & Q(**{ended: None})

    def late_steps(self) -> list[QuerySet[DossierStep]]:
        """Steps past their own limit. A result that waits for its owner makes nobody late (onestop.md §2.6 f)."""
        steps = DossierStep.objects.filter(unit__in=self.units).exclude(does=Does.HAND_OVER)
        return [steps.filter(half) for half in self.halves("due_at", "left_at")]

    def late_runs(self) -> list[QuerySet[ClockRun]]:
        """Runs of the clock past their appointment."""
        return [ClockRun.objects.filter(half) for half in self.halves("due_at", "stopped_at")]

    def extended_runs(self) -> list[QuerySet[ClockRun]]:
        """Runs after an apology in time that went on past the first appointment."""
        halves = self.halves("dossier__extension__old_due_at", "stopped_at")
        return [ClockRun.objects.filter(half, ground=ClockRun.Ground.EXTENSION) for half in halves]

    def late_answers(self) -> QuerySet[Consultation]:
        """Opinions whose day passed while the dossier still waited (onestop.md §2.6 e): answered late, or not yet."""
        waited_until = Coalesce("dossier__ended_at", Value(self.ended_by))
        late = Q(answered_at__gt=F("due_at")) | Q(answered_at=None)
        return Consultation.objects.filter(late, due_at__lt=self.ended_by).filter(due_at__lt=waited_until)

    def held_when_missed(self) -> list[QuerySet[DossierStep]]:
        """Who held the dossier when its appointment passed, or the first one that had been moved in time. A step is
        walked in the dossier's unit: said of the dossier too, it spares the look at every step of other wards."""
        runs, here = "dossier__clock_runs", {"unit__in": self.units, "dossier__unit__in": self.units}
        found: list[QuerySet[DossierStep]] = []
        for due, ground in (
            (f"{runs}__due_at", {}),
            ("dossier__extension__old_due_at", {f"{runs}__ground": ClockRun.Ground.EXTENSION}),
        ):
            held = Q(left_at=None) | Q(left_at__gt=F(due))
            found += [
                DossierStep.objects.filter(half, held, entered_at__lte=F(due), **here, **ground)
                for half in self.halves(due, f"{runs}__stopped_at")
            ]
        return found

    def holdings(self) -> QuerySet[DossierStep]:
        """Steps at which lateness arose: late ones, and those that held the dossier when an appointment passed."""
        sets = [rows.order_by().values("pk") for rows in (*self.late_steps(), *self.held_when_missed())]
        return DossierStep.objects.filter(pk__in=sets[0].union(*sets[1:], all=True))


def _of_both(sets: Sequence[QuerySet[Any]], *columns: str) -> QuerySet[Any]:
    """Both halves, as lines of these columns."""
    first, second = (rows.order_by().values_list(*columns) for rows in sets)
    return first.union(second, all=True)


def _late_steps(**values: Any) -> QuerySet[Any]:
    return _of_both(Missed(**values).late_steps(), "dossier", "does", "unit", "dossier__unit")


def _late_runs(**values: Any) -> QuerySet[Any]:
    return _of_both(Missed(**values).late_runs(), "dossier")


def _extended_runs(**values: Any) -> QuerySet[Any]:
    return _of_both(Missed(**values).extended_runs(), "dossier")


def _late_answers(**values: Any) -> QuerySet[Any]:
    missed = Missed(**values)
    halves = missed.halves("dossier__clock_runs__due_at", "dossier__clock_runs__stopped_at")
    return _of_both([missed.late_answers().filter(half) for half in halves], "dossier")


MONTH: dict[str, Field[Any, Any]] = {name: DateTimeField() for name in ("start", "end", "ended_by")}
PLACES = {**MONTH, "units": UUIDField()}
LATE_STEPS = BuiltOnce(_late_steps, **PLACES)
LATE_RUNS, EXTENDED_RUNS, LATE_ANSWERS = (
    BuiltOnce(rows, **MONTH) for rows in (_late_runs, _extended_runs, _late_answers)
)
HELD = ("dossier", "holder", "does", "due_at", "left_at", "late_minutes", "unit__calendar", "dossier__procedure")
HOLDINGS = BuiltOnce(lambda **values: Missed(**values).holdings().order_by().values_list(*HELD), **PLACES)


@dataclass(frozen=True)
class Lateness:
    """The month whose first day is given, seen at a moment, in the given units."""

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

    @property
    def _month(self) -> dict[str, datetime]:
        return {"start": self.start, "end": self.end, "ended_by": self.ended_by}

    @property
    def _bounds(self) -> dict[str, Any]:
        return {**self._month, "units": tuple(self.units)}

    @property
    def missed(self) -> Missed:
        return Missed(**self._bounds)

    def held(self) -> list[Any]:
        """Lines of `HELD`, in one query whose SQL is built once."""
        return HOLDINGS(**self._bounds)

    def uncollected(self) -> DossierQuerySet:
        """Ready in time, fetched after the appointment: told beside the late ones, and not late."""
        waits = Q(status=Status.RESULT_READY, due_at__lt=self.at) | Q(
            status__in=HANDED_OVER, returned_at__gt=F("due_at")
        )
        return Dossier.objects.filter(
            waits, due_at__gte=self.start, due_at__lt=self.end, ended_at__lte=F("due_at"), unit__in=self.units,
            status__in=(Status.RESULT_READY, *HANDED_OVER),
        )  # fmt: skip

    def arose_at(self, dossier: Dossier, steps: Sequence[DossierStep], runs: Sequence[ClockRun]) -> list[DossierStep]:
        """The holdings of one dossier whose steps and runs were read already: the same definition."""
        missed = [run.due_at for run in runs if self._went_past(run.due_at, run.stopped_at)]
        if dossier.extensions:
            first_due = dossier.extension.old_due_at
            extended = [run for run in runs if run.ground == ClockRun.Ground.EXTENSION]
            missed += [first_due for run in extended if self._went_past(first_due, run.stopped_at)]
        return [
            step
            for step in steps
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
        steps = LATE_STEPS(**self._bounds)
        return Categories(
            missed=frozenset(dossier for (dossier,) in LATE_RUNS(**self._month)),
            extended=frozenset(dossier for (dossier,) in EXTENDED_RUNS(**self._month)),
            elsewhere=frozenset(dossier for dossier, _, unit, own in steps if unit != own)
            | frozenset(dossier for (dossier,) in LATE_ANSWERS(**self._month)),
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
    rows = _explained(month).filter(**narrowed) if narrowed else EXPLAINED(month=month)
    return {dossier: Explained(category, cause, accepted is not None) for dossier, category, cause, accepted in rows}


def _explained(month: date) -> QuerySet[ExplainedLateness, Any]:
    standing = ExplainedLateness.objects.filter(month=month, standing=True)
    return standing.values_list("dossier", "category", "explanation__cause", "explanation__accepted_at")


EXPLAINED = BuiltOnce(_explained, month=DateField())


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
    held = list(lateness.missed.holdings().order_by().filter(dossier__in=keys).values_list("dossier", "holder"))
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
