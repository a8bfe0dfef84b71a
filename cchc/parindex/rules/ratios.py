"""Kinds 6 to 9, 11 and 12: shares of a whole, in percent, full, linear, above a floor, against a target, weighted."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cchc.content.reading import ContentModel
from cchc.parindex.numbers import Count, Number, Percent, Points, limited, written
from cchc.parindex.rules.base import (
    Answer,
    AssessedYear,
    Fault,
    InputError,
    Inputs,
    Labelled,
    Outcome,
    Rule,
    above,
    repeated,
    sum_of,
    unknown,
)

ZeroDenominator = Literal["full", "zero", "not_applicable"]
OF_NOTHING = {"full": "điểm tối đa", "zero": "0 điểm", "not_applicable": "không áp dụng"}


class ShareInputs(Inputs):
    """`a`, the whole, and `b`, what was achieved of it; or `rate` in percent where only that is known."""

    a: Number | None = None
    b: Number | None = None
    rate: Number | None = None

    @model_validator(mode="after")
    def one_way(self) -> Self:
        if self.rate is not None and (self.a is not None or self.b is not None):
            raise ValueError("ghi a và b, hoặc chỉ ghi rate, không ghi cả hai")
        if self.a == 0 and self.b:
            raise ValueError("a bằng 0 thì b phải bằng 0")
        return self


class ShareRule(Rule):
    """A rule about a share; what it answers when there was nothing to share is `zero_denominator`."""

    a: str = ""  # what the whole is, in words
    b: str = ""
    zero_denominator: ZeroDenominator = "not_applicable"
    takes = ShareInputs

    def points(self, given: ShareInputs, most: Decimal, year: AssessedYear) -> Answer:
        if given.rate is not None:
            return limited(self.of(given.rate, most, year), most)
        if given.a == 0:
            return of_nothing(self.zero_denominator, most)
        if given.a is None or given.b is None:
            return None
        return limited(self.of(given.b * 100 / given.a, most, year), most)

    @abstractmethod
    def of(self, rate: Decimal, most: Decimal, year: AssessedYear) -> Decimal:
        """The points for a rate in percent."""

    def said(self, most: Decimal) -> str:
        meant = "; ".join(f"{name} = {text}" for name, text in (("a", self.a), ("b", self.b)) if text)
        nothing = f"a = 0: {OF_NOTHING[self.zero_denominator]}"
        return f"{self.rate_said(most)}; {f'{meant}; ' if meant else ''}{nothing}."

    @abstractmethod
    def rate_said(self, most: Decimal) -> str:
        """The rule for a rate, in Vietnamese words."""


def of_nothing(policy: ZeroDenominator, most: Decimal) -> Answer:
    """What stands where a quotient has no denominator."""
    if policy == "not_applicable":
        return Outcome.NOT_APPLICABLE
    return most if policy == "full" else Decimal(0)


class AllOrNothing(ShareRule):
    """Only the whole counts."""

    kind: Literal["ALL_OR_NOTHING"]

    def of(self, rate: Decimal, most: Decimal, year: AssessedYear) -> Decimal:
        return most if rate >= 100 else Decimal(0)

    def rate_said(self, most: Decimal) -> str:
        return f"Đủ 100 %: {written(most)}; chưa đủ: 0"


class RatioLinear(ShareRule):
    """b / a × maximum."""

    kind: Literal["RATIO_LINEAR"]

    def of(self, rate: Decimal, most: Decimal, year: AssessedYear) -> Decimal:
        return rate * most / 100

    def rate_said(self, most: Decimal) -> str:
        return f"Điểm = b / a × {written(most)}"


class RatioFloor(ShareRule):
    """Nothing below the floor (percent); from there on b / a × maximum."""

    kind: Literal["RATIO_FLOOR"]
    floor: Percent
    floor_included: bool = True  # the floor itself still wins points

    def of(self, rate: Decimal, most: Decimal, year: AssessedYear) -> Decimal:
        reached = rate >= self.floor if self.floor_included else rate > self.floor
        return rate * most / 100 if reached else Decimal(0)

    def rate_said(self, most: Decimal) -> str:
        word = "Từ" if self.floor_included else "Trên"
        return f"{word} {written(self.floor)} %: b / a × {written(most)}; thấp hơn: 0"


class Target(ContentModel):
    """A target in percent, in force from a year until the next one."""

    from_year: int
    percent: Annotated[Percent, Field(gt=0)]


Targets = Annotated[list[Target], Field(min_length=1)]


def target_of(targets: list[Target], year: AssessedYear) -> Decimal | None:
    """The target in force in that year; None when the first one is later."""
    return next((each.percent for each in reversed(targets) if each.from_year <= year.number), None)


def unordered_targets(targets: list[Target]) -> Iterator[Fault]:
    for place, (earlier, later) in enumerate(pairwise(targets), 1):
        if later.from_year <= earlier.from_year:
            yield ("targets", place, "from_year"), "các chỉ tiêu phải xếp theo năm tăng dần"


def targets_said(targets: list[Target]) -> str:
    return ", ".join(f"{written(each.percent)} % từ năm {each.from_year}" for each in targets)


class RatioTarget(ShareRule):
    """min(1, rate / target) × maximum; nothing below the floor, where there is one."""

    kind: Literal["RATIO_TARGET"]
    targets: Targets
    floor: Percent | None = None
    floor_included: bool = True

    def points(self, given: ShareInputs, most: Decimal, year: AssessedYear) -> Answer:
        return None if target_of(self.targets, year) is None else super().points(given, most, year)

    def of(self, rate: Decimal, most: Decimal, year: AssessedYear) -> Decimal:
        if self.floor is not None and (rate < self.floor or (rate == self.floor and not self.floor_included)):
            return Decimal(0)
        target = target_of(self.targets, year)
        return most if target is None or rate >= target else rate * most / target

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from unordered_targets(self.targets)

    def rate_said(self, most: Decimal) -> str:
        below = ""
        if self.floor is not None:
            below = f"{'Dưới' if self.floor_included else 'Không quá'} {written(self.floor)} %: 0. "
        return f"{below}Tỷ lệ / chỉ tiêu × {written(most)}, đạt chỉ tiêu thì trọn điểm ({targets_said(self.targets)})"


class Weighted(Labelled):
    weight: Annotated[Points, Field(gt=0, le=1)]


class WeightedInputs(Inputs):
    """`counts` by code, and the `total` among which they are."""

    total: Count | None = None
    counts: dict[str, Count] = {}


class WeightedRatio(Rule):
    """Σ weight × count / total × maximum: what was done late counts for less."""

    kind: Literal["WEIGHTED_RATIO"]
    terms: Annotated[list[Weighted], Field(min_length=1)]
    zero_denominator: ZeroDenominator = "not_applicable"
    takes = WeightedInputs

    def points(self, given: WeightedInputs, most: Decimal, year: AssessedYear) -> Answer:
        unknown(given.counts, [term.code for term in self.terms])
        if given.total is not None and sum(given.counts.values()) > given.total:
            raise InputError("tổng các mục lớn hơn total")
        if given.total == 0:
            return of_nothing(self.zero_denominator, most)
        if given.total is None or any(term.code not in given.counts for term in self.terms):
            return None
        return sum_of(term.weight * given.counts[term.code] for term in self.terms) * most / given.total

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from repeated(self.terms, "terms")

    def said(self, most: Decimal) -> str:
        terms = " + ".join(f"{written(term.weight)} × {term.label}" for term in self.terms)
        nothing = OF_NOTHING[self.zero_denominator]
        return f"Điểm = ({terms}) / tổng số × {written(most)}; tổng số bằng 0: {nothing}."


class Knot(ContentModel):
    at: Percent
    points: Points


class Piecewise(ShareRule):
    """Linear between knots; `below` the first one, the last one's points above it."""

    kind: Literal["PIECEWISE"]
    knots: Annotated[list[Knot], Field(min_length=2)]
    below: Points = Decimal(0)

    def of(self, rate: Decimal, most: Decimal, year: AssessedYear) -> Decimal:
        if rate < self.knots[0].at:
            return self.below
        for low, high in pairwise(self.knots):
            if rate <= high.at:
                return low.points + (high.points - low.points) * (rate - low.at) / (high.at - low.at)
        return self.knots[-1].points

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from above(self.below, most, "below")
        for place, knot in enumerate(self.knots):
            yield from above(knot.points, most, "knots", place, "points")
        for place, (low, high) in enumerate(pairwise(self.knots), 1):
            if high.at <= low.at:
                yield ("knots", place, "at"), "các mốc phải xếp theo tỷ lệ tăng dần"

    def rate_said(self, most: Decimal) -> str:
        knots = ", ".join(f"{written(knot.at)} %: {written(knot.points)}" for knot in self.knots)
        return f"Nội suy giữa các mốc {knots}; dưới mốc đầu: {written(self.below)}"
