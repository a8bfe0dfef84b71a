"""What may stand in a rubric (bộ tiêu chí): fields, criteria and sub-criteria with the rules that score them.

Points have at most six decimals. Shape: parindex.md §2.2, §2.6. Sums, bands and other things that only show when
parts are seen together are checked by `faults`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from cchc.content.marks import Mark
from cchc.content.reading import ContentModel
from cchc.parindex.numbers import Percent, Points
from cchc.parindex.rules.judged import NotApplicablePolicy
from cchc.parindex.rules.kinds import AnyRule

NodeCode = Annotated[str, Field(pattern=r"^[A-Z0-9]+(\.[0-9a-z]+)*$", max_length=20)]
RubricCode = Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]*$", max_length=40)]
FigureCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
FigureSource = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.(of|met|value)$", max_length=70)]
Method = Literal["self_score", "survey", "external"]
METHODS = {"self_score": "Tự chấm, thẩm định", "survey": "Điều tra xã hội học", "external": "Dữ liệu hệ thống khác"}


class Evidence(ContentModel):
    """Tài liệu kiểm chứng: what proves the points; `at_least` so many documents of it, perhaps digitally signed."""

    label: str
    required: bool = True
    signed: bool = False
    at_least: Annotated[int, Field(ge=1)] = 1


class Unread(ContentModel):
    """A part of the official rubric that could not be read; its maximum where that is known."""

    name: str
    max: Annotated[Points, Field(gt=0)] | None = None


class Leaf(ContentModel):
    """What is scored by a rule: a bonus or a penalty, and every part that has no parts."""

    code: NodeCode
    name: Annotated[str, Field(min_length=1, max_length=500)]
    max: Annotated[Points, Field(gt=0)]
    method: Method = "self_score"
    rule: AnyRule | None = None
    evidence: list[Evidence] = []
    guidance: str = ""
    lead: str = ""  # code of the division that leads, among the rubric's `leads`
    figure: FigureCode | dict[str, FigureSource] | None = None  # proposed beside the self-score: `proposing`
    not_applicable: NotApplicablePolicy | None = None  # null: as the rubric says

    @property
    def sources(self) -> dict[str, str]:
        """For each input the count that is proposed for it, «indicator.of», «indicator.met» or «indicator.value»."""
        if isinstance(self.figure, str):
            return {"a": f"{self.figure}.of", "b": f"{self.figure}.met"}
        return dict(self.figure or {})


class Part(Leaf):
    """Lĩnh vực, tiêu chí or tiêu chí thành phần: with parts their sum, without parts a leaf."""

    parts: list[Part] = []
    unread: list[Unread] = []

    @property
    def is_leaf(self) -> bool:
        return not self.parts and not self.unread


class Rounding(ContentModel):
    """Places kept, a half up: of the points of a leaf, and of the index that is published."""

    points: Annotated[int, Field(ge=2, le=6)] = 4
    index: Annotated[int, Field(ge=0, le=4)] = 2


class Grade(ContentModel):
    """Xếp loại: the label from an index (percent) on."""

    label: str
    lowest: Annotated[Percent, Field(le=100)]


class Carry(ContentModel):
    """Answers of an old leaf go over to a new one; `evidence`: only its documents and note, to be scored again."""

    old: NodeCode
    new: NodeCode
    what: Literal["answers", "evidence"] = "answers"


class Version(ContentModel):
    code: RubricCode
    version: Annotated[int, Field(ge=1)]


class Follows(Version):
    """The version that this one replaces, and where its leaves went; those not named keep their code."""

    same_codes: bool = True
    leaves: list[Carry] = []


class RubricContent(ContentModel):
    """One version of a rubric. `partial`: of an official text of which only a part could be read."""

    kind: Literal["rubric"]
    code: RubricCode
    version: Annotated[int, Field(ge=1)] = 1
    title: Annotated[str, Field(min_length=1, max_length=300)]
    status: Literal["official", "partial", "sample"]
    source: str  # the decision that laid it down, or of what it was composed
    mark: Mark
    note: str = ""
    level: Literal["commune", "district", "department", "province"]
    from_year: int
    to_year: int | None = None
    scale: Annotated[Points, Field(gt=0)] = Decimal(100)
    rounding: Rounding = Rounding()
    not_applicable: NotApplicablePolicy = "rescale"
    bonus_cap: Points = Decimal(0)
    penalty_cap: Points = Decimal(0)
    grades: list[Grade] = []
    leads: dict[str, str] = {}  # code of a division and its name
    parts: Annotated[list[Part], Field(min_length=1)]
    unread: list[Unread] = []
    bonuses: list[Leaf] = []
    penalties: list[Leaf] = []
    follows: Follows | None = None
    extends: Version | None = None  # from which it was made: `extending`
    extension_allowed: bool = True

    def leaves(self) -> Iterator[Part]:
        """The leaves inside the scale, in order."""
        return (part for _, part in walk(self.parts) if part.is_leaf)

    def all_leaves(self) -> Iterator[Leaf]:
        """The same with bonuses and penalties, in the order of the sheet."""
        yield from self.leaves()
        yield from self.bonuses
        yield from self.penalties

    def path_to(self, code: str) -> list[Leaf]:
        """The field, the criterion … down to the leaf; a bonus or a penalty stands alone."""
        for field in self.parts:
            if path := _path(field, code):
                return path
        return [leaf for leaf in (*self.bonuses, *self.penalties) if leaf.code == code]

    def codes_inside(self) -> dict[str, list[str]]:
        """For each field and criterion the codes of its leaves."""
        parts = [part for _, part in walk(self.parts) if not part.is_leaf]
        return {part.code: [leaf.code for _, leaf in walk([part]) if leaf.is_leaf] for part in parts}


STATUSES = {
    "official": "Bộ tiêu chí chính thức",
    "partial": "Bộ tiêu chí chính thức, mới đọc được một phần",
    "sample": "Bộ tiêu chí mẫu – không phải văn bản của cơ quan nhà nước",
}
LEVELS = {"commune": "cấp xã", "district": "cấp huyện", "department": "sở, ngành", "province": "cấp tỉnh"}
Place = tuple[str | int, ...]


def walk(parts: list[Part], at: Place = ("parts",)) -> Iterator[tuple[Place, Part]]:
    """Every part with its place in the document, a part before those inside it."""
    for index, part in enumerate(parts):
        here = (*at, index)
        yield here, part
        yield from walk(part.parts, (*here, "parts"))


def _path(part: Part, code: str) -> list[Leaf]:
    if part.code == code:
        return [part]
    inside = next((path for each in part.parts if (path := _path(each, code))), None)
    return [part, *inside] if inside else []
