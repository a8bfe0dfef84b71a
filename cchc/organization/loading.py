"""How roles, fields, positions and units come from content into the database. Doing it twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from cchc.content.reading import content_files, read
from cchc.organization.models import Field, Position, Succession, Unit
from cchc.organization.schema import FieldsFile, PositionsFile, UnitContent, UnitsFile


@transaction.atomic
def load_reference(roots: tuple[Path, ...]) -> None:
    """Fields and positions, in the order of their files."""
    fields = [each for path in content_files("fields", roots=roots) for each in read(path, FieldsFile).fields]
    for order, field in enumerate(fields):
        Field.objects.update_or_create(
            code=field.code, defaults={"name": field.name, "sector_code": field.sector_code, "order": order}
        )
    files = content_files("positions", roots=roots)
    positions = [each for path in files for each in read(path, PositionsFile).positions]
    for order, position in enumerate(positions):
        Position.objects.update_or_create(
            code=position.code,
            defaults={
                "name": position.name,
                "role": position.role,
                "division": position.division,
                "order": order,
            },
        )


def load_units(paths: Iterable[Path]) -> None:
    """Units of the files; a parent or predecessor may stand in an earlier file."""
    store_units([unit for path in paths for unit in read(path, UnitsFile).units])


@transaction.atomic
def store_units(units: Iterable[UnitContent]) -> dict[str, Unit]:
    """Units with their parents and predecessors, by code; an existing unit only learns what changed about it."""
    by_code: dict[str, Unit] = {}
    for content in units:
        others = {"code", "valid_from", "parent", "predecessors", "succession", "decision", "serves"}
        columns = content.model_dump(exclude=others)
        unit, _ = Unit.objects.update_or_create(
            code=content.code,
            valid_from=content.valid_from,
            defaults=columns | {"parent": by_code[content.parent] if content.parent else None},
        )
        predecessors = [by_code[code] for code in content.predecessors]  # one may bear the same code
        by_code[content.code] = unit
        unit.serves.set([by_code[code] for code in content.serves])
        for predecessor in predecessors:
            Succession.objects.get_or_create(
                predecessor=predecessor,
                successor=unit,
                defaults={
                    "on": content.valid_from,
                    "manner": content.succession,
                    "decision": content.decision,
                },
            )
    return by_code
