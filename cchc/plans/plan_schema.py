"""What may stand in a content file that holds a plan's table, in the words in which people write one?"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel
from cchc.plans.schema import ContentCode, Slug


class TableTarget(ContentModel):
    """One row of the table of targets; `programme` is the programme's target from which it was taken."""

    content: ContentCode
    programme: Slug | None = None
    name: Annotated[str, Field(max_length=300)]
    measure: Annotated[str, Field(max_length=30)] = "%"
    planned: Annotated[str, Field(pattern=r"^\d+(,\d+)?$")]
    lead: str = ""


class TableLine(ContentModel):
    """One row of the annex of tasks."""

    content: ContentCode
    title: Annotated[str, Field(max_length=500)]
    product: Annotated[str, Field(max_length=300)]
    lead: str
    partners: str = ""
    due: str
    budget: str = ""
    basis: str = ""


class PlanTableFile(ContentModel):
    kind: Literal["plan_table"]
    title: str
    source: str
    mark: Mark
    targets: list[TableTarget]
    lines: Annotated[list[TableLine], Field(min_length=1)]
