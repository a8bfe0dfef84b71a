"""How is a rubric read from a file, and how is a bad one refused with file, line and reason?"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cchc.content.reading import SHIPPED, ContentError, content_files, line_of, read, read_unchecked
from cchc.parindex.extending import KIND as EXTENSION
from cchc.parindex.extending import Parents, read_extension
from cchc.parindex.faults import faults_of
from cchc.parindex.schema import RubricContent, Version


def read_rubric(
    path: Path, figures: Collection[str] | None = None, roots: tuple[Path, ...] = (SHIPPED,)
) -> RubricContent:
    """The rubric of a YAML or JSON file; ContentError says every fault. An extension is read with its parents."""
    if _head(path).get("kind") == EXTENSION:
        return read_extension(path, _parents(path, roots), figures)
    rubric = read(path, RubricContent)
    faults = list(faults_of(rubric, figures))
    if faults:
        _, lines = read_unchecked(path)
        raise ContentError(sorted((path, line_of(lines, at), reason) for at, reason in faults))
    return rubric


def _head(path: Path) -> dict[str, Any]:
    values, _ = read_unchecked(path)
    return values if isinstance(values, dict) else {}


def _parents(path: Path, roots: tuple[Path, ...]) -> Parents:
    """Every rubric of the content, and those that lie beside the file; what is no rubric is passed over."""
    found: Parents = {}
    for each in (*content_files("rubrics", roots=roots), *sorted(path.parent.glob("*.yaml"))):
        try:
            head = _head(each)
            if head.get("kind") not in ("rubric", EXTENSION):
                continue
            of = Version.model_validate({"code": head.get("code"), "version": head.get("version", 1)})
        except (ContentError, ValidationError):  # said where that file itself is read
            continue
        found[of.code, of.version] = each
    return found


def shipped_rubrics(roots: tuple[Path, ...] = (SHIPPED,)) -> list[RubricContent]:
    """Every rubric of the content."""
    return [read_rubric(path, roots=roots) for path in content_files("rubrics", roots=roots)]
