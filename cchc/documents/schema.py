"""What may stand in the content files of file limits, printed forms and their fonts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cchc.content.reading import ContentModel

MediaType = Literal[
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]


class AcceptedType(ContentModel):
    """One kind of file that may be handed in; the code recognises these by their bytes and no others."""

    media_type: MediaType
    name: str
    suffixes: Annotated[list[Annotated[str, Field(pattern=r"^\.[a-z]+$")]], Field(min_length=1)]
    megabytes: Annotated[int, Field(ge=1, le=200)]

    @property
    def bytes_at_most(self) -> int:
        return self.megabytes * 1024 * 1024


class FileLimits(ContentModel):
    kind: Literal["file_limits"]
    effective_from: date
    source: str
    types: Annotated[list[AcceptedType], Field(min_length=1)]

    def accepted(self, media_type: str) -> AcceptedType | None:
        return next((accepted for accepted in self.types if accepted.media_type == media_type), None)

    @property
    def names(self) -> str:
        return ", ".join(accepted.name for accepted in self.types)

    @property
    def bytes_at_most(self) -> int:
        return max(accepted.bytes_at_most for accepted in self.types)


class FormContent(ContentModel):
    """One printed form: its number in the circular (or a word of our own), its Typst template, and the one for Word;
    `symbol` follows the number that the office gives a paper: 15/PXL."""

    number: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    label: str = ""
    title: str
    template: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+\.typ$")]
    word: Annotated[str, Field(pattern=r"^([a-z0-9-]+/[a-z0-9-]+\.docx)?$")] = ""
    symbol: Annotated[str, Field(pattern=r"^[A-Z-]*$")] = ""


class FormSet(ContentModel):
    """The forms of one circular, in force from a day until another set gives the same number a later day."""

    kind: Literal["form_set"]
    code: str
    name: str
    source: str
    effective_from: date
    effective_until: date | None = None
    certainty: Literal["official layout seen", "official layout not seen", "no official layout"]
    forms: Annotated[list[FormContent], Field(min_length=1)]

    @model_validator(mode="after")
    def each_number_once(self) -> Self:
        if len({form.number for form in self.forms}) < len(self.forms):
            raise ValueError("một số mẫu xuất hiện hai lần")
        if self.effective_until and self.effective_until < self.effective_from:
            raise ValueError("ngày hết hiệu lực đứng trước ngày có hiệu lực")
        return self

    def in_force(self, on: date) -> bool:
        return self.effective_from <= on and (self.effective_until is None or on <= self.effective_until)


def _range(text: str) -> str:
    first, last = (int(end, 16) for end in text.split("-"))
    if first > last:
        raise ValueError("khoảng ký tự bị ngược")
    return text


CharacterRange = Annotated[str, Field(pattern=r"^[0-9A-F]{4,5}-[0-9A-F]{4,5}$"), AfterValidator(_range)]


class FontManifest(ContentModel):
    kind: Literal["font_manifest"]
    name: str
    version: str
    package: str
    licence: str
    licence_file: str
    files: dict[str, Annotated[str, Field(pattern=r"^sha384-[A-Za-z0-9+/]{64}$")]]
    prints: list[CharacterRange]

    @property
    def pattern_of_unprintable(self) -> str:
        """A regular expression for every character without a shape in these fonts; line ends are allowed."""
        return "[^\\n" + "".join(f"\\U{a:0>8}-\\U{b:0>8}" for a, b in (r.split("-") for r in self.prints)) + "]"
