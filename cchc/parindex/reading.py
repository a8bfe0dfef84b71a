"""How is a rubric read from a file, and how is a bad one refused with file, line and reason?"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from cchc.content.reading import SHIPPED, ContentError, content_files, line_of, read, read_unchecked
from cchc.parindex.faults import faults_of
from cchc.parindex.schema import RubricContent


def read_rubric(path: Path, figures: Collection[str] | None = None) -> RubricContent:
    """The rubric of a YAML or JSON file; ContentError says every fault."""
    rubric = read(path, RubricContent)
    faults = list(faults_of(rubric, figures))
    if faults:
        _, lines = read_unchecked(path)
        raise ContentError(sorted((path, line_of(lines, at), reason) for at, reason in faults))
    return rubric


def shipped_rubrics(roots: tuple[Path, ...] = (SHIPPED,)) -> list[RubricContent]:
    """Every rubric of the content."""
    return [read_rubric(path) for path in content_files("rubrics", roots=roots)]
