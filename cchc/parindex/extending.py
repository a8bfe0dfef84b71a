"""A rubric that extends another one: its leaves overridden, others added (parindex.md §2.3 B). Read whole, with lines.

What is published is the whole rubric; `extends` in it says from which it was made. Maxima are never guessed: a
criterion that has more in it says its new maximum, and the sums are checked as of any rubric.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from cchc.content.marks import Mark
from cchc.content.reading import ContentError, ContentModel, line_of, read, read_unchecked, reason_of
from cchc.parindex.faults import faults_of
from cchc.parindex.numbers import Points
from cchc.parindex.rules.judged import NotApplicablePolicy
from cchc.parindex.rules.kinds import AnyRule
from cchc.parindex.schema import (
    Evidence,
    FigureCode,
    FigureSource,
    Follows,
    Grade,
    Leaf,
    Method,
    NodeCode,
    Part,
    Place,
    RubricCode,
    RubricContent,
    Version,
)

KIND = "rubric_extension"
HEAD = {"kind", "extends", "overrides", "adds", "bonuses", "penalties"}  # of the extension itself, not of the whole
Parents = dict[tuple[str, int], Path]  # by code and version


class Override(ContentModel):
    """What is different in one part of the parent; what is not named stays."""

    code: NodeCode
    name: str | None = None
    max: Points | None = None
    method: Method | None = None
    rule: AnyRule | None = None
    evidence: list[Evidence] | None = None
    guidance: str | None = None
    lead: str | None = None
    figure: FigureCode | dict[str, FigureSource] | None = None
    not_applicable: NotApplicablePolicy | None = None


class Addition(ContentModel):
    """More parts in a field or criterion; without `under` they are fields."""

    under: NodeCode | None = None
    parts: list[Part] = Field(min_length=1)


class RubricExtension(ContentModel):
    """The file of an extension; what is left open is as in the parent."""

    kind: Literal["rubric_extension"]
    code: RubricCode
    version: int = Field(1, ge=1)
    title: str
    status: Literal["official", "partial", "sample"]
    source: str
    mark: Mark
    note: str = ""
    from_year: int
    to_year: int | None = None
    extends: Version
    follows: Follows | None = None
    scale: Points | None = None
    bonus_cap: Points | None = None
    penalty_cap: Points | None = None
    grades: list[Grade] | None = None
    leads: dict[str, str] = {}
    overrides: list[Override] = []
    adds: list[Addition] = []
    bonuses: list[Leaf] = []
    penalties: list[Leaf] = []


def read_extension(path: Path, parents: Parents, figures: Collection[str] | None = None) -> RubricContent:
    """The whole rubric; ContentError says every fault with the line of the extension that caused it."""
    return _read(path, parents, figures, ())


def _read(path: Path, parents: Parents, figures: Collection[str] | None, above: tuple[Path, ...]) -> RubricContent:
    values, lines = read_unchecked(path)
    if not isinstance(values, dict) or values.get("kind") != KIND:
        return read(path, RubricContent)
    said = read(path, RubricExtension)
    parent = _parent(path, lines, said, parents, figures, above)
    merging = _Merging(said, parent.model_dump(mode="json"))
    faults = merging.unknown
    if not faults:
        try:
            whole = RubricContent.model_validate(merging.document)
        except ValidationError as error:  # an override may say null where the whole rubric may not
            causes = [each | {"loc": merging.cause(each["loc"])} for each in map(dict[str, Any], error.errors())]
            faults = [(each["loc"], reason_of(each)) for each in causes]
        else:
            faults = [(merging.cause(at), reason) for at, reason in faults_of(whole, figures)]
    if faults:
        raise ContentError(sorted((path, line_of(lines, at), reason) for at, reason in faults))
    return whole


def _parent(
    path: Path, lines: dict[Place, int], said: RubricExtension, parents: Parents,
    figures: Collection[str] | None, above: tuple[Path, ...],
) -> RubricContent:  # fmt: skip
    wanted, line = said.extends, line_of(lines, ("extends",))
    found = parents.get((wanted.code, wanted.version))
    if found is None:
        raise ContentError([(path, line, f"không có bộ tiêu chí gốc {wanted.code}, phiên bản {wanted.version}")])
    if found in (path, *above):
        raise ContentError([(path, line, "các bộ tiêu chí mở rộng lẫn nhau thành vòng")])
    parent = _read(found, parents, figures, (*above, path))
    if not parent.extension_allowed:
        raise ContentError([(path, line, f"bộ tiêu chí {parent.code} không cho mở rộng (extension_allowed)")])
    return parent


class _Merging:
    """The parent's document with what the extension says laid over it, and which words of it each part comes from."""

    def __init__(self, said: RubricExtension, document: dict[str, Any]) -> None:
        self.said, self.document = said, document
        self.origin: dict[Place, Place] = {}
        own = said.model_dump(mode="json", exclude_none=True, exclude=HEAD)
        document |= own | {"kind": "rubric", "leads": document["leads"] | own["leads"], "follows": None}
        document |= said.model_dump(mode="json", include={"extends", "follows"})
        self.unknown = [*self._override(), *self._add()]  # places in the extension
        self._add_outside()

    def _override(self) -> Iterator[tuple[Place, str]]:
        for n, each in enumerate(self.said.overrides):
            at = _place_of(self.document, each.code)
            if at is None:
                yield ("overrides", n, "code"), f"bộ tiêu chí gốc không có mục «{each.code}»"
                continue
            changed = each.model_dump(mode="json", exclude_unset=True, exclude={"code"})
            _at(self.document, at).update(changed)
            self.origin |= {(*at, key): ("overrides", n, key) for key in changed}
            self.origin[at] = ("overrides", n)

    def _add(self) -> Iterator[tuple[Place, str]]:
        for n, each in enumerate(self.said.adds):
            under: Place | None = () if each.under is None else _place_of(self.document, each.under)
            if under is None:
                yield ("adds", n, "under"), f"bộ tiêu chí gốc không có mục «{each.under}»"
                continue
            parts = _at(self.document, under).setdefault("parts", [])
            for m, part in enumerate(each.parts):
                self.origin[(*under, "parts", len(parts))] = ("adds", n, "parts", m)
                parts.append(part.model_dump(mode="json"))
            if under or self.said.scale is None:
                self.origin.setdefault(under or ("scale",), ("adds", n))

    def _add_outside(self) -> None:
        for name in ("bonuses", "penalties"):
            for m, leaf in enumerate(getattr(self.said, name)):
                self.origin[name, len(self.document[name])] = (name, m)
                self.document[name].append(leaf.model_dump(mode="json"))

    def cause(self, at: Place) -> Place:
        """The words of the extension from which a place of the whole comes; what it did not touch is its parent's."""
        for length in range(len(at), 0, -1):
            if (found := self.origin.get(at[:length])) is not None:
                return (*found, *at[length:])
        return at if at and at[0] in self.said.model_fields_set else ("extends",)


def _place_of(document: dict[str, Any], code: str) -> Place | None:
    """Where the part, bonus or penalty of this code stands."""
    for name in ("parts", "bonuses", "penalties"):
        if (found := _inside(document[name], code, (name,))) is not None:
            return found
    return None


def _inside(parts: list[dict[str, Any]], code: str, at: Place) -> Place | None:
    for n, part in enumerate(parts):
        if part["code"] == code:
            return (*at, n)
        if (found := _inside(part.get("parts") or [], code, (*at, n, "parts"))) is not None:
            return found
    return None


def _at(document: dict[str, Any], place: Place) -> dict[str, Any]:
    found: Any = document
    for part in place:
        found = found[part]
    node: dict[str, Any] = found
    return node
