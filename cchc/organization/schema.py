"""What may stand in the content files of roles, fields, positions and units."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cchc.content.reading import ContentModel

Code = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]
RoleCode = Literal[
    "chair", "vice_chair", "office", "counter", "officer", "field_lead",
    "admin", "supervisor", "appraiser", "inspector", "system",
]  # fmt: skip
Screen = Literal[
    "my_work", "reception", "queue", "one_stop", "hand_overs", "certifying", "certification_book", "catalogue",
    "tasks", "figures", "people",
]  # fmt: skip
Tier = Literal["province", "district", "commune"]


class RoleContent(ContentModel):
    code: RoleCode
    name: str
    screens: list[Screen]
    needed: bool = False  # the one-stop shop cannot open while nobody holds it


class RolesFile(ContentModel):
    kind: Literal["roles"]
    roles: list[RoleContent]


class FieldContent(ContentModel):
    code: Code
    name: str
    sector_code: str = ""


class FieldsFile(ContentModel):
    kind: Literal["fields"]
    fields: list[FieldContent]


class PositionContent(ContentModel):
    code: Code
    name: str
    role: RoleCode
    division: str


class PositionsFile(ContentModel):
    kind: Literal["positions"]
    positions: list[PositionContent]


class UnitContent(ContentModel):
    """One unit of state administration during one period of its life."""

    code: Annotated[str, Field(pattern=r"^[0-9A-Z]+(\.[0-9A-Z]+)*$", max_length=35)]
    name: Annotated[str, Field(min_length=2, max_length=200)]
    short_name: Annotated[str, Field(min_length=2, max_length=120)]
    tier: Tier
    parent: str | None = None
    agency: Literal["ubnd", "cong_an", "bhxh"] = "ubnd"
    serves: list[str] = []  # wards for which it handles parts of interlinked dossiers
    area_code: Annotated[str, Field(pattern=r"^([0-9]{2,5})?$")] = ""
    calendar: str = "vn"
    address: Annotated[str, Field(max_length=200)] = ""
    phone: Annotated[str, Field(max_length=20)] = ""
    valid_from: date
    valid_until: date | None = None
    predecessors: list[str] = []
    succession: Literal["merged", "renamed", "split", "kept", ""] = ""
    decision: str = ""

    @model_validator(mode="after")
    def dates_in_order(self) -> Self:
        if self.valid_until and self.valid_until <= self.valid_from:
            raise ValueError("ngày kết thúc phải sau ngày thành lập")
        if bool(self.predecessors) != bool(self.succession):
            raise ValueError(
                "đơn vị có tiền thân thì phải nói rõ sáp nhập, đổi tên, chia tách hay giữ nguyên (succession)"
            )
        return self


class UnitsFile(ContentModel):
    """Units, each after its parent and its predecessors."""

    kind: Literal["units"]
    units: list[UnitContent]

    @model_validator(mode="after")
    def known_parents(self) -> Self:
        seen: set[str] = set()
        for unit in self.units:
            for other in [*([unit.parent] if unit.parent else []), *unit.predecessors, *unit.serves]:
                if other not in seen:
                    raise ValueError(f"{unit.code}: đơn vị «{other}» phải đứng trước trong tệp")
            seen.add(unit.code)
        return self


class UnitTable(ContentModel):
    """One tree of the register, in a CSV file beside it."""

    table: str
    since: date
    source: str
    certainty: Literal["official", "memory"]


class UnitRegisterFile(ContentModel):
    """Both trees of administrative units, and out of which package they were compiled."""

    kind: Literal["unit_register"]
    two_tiers: UnitTable
    three_tiers: UnitTable
    name: str
    package: str
    version: str
    licence: str
    licence_file: str
    files: dict[str, str]


class PostContent(ContentModel):
    """A post held; `fields` empty means every field."""

    position: Code
    place: str = ""
    fields: list[Code] = []
    held_from: date
    unit: str = ""  # empty: the unit of the file


class OfficialContent(ContentModel):
    full_name: str
    personal_number: Annotated[str, Field(pattern=r"^(\d{12})?$")] = ""
    phone: str = ""
    username: Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9._-]*)?$")] = ""
    posts: Annotated[list[PostContent], Field(min_length=1)]


class OfficialsFile(ContentModel):
    """The officials of one unit with their posts and the names they sign in with."""

    kind: Literal["officials"]
    unit: str
    officials: list[OfficialContent]
