"""«100 % of the year's targets on schedule»: how far is it true, computed from the records, and who broke it?

A task counts when its deadline has come. Handed in by then it is on time; what was cancelled or is paused is left out
(parindex.md §5.4); what waits for an event has no deadline yet. A target counts when it has a figure: its latest one
meets it or not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from cchc.organization.models import Unit
from cchc.plans.models import Plan, PlanLine, PlanTarget, Source, Status, TargetFigure, Task, TaskQuerySet
from cchc.plans.models.task import RUNNING, is_late, is_late_open
from cchc.worktime.zone import local

HANDED_IN = [Status.SUBMITTED, Status.DONE]


@dataclass(frozen=True)
class Numbers:
    """Tasks of one reform content, or of all."""

    total: int = 0
    on_time: int = 0  # done, handed in by the deadline
    late: int = 0  # done, handed in after it
    open_late: int = 0  # past the deadline, or handed in after it and not yet judged
    open_in_time: int = 0
    excluded: int = 0  # cancelled or paused
    kept: int = 0  # of those whose deadline has come: handed in by then

    @property
    def done(self) -> int:
        return self.on_time + self.late

    @property
    def due(self) -> int:
        """Those whose deadline has come, and what was done before it."""
        return self.kept + self.late + self.open_late

    def __add__(self, other: Numbers) -> Numbers:
        return Numbers(*(a + b for a, b in zip(self._all(), other._all(), strict=True)))

    def _all(self) -> tuple[int, ...]:
        return (self.total, self.on_time, self.late, self.open_late, self.open_in_time, self.excluded, self.kept)


@dataclass(frozen=True)
class TargetStand:
    """A target with its latest figure: met, not met, or nobody has said."""

    target: PlanTarget
    figure: TargetFigure | None
    is_met: bool | None


@dataclass(frozen=True)
class Completion:
    by_content: dict[str, Numbers] = field(default_factory=dict)
    targets: list[TargetStand] = field(default_factory=list)
    broken: list[Task] = field(default_factory=list)

    @property
    def all(self) -> Numbers:
        return sum(self.by_content.values(), Numbers())

    @property
    def met(self) -> int:
        return sum(stand.is_met is True for stand in self.targets)

    @property
    def counted(self) -> int:
        """Tasks whose deadline has come and targets that have a figure."""
        return self.all.due + sum(stand.is_met is not None for stand in self.targets)

    @property
    def percent(self) -> Decimal | None:
        """Of what counts so far; none while nothing does. Never rounded up to a hundred."""
        if not self.counted:
            return None
        exact = Decimal(100) * (self.all.kept + self.met) / self.counted
        return exact.quantize(Decimal("0.1"), rounding="ROUND_DOWN")


def tasks_of_plan(unit: Unit, year: int) -> TaskQuerySet:
    """The tasks that any version of the year's plan gave."""
    issued = Plan.objects.filter(unit=unit, year=year, issued_at__isnull=False)
    keys = PlanLine.objects.filter(plan__in=issued).values("key")
    return Task.objects.filter(unit=unit, source=Source.PLAN, source_id__in=keys)


def completion_of(unit: Unit, year: int, at: datetime) -> Completion:
    """How the year's plan stands at the moment; five queries."""
    plan = Plan.objects.in_force().filter(unit=unit, year=year).first()
    tasks = tasks_of_plan(unit, year)
    return Completion(numbers_by_content(tasks, at), targets_of(plan, local(at).date()) if plan else [],
                      broken_tasks(tasks, at))  # fmt: skip


def numbers_by_content(tasks: TaskQuerySet, at: datetime) -> dict[str, Numbers]:
    """Of any tasks, by the code of their reform content; one query."""
    in_time = Q(submitted_at__lte=F("due_at")) | Q(due_at=None)
    late = is_late_open(at)
    rows = tasks.order_by().values("content").annotate(
        total=Count("pk"),
        on_time=Count("pk", filter=Q(status=Status.DONE) & in_time),
        late=Count("pk", filter=Q(status=Status.DONE, submitted_at__gt=F("due_at"))),
        open_late=Count("pk", filter=late),
        open_in_time=Count("pk", filter=(Q(status__in=RUNNING) | Q(status=Status.SUBMITTED)) & ~late),
        excluded=Count("pk", filter=Q(status__in=[Status.CANCELLED, Status.PAUSED])),
        kept=Count("pk", filter=(Q(status__in=HANDED_IN) & in_time)),
    )  # fmt: skip
    counted: list[dict[str, Any]] = list(rows)  # type: ignore[arg-type]
    return {row.pop("content"): Numbers(**row) for row in counted}


def broken_tasks(tasks: TaskQuerySet, at: datetime) -> list[Task]:
    """Late and open, or done late: the oldest deadline first."""
    rows = tasks.filter(is_late(at))
    return list(rows.select_related("unit", "holder__official", "assigner__official").order_by("due_at", "pk"))


def targets_of(plan: Plan, on: date) -> list[TargetStand]:
    """Every target of the version with what it had reached by the day; two queries."""
    targets = list(plan.targets.select_related("lead__official"))
    latest = latest_figures([target.key for target in targets], on)
    return [_stand(target, latest.get(target.key)) for target in targets]


def latest_figures(keys: list[UUID], on: date) -> dict[UUID, TargetFigure]:
    """The last day's figure of each target; of one day the last that was entered."""
    rows = TargetFigure.objects.filter(target_key__in=keys, as_of__lte=on).order_by("as_of", "entered_at")
    return {figure.target_key: figure for figure in rows}


def _stand(target: PlanTarget, figure: TargetFigure | None) -> TargetStand:
    return TargetStand(target, figure, target.is_met(float(figure.value)) if figure else None)
