"""What may stand in the content files of indicators? A definition is data: value, records and people come from it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel
from cchc.indicators.facts import FACTS
from cchc.indicators.predicate import PERIOD, PredicateError, amount, condition, names_in
from cchc.lifecycle.fact import Kind

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Clause = Literal[  # clauses of the directive, its closing and the shortcomings that it names (parindex.md §13)
    "1a", "1b", "1c", "1d", "1đ", "2a", "2b", "2c", "2d", "2đ", "3", "4", "K",
    "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9",
]  # fmt: skip


class Measure(StrEnum):
    """How a figure is computed from the rows that count."""

    RATIO = "ratio"  # of those that count, the share that meets
    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    FLAG = "flag"  # is there any?
    SURVEY = "survey"  # a share that is stated from `at_least` answers on


class Indicator(ContentModel):
    """Chỉ tiêu: one definition. `day` places a row in a period; without it the predicates name the period."""

    code: Code
    name: Annotated[str, Field(max_length=200)]
    kind: Measure
    fact: str
    day: str = ""
    of: str = "true"
    met: str = ""
    value: str = ""  # for sums and means
    answerable: str = ""
    at_least: Annotated[int, Field(ge=1)] | None = None
    measure: str = "%"  # unit of the figure
    better: Literal["more", "less", "neither"] = "more"
    says: str  # how it is computed, in Vietnamese
    source: str
    mark: Mark
    targets: tuple[str, ...] = ()  # names under which plans and programmes set a target for it
    annex: str = ""  # code in the statistics annex of the periodic report
    clauses: tuple[Clause, ...] = ()  # that it proves

    @model_validator(mode="after")
    def can_be_computed(self) -> Self:
        fact = FACTS.get(self.fact)
        if fact is None:
            raise ValueError(f"không có dữ kiện «{self.fact}»; có: {', '.join(FACTS)}")
        for name, kinds in (("day", (Kind.DAY, Kind.MOMENT)), ("answerable", (Kind.POST,))):
            column = getattr(self, name)
            if column and (column not in fact.columns or fact.columns[column].kind not in kinds):
                raise ValueError(f"{name}: dữ kiện «{fact.name}» không có cột «{column}» dùng được ở đây")
        for needed, kinds_of in (("met", {Measure.RATIO, Measure.SURVEY}), ("value", {Measure.SUM, Measure.MEAN})):
            if bool(getattr(self, needed)) != (self.kind in kinds_of):
                raise ValueError(f"kiểu «{self.kind}» {'cần' if self.kind in kinds_of else 'không có'} «{needed}»")
        if (self.at_least is None) != (self.kind != Measure.SURVEY):
            raise ValueError(f"kiểu «{self.kind}» {'cần' if self.kind == Measure.SURVEY else 'không có'} «at_least»")
        for name in ("of", "met", "value"):
            if text := getattr(self, name):
                try:
                    amount(text, fact) if name == "value" else condition(text, fact)
                except PredicateError as error:
                    raise ValueError(f"{name}: {error}") from None
        return self

    @property
    def is_additive(self) -> bool:
        """The days of a period add up to it: placed by the day of an act, and no predicate looks at the period."""
        fact = FACTS[self.fact]
        placed = bool(self.day) and fact.columns[self.day].act
        return placed and not any(names_in(text) & set(PERIOD) for text in (self.of, self.met, self.value) if text)


class IndicatorsFile(ContentModel):
    """Definitions in force from a day on; a later file may define a code anew."""

    kind: Literal["indicators"]
    name: str  # under which they stand together on the screen
    order: int
    effective_from: date
    source: str
    indicators: Annotated[list[Indicator], Field(min_length=1)]

    @model_validator(mode="after")
    def codes_once(self) -> Self:
        codes = [each.code for each in self.indicators]
        for code in codes:
            if codes.count(code) > 1:
                raise ValueError(f"mã chỉ tiêu «{code}» dùng hai lần")
        return self
