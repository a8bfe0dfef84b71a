"""Which procedures do people ask for every day, and in which words of their own? Read from content/portal."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from django.conf import settings
from pydantic import AfterValidator, Field

from cchc.catalogue.schema import ProcedureCode
from cchc.content.reading import ContentModel, content_files, read
from cchc.ui.templatetags.ui import ICONS


def _icon(name: str) -> str:
    if name not in ICONS:
        raise ValueError(f"không có biểu tượng «{name}»")
    return name


class EverydayProcedure(ContentModel):
    procedure: ProcedureCode
    icon: Annotated[str, AfterValidator(_icon)]


class EverydayFile(ContentModel):
    """The first page's procedures in order, and what people call procedures beside their names."""

    kind: Literal["everyday"]
    twelve: Annotated[list[EverydayProcedure], Field(min_length=1, max_length=12)]
    words: dict[ProcedureCode, list[str]] = {}


@cache
def everyday() -> EverydayFile:
    """The installation's own file where it has one, else the shipped one."""
    return read(content_files("portal", roots=settings.CONTENT_ROOTS)[-1], EverydayFile)
