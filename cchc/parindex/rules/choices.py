"""Kinds 1, 2, 3, 5 and 17: done or not, in time or late, by which day, which parts, any violation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal

from django.utils.text import capfirst
from pydantic import AfterValidator, BeforeValidator, Field

from cchc.content.reading import ContentModel
from cchc.parindex.numbers import Count, Points, written
from cchc.parindex.rules.base import (
    Answer,
    AssessedYear,
    Day,
    Fault,
    InputError,
    Inputs,
    Labelled,
    Rule,
    above,
    day_of,
    repeated,
    sum_of,
    unknown,
)
from cchc.worktime.limit import Limit
from cchc.worktime.schema import LimitText


class YesNoInputs(Inputs):
    yes: bool


class YesNo(Rule):
    """Full or nothing; `points_yes` null stands for the leaf's maximum."""

    kind: Literal["YES_NO"]
    points_yes: Points | None = None
    points_no: Points = Decimal(0)
    takes = YesNoInputs

    def points(self, given: YesNoInputs, most: Decimal, year: AssessedYear) -> Answer:
        return self._when_yes(most) if given.yes else self.points_no

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from above(self._when_yes(most), most, "points_yes")
        yield from above(self.points_no, most, "points_no")

    def said(self, most: Decimal) -> str:
        return f"Có: {written(self._when_yes(most))}; không: {written(self.points_no)}."

    def _when_yes(self, most: Decimal) -> Decimal:
        return most if self.points_yes is None else self.points_yes


class Option(Labelled):
    points: Points


class TriStateInputs(Inputs):
    option: str


class TriState(Rule):
    """One of ordered options, usually in time, late, not at all; the best comes first."""

    kind: Literal["TRI_STATE"]
    options: Annotated[list[Option], Field(min_length=2)]
    takes = TriStateInputs

    def points(self, given: TriStateInputs, most: Decimal, year: AssessedYear) -> Answer:
        unknown([given.option], [option.code for option in self.options])
        return next(option.points for option in self.options if option.code == given.option)

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from repeated(self.options, "options")
        for place, option in enumerate(self.options):
            yield from above(option.points, most, "options", place, "points")
        for place, (better, worse) in enumerate(pairwise(self.options), 1):
            if worse.points >= better.points:
                yield ("options", place, "points"), "các mức phải xếp theo điểm giảm dần"

    def said(self, most: Decimal) -> str:
        return capfirst("; ".join(f"{option.label}: {written(option.points)}" for option in self.options) + ".")


def _day_of_year(text: str) -> str:
    if not re.fullmatch(r"\d{2}/\d{2}", text):
        raise ValueError("phải là ngày dạng 31/01")
    try:
        date(2025, int(text[3:]), int(text[:2]))  # 29 February would not be there every year
    except ValueError:
        raise ValueError(f"ngày «{text}» không có trong mọi năm") from None
    return text


class DateStep(ContentModel):
    """One deadline: a day of the year, or a term after an event; with both, whichever is kept."""

    by: Annotated[str, AfterValidator(_day_of_year)] | None = None
    next_year: bool = False  # the day lies in the year after the assessed one
    within: LimitText | None = None  # 30d calendar days, 20wd working days
    included: bool = True  # the deadline's own day still counts
    points: Points

    def kept(self, done: date, event: date | None, year: AssessedYear) -> bool:
        last = [self._day(year)] if self.by else []
        if self.within and event:
            last.append(year.after(event, Limit.parse(self.within)))
        return any(done <= day if self.included else done < day for day in last)

    def _day(self, year: AssessedYear) -> date:
        day, month = str(self.by).split("/")
        return date(year.number + self.next_year, int(month), int(day))

    @property
    def order(self) -> tuple[bool, str, int]:
        limit = Limit.parse(self.within).amount if self.within else 0
        return self.next_year, f"{self.by[3:]}{self.by[:2]}" if self.by else "", limit

    def said(self) -> str:
        terms = [f"{self.by}{' năm sau' if self.next_year else ''}"] if self.by else []
        if self.within:
            terms.append(f"{Limit.parse(self.within).label} sau sự kiện")
        return f"{'đến hết' if self.included else 'trước'} {' hoặc '.join(terms)}: {written(self.points)}"


def _day_or_none(value: Any) -> Any:
    if value is None:
        raise ValueError("phải là ngày; không thực hiện thì ghi none")
    return None if value == "none" else day_of(value)


class DateInputs(Inputs):
    """`on`: the day (or signed moment) on which it was done; None, written «none», when it was not done at all."""

    on: Annotated[date | None, BeforeValidator(_day_or_none)]
    event: Day | None = None


class DateSteps(Rule):
    """The day of issue against deadlines, the earliest first; later than all of them: `later`."""

    kind: Literal["DATE_STEP"]
    steps: Annotated[list[DateStep], Field(min_length=1)]
    later: Points = Decimal(0)
    takes = DateInputs

    def points(self, given: DateInputs, most: Decimal, year: AssessedYear) -> Answer:
        if given.on is None:
            return Decimal(0)
        if given.event is None and any(step.by is None for step in self.steps):
            return None
        kept = (step for step in self.steps if step.kept(given.on, given.event, year))
        return next((step.points for step in kept), self.later)

    def faults(self, most: Decimal) -> Iterator[Fault]:
        for place, step in enumerate(self.steps):
            yield from above(step.points, most, "steps", place, "points")
            if step.by is None and step.within is None:
                yield ("steps", place), "bậc thời hạn phải có ngày (by) hoặc số ngày (within)"
            if step.within and not step.within.endswith("d"):
                yield ("steps", place, "within"), "thời hạn phải tính bằng ngày, như 30d hoặc 20wd"
        for place, (earlier, later) in enumerate(pairwise(self.steps), 1):
            if later.order <= earlier.order or later.points >= earlier.points:
                yield ("steps", place), "các bậc phải xếp theo thời hạn tăng dần, điểm giảm dần"
        if self.later >= self.steps[-1].points:
            yield ("later",), "điểm khi muộn hơn mọi bậc phải nhỏ hơn điểm của bậc cuối"

    def said(self, most: Decimal) -> str:
        steps = "; ".join(step.said() for step in self.steps)
        return f"Thực hiện {steps}; muộn hơn: {written(self.later)}; không thực hiện: 0."


class ChecklistInputs(Inputs):
    items: dict[str, bool]


class Checklist(Rule):
    """The sum of small parts, each there or not."""

    kind: Literal["CHECKLIST"]
    items: Annotated[list[Option], Field(min_length=1)]
    takes = ChecklistInputs

    def points(self, given: ChecklistInputs, most: Decimal, year: AssessedYear) -> Answer:
        unknown(given.items, [item.code for item in self.items])
        if any(item.code not in given.items for item in self.items):
            return None
        return sum_of(item.points for item in self.items if given.items[item.code])

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from repeated(self.items, "items")
        total = sum_of(item.points for item in self.items)
        if total != most:
            yield ("items",), f"các ý cộng lại {written(total)} điểm, khác điểm tối đa {written(most)}"

    def said(self, most: Decimal) -> str:
        return "Cộng dồn: " + "; ".join(f"{item.label}: {written(item.points)}" for item in self.items) + "."


class ViolationInputs(Inputs):
    """`violations` of a leaf; `leaves` of a penalty: the codes of the leaves that it strikes."""

    violations: Count | None = None
    leaves: list[str] | None = None


class ViolationZero(Rule):
    """Any violation: nothing. As a penalty it takes `each` for every leaf it strikes, which then scores 0."""

    kind: Literal["VIOLATION_ZERO"]
    each: Points | None = None
    takes = ViolationInputs

    def points(self, given: ViolationInputs, most: Decimal, year: AssessedYear) -> Answer:
        if self.each is not None:
            if given.violations is not None:
                raise InputError("hãy ghi mã các tiêu chí thành phần vi phạm (leaves)")
            return None if given.leaves is None else self.for_struck(given.leaves, most)
        if given.leaves is not None:
            raise InputError("hãy ghi số vi phạm (violations)")
        return None if given.violations is None else Decimal(0) if given.violations else most

    def for_struck(self, leaves: Collection[str], most: Decimal) -> Decimal:
        """As a penalty: so much for each leaf, at most the penalty's maximum."""
        return min(most, (self.each or Decimal(0)) * len(set(leaves)))

    def said(self, most: Decimal) -> str:
        if self.each is not None:
            return f"Mỗi tiêu chí thành phần vi phạm: {written(self.each)} và tiêu chí đó 0 điểm."
        return f"Không có vi phạm: {written(most)}; có từ một vi phạm: 0."
