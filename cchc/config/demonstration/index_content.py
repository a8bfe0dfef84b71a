"""What do the invented ward and its appraisers say in a round of the reform index? Content, read once for a play."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from cchc.content.reading import SHIPPED, ContentModel, read

Inputs = dict[str, Any]


class Difference(ContentModel):
    """The unit counts so many more than the records, and says why."""

    input: str
    more: int
    why: str


class Appraised(ContentModel):
    """Where the appraisers give less than the unit gave itself; with a question the unit explains."""

    code: str
    points: Decimal
    note: str
    question: str = ""
    explanation: str = ""
    second: Decimal | None = None


class Registered(ContentModel):
    """What somebody registers as a breakthrough, named by the place's position; it promises points of one criterion."""

    position: str
    code: str
    points: Decimal
    title: str
    content: str
    reason: str
    measure: str
    before: str
    after: str
    solution: str
    product: str
    opinion: str
    result: str
    reached: str
    conclusion: str
    accepted: bool = True


class IndexContent(ContentModel):
    """One year is the first; every later one is said and appraised alike."""

    kind: Literal["demonstration_index"]
    rubric: str
    appraisers: dict[str, str]
    said: dict[str, Inputs]
    said_first: dict[str, Inputs]
    differs: dict[str, Difference]
    survey_first: dict[str, Decimal]
    survey: dict[str, Decimal]
    appraised_first: list[Appraised]
    appraised: list[Appraised]
    pages: dict[str, str]
    contents: dict[str, str]
    causes: dict[str, tuple[str, str]]
    plain_cause: str
    breakthroughs: list[Registered]

    def said_in(self, year: int, *, first: bool) -> dict[str, Inputs]:
        """By the code of the leaf, with the days of that year."""
        said = self.said | self.said_first if first else self.said
        return {code: _of_year(inputs, year) for code, inputs in said.items()}

    def appraised_in(self, *, first: bool) -> Mapping[str, Appraised]:
        return {each.code: each for each in (self.appraised_first if first else self.appraised)}

    def survey_in(self, *, first: bool) -> dict[str, Decimal]:
        return self.survey_first if first else self.survey


def index_content() -> IndexContent:
    return read(SHIPPED / "demonstration" / "index.yaml", IndexContent)


def _of_year(value: Any, year: int) -> Any:
    if isinstance(value, dict):
        return {name: _of_year(each, year) for name, each in value.items()}
    return value.replace("{year}", str(year)) if isinstance(value, str) else value
