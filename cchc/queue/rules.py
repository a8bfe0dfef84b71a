"""Which lines are there, and who goes first? Read from content/queue; another file of the installation replaces it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Literal

from django.conf import settings
from pydantic import Field

from cchc.catalogue.schema import Mark
from cchc.content.reading import ContentModel, content_files, read

Code = Annotated[str, Field(pattern=r"^[A-Z]$")]


class Line(ContentModel):
    """One line of people; its letter stands before the number."""

    code: Code
    name: str
    hint: str = ""


class Priority(ContentModel):
    """A ground to be called before others."""

    code: Annotated[str, Field(pattern=r"^[a-z_]{1,12}$")]
    name: str


class QueueRules(ContentModel):
    effective_from: date
    source: str
    mark: Mark
    lines: Annotated[list[Line], Field(min_length=1)]
    priorities: list[Priority]


class QueueRulesFile(ContentModel):
    kind: Literal["queue_rules"]
    rules: Annotated[list[QueueRules], Field(min_length=1)]


@cache
def _all_rules() -> tuple[QueueRules, ...]:
    newest = read(content_files("queue", roots=settings.CONTENT_ROOTS)[-1], QueueRulesFile)
    return tuple(sorted(newest.rules, key=lambda rules: rules.effective_from, reverse=True))


def queue_rules(on: date) -> QueueRules:
    """The rules in force on the day."""
    return next(rules for rules in _all_rules() if rules.effective_from <= on)
