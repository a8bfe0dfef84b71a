"""Which kinds of lateness are told apart, and which causes may be stated for them? Read from content/lateness."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Literal, Self

from django.conf import settings
from pydantic import Field, model_validator

from cchc.catalogue.schema import Mark
from cchc.content.reading import ContentModel, content_files, read
from cchc.dossiers.models import Category


class CategoryName(ContentModel):
    """How a category is called; `counts` when the dossier is late under QĐ 766/QĐ-TTg."""

    code: Category
    name: str
    counts: bool
    meaning: str
    mark: Mark


class Cause(ContentModel):
    """A cause that people may state."""

    code: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    name: str
    mark: Mark


class LatenessCauses(ContentModel):
    """What is in force from a day on."""

    effective_from: date
    source: str
    categories: list[CategoryName]
    causes: Annotated[list[Cause], Field(min_length=1)]

    @model_validator(mode="after")
    def each_once(self) -> Self:
        if sorted(each.code for each in self.categories) != sorted(Category):
            raise ValueError(f"phải nêu mỗi loại trễ đúng một lần: {', '.join(Category)}")
        if len({each.code for each in self.causes}) < len(self.causes):
            raise ValueError("một nguyên nhân xuất hiện hai lần")
        return self


class LatenessCausesFile(ContentModel):
    kind: Literal["lateness_causes"]
    sets: list[LatenessCauses]


@cache
def _all_sets() -> tuple[LatenessCauses, ...]:
    files = content_files("lateness", roots=settings.CONTENT_ROOTS)
    sets = [each for path in files for each in read(path, LatenessCausesFile).sets]
    return tuple(sorted(sets, key=lambda each: each.effective_from, reverse=True))


def lateness_causes_on(day: date) -> LatenessCauses:
    """The newest that is in force on the day; before the first one, the first."""
    return next((each for each in _all_sets() if each.effective_from <= day), _all_sets()[-1])


@cache
def cause_names() -> dict[str, str]:
    """Every cause ever in force, by its code: what was stated keeps its name."""
    return {cause.code: cause.name for each in reversed(_all_sets()) for cause in each.causes}


@cache
def category_names() -> dict[str, CategoryName]:
    """By code, in the order in which pages show them, as named last."""
    return {category.code: category for category in _all_sets()[0].categories}
