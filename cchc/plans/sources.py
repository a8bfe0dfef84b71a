"""What is said of a document or a meeting before it is kept, and how does a task name the one it comes from?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cchc.plans.giving import TaskWords
from cchc.plans.models import OfficialDocument, Source

SAID = 300  # characters of `source_text`
BULLETS = ("-", "–", "•", "+", "*")


@dataclass(frozen=True)
class DocumentWords:
    """One entry of a register of documents."""

    way: str
    symbol: str
    issuer: str
    issued_on: date
    summary: str

    def tidied(self) -> DocumentWords:
        """Without spaces around, the summary in one line."""
        summary = " ".join(self.summary.split())
        return replace(self, symbol=self.symbol.strip(), issuer=self.issuer.strip(), summary=summary)


@dataclass(frozen=True)
class MeetingWords:
    """A meeting and what was concluded, item by item."""

    held_on: date
    title: str
    chaired_by: str
    conclusions: Sequence[str]
    notice: OfficialDocument | None = None


@dataclass(frozen=True)
class Origin:
    """The row from which a task is given: what it is, how it is said, and where the page goes back to."""

    source: Source
    source_id: UUID
    text: str
    title: str
    back: str

    def named_in(self, words: TaskWords) -> TaskWords:
        return replace(words, source=self.source, source_id=self.source_id, source_text=shortened(self.text, SAID))


def said_of_document(document: OfficialDocument) -> str:
    """As tasks name it."""
    return shortened(str(document), SAID)


def shortened(text: str, length: int) -> str:
    """Whole words as far as they go, then «…»."""
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def lines_of_text(text: str) -> list[str]:
    """One item a line, as people paste them: without the number or the dash that stood before it."""
    return [item for line in text.splitlines() if (item := _without_number(line))]


def _without_number(line: str) -> str:
    words = " ".join(line.split())
    first, _, rest = words.partition(" ")
    if first in BULLETS:
        return rest
    numbered = len(first) <= 4 and first[:-1].isdecimal() and first[-1] in ".)/:"
    return rest if numbered and rest else words
