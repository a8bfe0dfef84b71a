"""Kinds 13 to 16 and 18: points taken away or won by how often something happened, and how grave it was."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal

from django.utils.text import capfirst
from pydantic import Field

from cchc.content.reading import ContentModel
from cchc.parindex.numbers import Count, Points, written
from cchc.parindex.rules.base import (
    Answer,
    AssessedYear,
    Day,
    Fault,
    Inputs,
    Labelled,
    Rule,
    above,
    repeated,
    sum_of,
    unknown,
)


class CountsInputs(Inputs):
    """How often each thing happened, by its code."""

    counts: dict[str, Count]


class DeductingRule(Rule):
    """Begins at the maximum and takes away. As a penalty its points are what it takes, at most the maximum."""

    @abstractmethod
    def taken(self, given: Any, most: Decimal, year: AssessedYear) -> Decimal | None:
        """What is taken away, at most everything; None when an input is missing."""

    def points(self, given: Any, most: Decimal, year: AssessedYear) -> Answer:
        taken = self.taken(given, most, year)
        return None if taken is None else most - taken


class Deduction(Labelled):
    each: Annotated[Points, Field(gt=0)]


class DeductPer(DeductingRule):
    """So much less for each occurrence, never below `floor`, at most `cap` altogether."""

    kind: Literal["DEDUCT_PER"]
    deductions: Annotated[list[Deduction], Field(min_length=1)]
    floor: Points = Decimal(0)
    cap: Points | None = None
    takes = CountsInputs

    def taken(self, given: CountsInputs, most: Decimal, year: AssessedYear) -> Decimal | None:
        unknown(given.counts, [each.code for each in self.deductions])
        if any(each.code not in given.counts for each in self.deductions):
            return None
        taken = sum_of(each.each * given.counts[each.code] for each in self.deductions)
        return min(taken, most - self.floor, most if self.cap is None else self.cap)

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from repeated(self.deductions, "deductions")
        yield from above(self.floor, most, "floor")
        yield from above(self.cap or Decimal(0), most, "cap")

    def said(self, most: Decimal) -> str:
        parts = "; ".join(f"mỗi {each.label} trừ {written(each.each)}" for each in self.deductions)
        cap = "" if self.cap is None else f"; trừ tối đa {written(self.cap)}"
        return f"Từ {written(most)} điểm, {parts}{cap}; không dưới {written(self.floor)}."


class PeriodInputs(Inputs):
    """The deadline and the day on which it was done."""

    due_on: Day
    done_on: Day


class DeductPerPeriod(DeductingRule):
    """So much less for every `days` days late; a begun period counts whole when rounding is «up»."""

    kind: Literal["DEDUCT_PER_PERIOD"]
    each: Annotated[Points, Field(gt=0)]
    days: Annotated[int, Field(ge=1)]
    count: Literal["working", "calendar"] = "working"
    rounding: Literal["up", "down"] = "up"
    cap: Points | None = None
    takes = PeriodInputs

    def taken(self, given: PeriodInputs, most: Decimal, year: AssessedYear) -> Decimal | None:
        late = year.days_late(given.due_on, given.done_on, self.count)
        periods = -(-late // self.days) if self.rounding == "up" else late // self.days
        return min(self.each * periods, most if self.cap is None else self.cap)

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from above(self.cap or Decimal(0), most, "cap")

    def said(self, most: Decimal) -> str:
        word = "ngày làm việc" if self.count == "working" else "ngày"
        begun = ", chưa đủ cũng tính" if self.rounding == "up" else ""
        cap = written(most if self.cap is None else self.cap)
        return f"Mỗi {self.days} {word} muộn{begun} trừ {written(self.each)}, tối đa {cap}."


class Rung(Labelled):
    """A degree of gravity; `each` null takes everything."""

    each: Annotated[Points, Field(gt=0)] | None


class LadderDeduct(DeductingRule):
    """Taken away for each person or case by its gravity, never below zero."""

    kind: Literal["LADDER_DEDUCT"]
    rungs: Annotated[list[Rung], Field(min_length=1)]
    takes = CountsInputs

    def taken(self, given: CountsInputs, most: Decimal, year: AssessedYear) -> Decimal | None:
        unknown(given.counts, [rung.code for rung in self.rungs])
        if any(rung.code not in given.counts for rung in self.rungs):
            return None
        return min(most, sum_of((most if r.each is None else r.each) * given.counts[r.code] for r in self.rungs))

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from repeated(self.rungs, "rungs")
        for place, (light, grave) in enumerate(pairwise(self.rungs), 1):
            if light.each is None or (grave.each is not None and grave.each <= light.each):
                yield ("rungs", place), "các mức phải xếp từ nhẹ đến nặng"

    def said(self, most: Decimal) -> str:
        rungs = [f"{r.label}: {'0 điểm' if r.each is None else f'trừ {written(r.each)}'}" for r in self.rungs]
        return f"Từ {written(most)} điểm, {'; '.join(rungs)}; không dưới 0."


class Step(ContentModel):
    at_least: Annotated[int, Field(ge=1)]
    points: Points


class Counted(Labelled):
    """One thing that is counted, and the points from which number on."""

    steps: Annotated[list[Step], Field(min_length=1)]

    def points(self, count: int) -> Decimal:
        return next((step.points for step in reversed(self.steps) if count >= step.at_least), Decimal(0))

    def said(self) -> str:
        return f"{self.label}: " + ", ".join(f"từ {each.at_least}: {written(each.points)}" for each in self.steps)


class CountStep(Rule):
    """Points by count. Of several counts the points are added, or the best one is taken."""

    kind: Literal["COUNT_STEP"]
    counts: Annotated[list[Counted], Field(min_length=1)]
    combine: Literal["sum", "best"] = "sum"
    takes = CountsInputs

    def points(self, given: CountsInputs, most: Decimal, year: AssessedYear) -> Answer:
        unknown(given.counts, [each.code for each in self.counts])
        if any(each.code not in given.counts for each in self.counts):
            return None
        won = [each.points(given.counts[each.code]) for each in self.counts]
        return sum_of(won) if self.combine == "sum" else max(won)

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from repeated(self.counts, "counts")
        best = [each.steps[-1].points for each in self.counts]
        yield from above(sum_of(best) if self.combine == "sum" else max(best), most, "counts")
        for place, counted in enumerate(self.counts):
            for inner, (low, high) in enumerate(pairwise(counted.steps), 1):
                if high.at_least <= low.at_least or high.points <= low.points:
                    yield ("counts", place, "steps", inner), "các bậc phải xếp theo số lượng và điểm tăng dần"

    def said(self, most: Decimal) -> str:
        word = "" if len(self.counts) == 1 else "Cộng dồn – " if self.combine == "sum" else "Lấy mức cao nhất – "
        return capfirst(word + "; ".join(each.said() for each in self.counts) + "; không có: 0.")


class CountInputs(Inputs):
    count: Count


class CountCap(Rule):
    """So many points for each, up to `cap` or the leaf's maximum."""

    kind: Literal["COUNT_CAP"]
    each: Annotated[Points, Field(gt=0)]
    cap: Points | None = None
    takes = CountInputs

    def points(self, given: CountInputs, most: Decimal, year: AssessedYear) -> Answer:
        return min(self.each * given.count, most if self.cap is None else self.cap)

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from above(self.cap or Decimal(0), most, "cap")

    def said(self, most: Decimal) -> str:
        cap = most if self.cap is None else self.cap
        return f"Mỗi trường hợp {written(self.each)}, tối đa {written(cap)}."
