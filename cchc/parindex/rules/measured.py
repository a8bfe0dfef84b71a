"""Kinds 10 and 19 to 21: what others measure – the best unit of the round, surveys, other indices – and a surplus
over a target that wins a bonus."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from cchc.parindex.numbers import Count, Number, Percent, Points, limited, written
from cchc.parindex.rules.base import Answer, AssessedYear, Fault, InputError, Inputs, Outcome, Rule, unknown
from cchc.parindex.rules.ratios import (
    OF_NOTHING,
    Targets,
    ZeroDenominator,
    of_nothing,
    target_of,
    targets_said,
    unordered_targets,
)


class ToBestInputs(Inputs):
    """The unit's own `value`, and the `best` of all units, known when all have handed in."""

    value: Number | None = None
    best: Number | None = None


class RatioToBest(Rule):
    """value / best value of all units × maximum."""

    kind: Literal["RATIO_TO_BEST"]
    zero_denominator: ZeroDenominator = "zero"
    takes = ToBestInputs

    def points(self, given: ToBestInputs, most: Decimal, year: AssessedYear) -> Answer:
        if given.value is None or given.best is None:
            return None
        if given.value > given.best:
            raise InputError("value lớn hơn best của mọi đơn vị")
        return given.value * most / given.best if given.best else of_nothing(self.zero_denominator, most)

    def said(self, most: Decimal) -> str:
        nothing = OF_NOTHING[self.zero_denominator]
        return f"Giá trị của đơn vị / giá trị cao nhất × {written(most)}; cao nhất bằng 0: {nothing}."


class SurveyInputs(Inputs):
    """How many chose each level in `answers`; or the figure that the survey reports, with its `sample`."""

    answers: dict[str, Count] | None = None
    figure: Number | None = None  # percent of the top levels, or the mean
    sample: Count | None = None


class SurveyRule(Rule):
    """A rule over answers on levels from 1 to `scale`; fewer answers than `min_sample` score nothing yet."""

    scale: Annotated[int, Field(ge=2, le=10)] = 5
    min_sample: Annotated[int, Field(ge=1)] = 1
    questions: list[str] = []  # of the questionnaire, by their codes there
    takes = SurveyInputs

    def points(self, given: SurveyInputs, most: Decimal, year: AssessedYear) -> Answer:
        if given.answers is None:
            if given.figure is None or given.sample is None or given.sample < self.min_sample:
                return None
            if given.figure > self.highest:
                raise InputError(f"figure lớn hơn {written(self.highest)}")
            return given.figure * most / self.highest
        if given.figure is not None or given.sample is not None:
            raise InputError("ghi answers, hoặc figure và sample, không ghi cả hai")
        unknown(given.answers, [str(level) for level in range(1, self.scale + 1)])
        if sum(given.answers.values()) < self.min_sample:
            return None
        return self.figure_of({int(level): count for level, count in given.answers.items()}) * most / self.highest

    @property
    @abstractmethod
    def highest(self) -> Decimal:
        """The figure that wins the maximum."""

    @abstractmethod
    def figure_of(self, answers: dict[int, int]) -> Decimal:
        """The share or the mean of these answers, by level."""


class SurveyPercent(SurveyRule):
    """The share of those who chose one of the top levels × maximum."""

    kind: Literal["SURVEY_PCT"]
    top: Annotated[list[int], Field(min_length=1)] = [4, 5]

    @property
    def highest(self) -> Decimal:
        return Decimal(100)

    def figure_of(self, answers: dict[int, int]) -> Decimal:
        chosen = sum(count for level, count in answers.items() if level in self.top)
        return Decimal(chosen * 100) / sum(answers.values())

    def faults(self, most: Decimal) -> Iterator[Fault]:
        for place, level in enumerate(self.top):
            if not 1 <= level <= self.scale:
                yield ("top", place), f"mức {level} nằm ngoài thang 1 đến {self.scale}"

    def said(self, most: Decimal) -> str:
        levels = ", ".join(str(level) for level in self.top)
        return f"Tỷ lệ người chọn mức {levels} (thang 1 đến {self.scale}) × {written(most)}."


class SurveyMean(SurveyRule):
    """The mean level / scale × maximum."""

    kind: Literal["SURVEY_MEAN"]

    @property
    def highest(self) -> Decimal:
        return Decimal(self.scale)

    def figure_of(self, answers: dict[int, int]) -> Decimal:
        return Decimal(sum(level * count for level, count in answers.items())) / sum(answers.values())

    def said(self, most: Decimal) -> str:
        return f"Điểm trung bình khảo sát (thang 1 đến {self.scale}) / {self.scale} × {written(most)}."


class ValueInputs(Inputs):
    value: Number


class ExternalScale(Rule):
    """The score in another index, divided by that index's own maximum × maximum."""

    kind: Literal["EXTERNAL_SCALE"]
    index: str  # which index, with its decision
    scale: Annotated[Points, Field(gt=0)] = Decimal(100)
    takes = ValueInputs

    def points(self, given: ValueInputs, most: Decimal, year: AssessedYear) -> Answer:
        if given.value > self.scale:
            raise InputError(f"value lớn hơn thang điểm {written(self.scale)}")
        return given.value * most / self.scale

    def said(self, most: Decimal) -> str:
        return f"Điểm {self.index} / {written(self.scale)} × {written(most)}."


class RateInputs(Inputs):
    rate: Number


class ThresholdBonus(Rule):
    """The whole bonus when a rate is above its target by a margin (percentage points)."""

    kind: Literal["THRESHOLD_BONUS"]
    targets: Targets
    margin: Percent = Decimal(0)
    margin_included: bool = True
    takes = RateInputs

    def points(self, given: RateInputs, most: Decimal, year: AssessedYear) -> Answer:
        target = target_of(self.targets, year)
        if target is None:
            return Outcome.NOT_APPLICABLE
        surplus = given.rate - target
        won = surplus >= self.margin if self.margin_included else surplus > self.margin
        return limited(most if won else Decimal(0), most)

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from unordered_targets(self.targets)

    def said(self, most: Decimal) -> str:
        word = "từ" if self.margin_included else "trên"
        targets = targets_said(self.targets)
        return f"Vượt chỉ tiêu {word} {written(self.margin)} điểm phần trăm: {written(most)} ({targets})."
