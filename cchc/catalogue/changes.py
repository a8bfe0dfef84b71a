"""What does one line of a decision change, part by part, against the version before?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.catalogue.models import ProcedureVersion, PublicationItem
from cchc.catalogue.parts import COLUMNS, parts_said
from cchc.catalogue.schema import ProcedureContent


@dataclass(frozen=True)
class Changed:
    """One part: its heading, what it said and what it will say."""

    title: str
    before: list[str]
    after: list[str]


def changed_parts(before: ProcedureContent | None, after: ProcedureContent | None) -> list[Changed]:
    """Parts that differ; of a new procedure every part that says something."""
    if after is None:
        return []
    old, new = parts_said(before) if before else {}, parts_said(after)
    return [
        Changed(column.title, old.get(key, "").splitlines(), new[key].splitlines())
        for key, column in COLUMNS.items()
        if new[key] != old.get(key, "")
    ]


def versions_before(items: Iterable[PublicationItem]) -> dict[str, ProcedureVersion]:
    """By code the version that the line changes: the newest, or the one before what the line made. One query."""
    made = {item.code: item.version.number for item in items if item.version and item.change == "amended"}
    rows = ProcedureVersion.objects.filter(procedure__code__in=[item.code for item in items])
    found: dict[str, ProcedureVersion] = {}
    for version in rows.select_related("procedure").order_by("number"):
        code = version.procedure.code
        if version.number < made.get(code, version.number + 1):
            found[code] = version
    return found
