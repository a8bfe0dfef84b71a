"""What may stand in the content files of inspections: checklists in dated versions, and the rules of inspecting."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel
from cchc.plans.schema import ContentCode, CountRule, Slug
from cchc.worktime.schema import SourcedLimit


class About(StrEnum):
    """Of what an item asks."""

    PLACE = "place"
    DOSSIERS = "dossiers"
    TASKS = "tasks"


class ChecklistItem(ContentModel):
    """One thing to look at."""

    code: Slug
    text: Annotated[str, Field(max_length=300)]
    content: ContentCode
    about: About = About.PLACE
    source: str = ""
    mark: Mark | None = None  # where it differs from the checklist's own


class ChecklistFile(ContentModel):
    """Phiếu kiểm tra: one version of one checklist; `kinds` are the inspections that use it."""

    kind: Literal["checklist"]
    code: Slug
    name: str
    kinds: Annotated[list[Literal["planned", "unannounced", "self"]], Field(min_length=1)]
    effective_from: date
    source: str
    mark: Mark
    items: Annotated[list[ChecklistItem], Field(min_length=1)]

    @model_validator(mode="after")
    def codes_once(self) -> Self:
        codes = [item.code for item in self.items]
        for code in codes:
            if codes.count(code) > 1:
                raise ValueError(f"mã mục «{code}» dùng hai lần")
        return self

    def about(self, what: About) -> list[ChecklistItem]:
        return [item for item in self.items if item.about == what]


class TextRule(ContentModel):
    value: Slug
    source: str
    mark: Mark


class InspectionRules(ContentModel):
    """The rules of inspecting in force from a day on."""

    effective_from: date
    source: str
    answered_within: SourcedLimit  # by the inspected, before it may be concluded without his answer
    sampled_at_most: CountRule
    self_inspected_in_month: CountRule  # of each quarter: 1, 2 or 3
    self_checklist: TextRule


class InspectionRulesFile(ContentModel):
    kind: Literal["inspection_rules"]
    rules: list[InspectionRules]
