"""How does a scope stand, for its head? Every number of the screen, each from one grouped query.

Tasks are counted in the month of their current deadline. A deadline is always the closing moment of a day, so that a
year of tasks falls into a few thousand groups of equal content, deadline and status: the database counts each group
without computing anything, and months and lateness are told from the groups.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from cchc.organization.models import Post, Unit
from cchc.plans.listing import WEEK, begin_of, is_next_week, standing
from cchc.plans.models import Status, Task, TaskQuerySet
from cchc.plans.models.task import OPEN, RUNNING, is_late
from cchc.worktime.zone import local

MONTHS = range(1, 13)


def due_in(rows: TaskQuerySet, year: int) -> TaskQuerySet:
    """What is due in the year and was not cancelled."""
    return rows.filter(due_at__gte=begin_of(year), due_at__lt=begin_of(year + 1)).exclude(status=Status.CANCELLED)


@dataclass
class Tally:
    """Of so many tasks, how many are done, and how many late: past their deadline, or handed in after it."""

    total: int = 0
    done: int = 0
    late: int = 0

    def add(self, total: int, done: int, late: int) -> None:
        self.total, self.done, self.late = self.total + total, self.done + done, self.late + late

    @property
    def done_share(self) -> float:
        return self.done * 100 / self.total if self.total else 0.0

    @property
    def late_share(self) -> float:
        return self.late * 100 / self.total if self.total else 0.0


@dataclass
class Year:
    """The year in cells: by reform content and month, by month, by content, and all of it."""

    cells: dict[tuple[str, int], Tally] = field(default_factory=lambda: defaultdict(Tally))
    months: dict[int, Tally] = field(default_factory=lambda: defaultdict(Tally))
    contents: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    whole: Tally = field(default_factory=Tally)
    due_by_now: int = 0


def year_of(rows: TaskQuerySet, year: int, at: datetime) -> Year:
    """One scan of what is due in the year."""
    groups = (
        due_in(rows, year).order_by().values_list("content", "due_at", "status")
        .annotate(count=Count("*"), after=Count("submitted_at", filter=Q(submitted_at__gt=F("due_at"))))
    )  # fmt: skip
    found, month_of = Year(), dict[datetime, int]()
    for content, due_at, status, count, after in groups:
        month = month_of.get(due_at) or month_of.setdefault(due_at, local(due_at).month)
        late = (count if due_at < at else 0) if status in RUNNING else after
        done = count if status == Status.DONE else 0
        found.due_by_now += count if due_at < at else 0
        for tally in (found.cells[content, month], found.months[month], found.contents[content], found.whole):
            tally.add(count, done, late)
    return found


@dataclass(frozen=True)
class Point:
    """How much of the year's tasks was to be done by the end of a month, and how much was, in percent."""

    month: int
    planned_count: int
    planned: float
    done_count: int | None  # none in months that have not begun
    done: float | None


def trend_of(rows: TaskQuerySet, year: int, at: datetime, found: Year) -> list[Point]:
    """Two lines: by the deadlines, and by the moments at which accepted products were handed in; one scan of what is
    done."""
    ends = [When(submitted_at__lt=begin_of(year, month + 1), then=Value(month)) for month in MONTHS]
    in_month = Case(*ends, default=Value(13), output_field=IntegerField())
    done = due_in(rows, year).filter(status=Status.DONE).order_by().values_list(in_month)
    handed_in = dict(done.annotate(count=Count("*")))
    points, planned, finished, whole = [], 0, 0, found.whole.total or 1
    for month in MONTHS:
        planned += found.months[month].total
        finished += handed_in.get(month, 0)
        is_over = begin_of(year, month) > at
        points.append(
            Point(
                month,
                planned,
                planned * 100 / whole,
                *((None, None) if is_over else (finished, finished * 100 / whole)),
            )
        )
    return points


@dataclass(frozen=True)
class Figures:
    """What is on the head's desk now."""

    late: int
    week: int
    mine: int  # products that wait for this post
    unclaimed: int


def figures_of(rows: TaskQuerySet, at: datetime, post: UUID) -> Figures:
    """Three short looks into indexes; a scan of everything open would cost more than all of them."""
    soon = rows.filter(status__in=OPEN, due_at__lt=at + WEEK)
    counted = soon.aggregate(
        late=Count("due_at", filter=is_late(at)), week=Count("due_at", filter=is_next_week(at))
    )  # fmt: skip
    return Figures(
        late=counted["late"],
        week=counted["week"],
        mine=standing(rows, "duyet", at).filter(assigner=post).count(),
        unclaimed=rows.filter(status=Status.GIVEN, holder=None).count(),
    )


@dataclass(frozen=True)
class Share:
    """How a person, a division or a unit stands; `asked` is how the list of exactly these tasks is asked for."""

    name: str
    note: str
    asked: dict[str, Any]
    tally: Tally


def _tallied(at: datetime) -> dict[str, Count]:
    return {
        "total": Count("*"),
        "done": Count("status", filter=Q(status=Status.DONE)),
        "late": Count("due_at", filter=is_late(at)),
    }


def people_of(rows: TaskQuerySet, year: int, at: datetime) -> tuple[list[Share], list[Share]]:
    """Everybody who holds a task due in the year, and their divisions, those with most late tasks first; who they are
    is asked by key, after their tasks are counted."""
    found = due_in(rows, year).order_by().values_list("holder").annotate(**_tallied(at))
    tallies = {holder: Tally(*counts) for holder, *counts in found}
    unclaimed = tallies.pop(None, None)
    people = [Share("Chưa ai nhận", "", {"chua_nhan": 1}, unclaimed)] if unclaimed else []
    divisions = defaultdict[str, Tally](Tally)
    posts = Post.objects.filter(pk__in=[*tallies]).order_by()
    said = ("pk", "official__full_name", "position__name", "position__division")
    for holder, name, position, division in posts.values_list(*said):
        tally = tallies[holder]
        people.append(Share(name, position, {"nguoi": holder}, tally))
        divisions[division].add(tally.total, tally.done, tally.late)
    by_division = [Share(name, "", {"bo_phan": name}, tally) for name, tally in divisions.items()]
    return _worst_first(people), _worst_first(by_division)


@dataclass(frozen=True)
class Compared:
    """So many units with something due, all of them together, and the worst of them."""

    units: int
    late_units: int
    whole: Tally
    worst: list[Share]


# Each unit's tasks are counted before its name is asked, and the worst few leave the database with the sums of all:
# three thousand rows cost more to read here than fifty thousand to count there (decision 0006).
COMPARED = """
WITH counted AS ({counted}), units AS ({units}),
compared AS (SELECT "unit", "short_name", "total", "done", "late" FROM counted JOIN units ON "pk" = "unit")
SELECT * FROM (
    SELECT "unit", "short_name", "total", "done", "late", 0, 0,
        ROW_NUMBER() OVER (ORDER BY 1.0 * "late" / "total" DESC, "late" DESC, "short_name") AS "place" FROM compared
    ORDER BY "place" LIMIT %s
) AS worst
UNION ALL
SELECT NULL, NULL, COALESCE(SUM("total"), 0), COALESCE(SUM("done"), 0), COALESCE(SUM("late"), 0),
    COUNT(*), COUNT(CASE WHEN "late" > 0 THEN 1 END), 0 FROM compared
ORDER BY 8
"""


def units_compared(units: QuerySet[Unit], month: date, at: datetime, most: int) -> Compared:
    """By what is due in one month, those with the greatest share late first, `most` of them; one query."""
    within = Task.objects.filter(
        due_at__gte=begin_of(month.year, month.month), due_at__lt=begin_of(month.year, month.month + 1)
    )
    due = within.exclude(status=Status.CANCELLED).order_by().values("unit").annotate(**_tallied(at))
    counted, values = due.query.sql_with_params()
    named, scope = units.order_by().values("pk", "short_name").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(COMPARED.format(counted=counted, units=named), [*values, *scope, most])
        (_, _, *sums, count, late_units, _), *rows = cursor.fetchall()
    key = Unit._meta.pk.to_python
    worst = [Share(name, "", {"don_vi": key(unit)}, Tally(*tally)) for unit, name, *tally, _, _, _ in rows]
    return Compared(count, late_units, Tally(*map(int, sums)), worst)


def _worst_first(shares: list[Share]) -> list[Share]:
    return sorted(shares, key=lambda share: (-share.tally.late, -share.tally.total, share.name))
