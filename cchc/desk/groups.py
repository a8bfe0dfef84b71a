"""In which groups does work lie on a desk, and what does the heading say of it? Late first, then by due moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, DateTimeField, Field, Q, QuerySet, Window

from cchc.desk.rows import Desk, Row
from cchc.dossiers.models import DossierQuerySet
from cchc.lifecycle.built_once import BuiltOnce
from cchc.worktime.zone import ZONE

OWN, SOME = 100, 10  # rows shown of what I must do, and of every other group


@dataclass(frozen=True)
class Group:
    """One heading with its rows; `more_url` leads to those that are not shown."""

    title: str
    count: int
    rows: Sequence[Row]
    note: str = ""
    more_url: str = ""

    @property
    def is_plain(self) -> bool:
        """Nothing in it to press."""
        return not any(row.action for row in self.rows)


@dataclass(frozen=True)
class Counts:
    """How many are due when; every number of a heading comes from here, not from the rows shown."""

    late: int
    today: int
    week: int
    later: int

    @property
    def all(self) -> int:
        return self.late + self.today + self.week + self.later


class FirstFew(BuiltOnce[Any]):
    """The first few of a set, each knowing how many there are: `rows` makes the set of the values of its places."""

    def __init__(self, rows: Callable[..., QuerySet[Any]], **places: Field[Any, Any]) -> None:
        super().__init__(lambda **values: _first_few(rows(**values)), **places)


class Own(BuiltOnce[Any]):
    """What somebody must do himself, in the order of its due moments, each knowing how many are due when."""

    def __init__(self, rows: Callable[..., DossierQuerySet], **places: Field[Any, Any]) -> None:
        ends = {name: DateTimeField() for name in ("at", "tonight", "sunday")}
        super().__init__(lambda **values: _counted(rows, **values), **places, **ends)

    def lying_on(self, desk: Desk, **values: Any) -> tuple[Counts, list[Any]]:
        """One query, whatever the number of rows."""
        tonight, sunday = ends_of(desk)
        found = self(at=desk.at, tonight=tonight, sunday=sunday, **values)
        counts = (found[0].of_late, found[0].of_today, found[0].of_week, found[0].of_later) if found else (0, 0, 0, 0)
        return Counts(*counts), found


def _first_few(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.annotate(of_all=Window(Count("pk")))[:SOME]


def _counted(
    rows: Callable[..., DossierQuerySet], *, at: datetime, tonight: datetime, sunday: datetime, **values: Any
) -> DossierQuerySet:
    parts = {
        "of_late": Q(next_due__lt=at),
        "of_today": Q(next_due__gte=at, next_due__lt=tonight),
        "of_week": Q(next_due__gte=tonight, next_due__lt=sunday),
        "of_later": Q(next_due__gte=sunday),
    }
    counted = {name: Window(Count("pk", filter=part)) for name, part in parts.items()}
    return rows(**values).annotate(**counted)[:OWN]


def ends_of(desk: Desk) -> tuple[datetime, datetime]:
    """Midnight after today, and after this week's Sunday."""
    tonight = begin_of(desk) + timedelta(days=1)
    return tonight, tonight + timedelta(days=6 - desk.today.weekday())


def begin_of(desk: Desk) -> datetime:
    """Midnight before today."""
    return datetime.combine(desk.today, datetime.min.time(), ZONE)


def due_groups(rows: Sequence[Row], counts: Counts, desk: Desk) -> Iterator[Group]:
    """Quá hạn, Hôm nay, Tuần này, Sau đó; empty ones are left out."""
    tonight, sunday = ends_of(desk)
    wanted = (
        ("Quá hạn", counts.late, lambda due: due < desk.at),
        ("Hôm nay", counts.today, lambda due: desk.at <= due < tonight),
        ("Tuần này", counts.week, lambda due: tonight <= due < sunday),
        ("Sau đó", counts.later, lambda due: due >= sunday),
    )
    for title, count, holds in wanted:
        shown = [row for row in rows if row.due is not None and holds(row.due)]
        if shown:
            yield Group(title, count, shown)


def group_of(
    title: str,
    rows: QuerySet[Any] | list[Any],
    desk: Desk,
    say: Callable[[Any, Desk], Row],
    *,
    more_url: str = "",
    note: str = "",
) -> Iterator[Group]:
    """The first few of a group, counted in the same query, and the way to all of them; nothing when it is empty."""
    found = rows if isinstance(rows, list) else list(_first_few(rows))
    if found:
        count = found[0].of_all
        shown = [say(each, desk) for each in found]
        yield Group(title, count, shown, note, more_url if count > len(shown) else "")
