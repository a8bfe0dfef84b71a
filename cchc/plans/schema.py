"""What may stand in the content files of plans: reform contents, programmes, rules of tasks, names of divisions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel
from cchc.worktime.schema import SourcedLimit

ContentCode = Annotated[str, Field(pattern=r"^[A-Z0-9]+$", max_length=10)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]


class ReformContent(ContentModel):
    """Nội dung cải cách hành chính."""

    code: ContentCode
    name: str
    short_name: str
    also: list[str] = []  # other ways in which tables write it


class TaxonomyFile(ContentModel):
    """One version of the contents by which plans, reports and the index are ordered."""

    kind: Literal["reform_taxonomy"]
    code: Slug
    name: str
    effective_from: date
    source: str
    mark: Mark
    contents: Annotated[list[ReformContent], Field(min_length=1)]

    @model_validator(mode="after")
    def codes_once(self) -> Self:
        codes = [content.code for content in self.contents]
        for code in codes:
            if codes.count(code) > 1:
                raise ValueError(f"mã nội dung «{code}» dùng hai lần")
        return self


class TargetContent(ContentModel):
    """One measurable target of a programme; `values` by year."""

    code: Slug
    content: ContentCode
    name: Annotated[str, Field(max_length=300)]
    measure: Annotated[str, Field(max_length=30)] = "%"
    direction: Literal["at_least", "at_most"] = "at_least"
    values: dict[int, Annotated[Decimal, Field(ge=0)]]
    source: str
    mark: Mark


class ProgrammeFile(ContentModel):
    """One programme period with its targets."""

    kind: Literal["programme"]
    code: Slug
    name: str
    from_year: int
    to_year: int
    taxonomy: Slug
    source: str
    mark: Mark
    note: str = ""
    targets: list[TargetContent]

    @model_validator(mode="after")
    def years_and_codes(self) -> Self:
        if self.to_year < self.from_year:
            raise ValueError("năm cuối phải sau năm đầu")
        codes = [target.code for target in self.targets]
        for target in self.targets:
            if codes.count(target.code) > 1:
                raise ValueError(f"mã mục tiêu «{target.code}» dùng hai lần")
            outside = [year for year in target.values if not self.from_year <= year <= self.to_year]
            if outside:
                raise ValueError(f"mục tiêu «{target.code}» có năm {outside[0]} ngoài giai đoạn")
        return self


class CountRule(ContentModel):
    value: Annotated[int, Field(ge=1)]
    source: str
    mark: Mark


class DaysRule(ContentModel):
    value: Annotated[list[Annotated[int, Field(ge=1)]], Field(min_length=1)]
    source: str
    mark: Mark


class PlanRules(ContentModel):
    """The rules of tasks in force from a day on; days are calendar days before or after the due day."""

    effective_from: date
    source: str
    returned_within: SourcedLimit
    extensions_at_most: CountRule
    reminded_before: DaysRule
    reminded_late_every: CountRule
    reminded_acknowledged_every: CountRule
    unclaimed_after: SourcedLimit
    escalated_every: SourcedLimit


class PlanRulesFile(ContentModel):
    kind: Literal["plan_rules"]
    rules: list[PlanRules]


class DivisionName(ContentModel):
    """The ways in which plans write one division, and the position that answers for it."""

    names: Annotated[list[str], Field(min_length=1)]
    position: Slug


class DivisionNamesFile(ContentModel):
    """Who is meant by what a plan's table says."""

    kind: Literal["division_names"]
    source: str
    mark: Mark
    divisions: list[DivisionName]
    all_divisions: list[str]  # «các phòng»: every division of the unit
    outside: list[str]  # partners that are no post of the unit
