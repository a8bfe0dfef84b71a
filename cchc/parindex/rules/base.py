"""What is common to every kind of rule: its inputs, the year it is applied to, what it answers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from cchc.content.reading import ContentModel
from cchc.parindex.numbers import written
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.zone import ZONE

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]  # of an input: a, on_time
Fault = tuple[tuple[str | int, ...], str]  # where inside the rule, and the reason in Vietnamese


class Outcome(Enum):
    """What a rule may answer besides points."""

    NOT_APPLICABLE = "not_applicable"


Answer = Decimal | Outcome | None  # None: not scored yet, because an input is missing


class Inputs(ContentModel):
    """What a leaf is scored from; a number that is not there yet leaves the leaf unscored."""


class Rule(ContentModel):
    """One rule with its parameters. Points are from 0 to the leaf's maximum."""

    takes: ClassVar[type[Inputs]]

    @abstractmethod
    def points(self, given: Any, most: Decimal, year: AssessedYear) -> Answer:
        """The points for these inputs; `most` is the maximum of the leaf."""

    def faults(self, most: Decimal) -> Iterator[Fault]:
        """What is wrong with the parameters, seen beside the leaf's maximum."""
        yield from ()

    @abstractmethod
    def said(self, most: Decimal) -> str:
        """The rule in Vietnamese words, one sentence."""


class Labelled(ContentModel):
    """One thing that is counted or ticked, named for people and for the file of inputs."""

    code: Code
    label: str


@dataclass(frozen=True)
class AssessedYear:
    """The year whose work is scored, and the calendar in which its working days are counted."""

    number: int
    calendar: WorkingCalendar

    def after(self, event: date, limit: Limit) -> date:
        """The last day of a term that begins with an event, the day of the event not counted."""
        if limit.unit is LimitUnit.WORKING_DAYS:
            return self.calendar.due(datetime.combine(event, time(), ZONE), limit).date()
        return event + timedelta(days=limit.amount)

    def days_late(self, due_on: date, done_on: date, count: Literal["working", "calendar"]) -> int:
        """Days from the deadline to the day on which it was done; 0 when in time."""
        late = max(0, (done_on - due_on).days)
        if count == "calendar":
            return late
        return sum(self.calendar.is_working_day(due_on + timedelta(days=n)) for n in range(1, late + 1))


def day_of(value: Any) -> Any:
    """A day, or the day on the office's clock of a moment: the moment of a digital signature counts."""
    if not isinstance(value, str) or len(value) <= len("2025-01-31"):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return (moment.astimezone(ZONE) if moment.tzinfo else moment).date()


Day = Annotated[date, BeforeValidator(day_of)]


def above(points: Decimal, most: Decimal, *at: str | int) -> Iterator[Fault]:
    """A fault when more could be won than the leaf has."""
    if points > most:
        yield at, f"{written(points)} điểm, vượt điểm tối đa {written(most)}"


def repeated(things: Sequence[Labelled], name: str) -> Iterator[Fault]:
    """A fault for each code used before in the same list."""
    seen: set[str] = set()
    for place, thing in enumerate(things):
        if thing.code in seen:
            yield (name, place, "code"), f"mã «{thing.code}» dùng hai lần"
        seen.add(thing.code)


def sum_of(points: Iterable[Decimal]) -> Decimal:
    return sum(points, Decimal(0))


def unknown(given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse inputs under a code that the rule does not have."""
    for code in given:
        if code not in known:
            raise InputError(f"không có mục «{code}»")


class InputError(ValueError):
    """An input that contradicts the rule; one reason in Vietnamese."""
