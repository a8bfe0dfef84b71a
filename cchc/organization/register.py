"""Which commune has this area code, and out of which old units did it come? Read from content/units."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from typing import NamedTuple

from cchc.content.reading import SHIPPED, read
from cchc.organization.schema import Tier, UnitContent, UnitRegisterFile

REGISTER = SHIPPED / "units" / "vn.yaml"
TIERS: dict[int, Tier] = {2: "province", 3: "district", 5: "commune"}  # by the length of the area code
COMMITTEE = "Ủy ban nhân dân"


class UnknownAreaError(ValueError):
    """No commune has the area code."""


class Area(NamedTuple):
    """One row of the register; a predecessor of which only a part went into the commune ends in «/»."""

    code: str
    name: str
    parent: str
    predecessors: tuple[str, ...]

    @property
    def short_name(self) -> str:
        """As it stands inside a sentence: phường Hồng Hà."""
        return self.name[0].lower() + self.name[1:]


@cache
def register() -> UnitRegisterFile:
    return read(REGISTER, UnitRegisterFile)


@cache
def areas(table: str) -> dict[str, Area]:
    """The units of one tree, by area code."""
    with (REGISTER.parent / table).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {
            row["code"]: Area(row["code"], row["name"], row["parent"], tuple(row.get("predecessors", "").split()))
            for row in rows
        }


def units_of_area(area_code: str, *, unit_code: str, province_code: str) -> list[UnitContent]:
    """The commune under its identifier, with its province and the three old tiers it came out of; parents first."""
    new, old = areas(register().two_tiers.table), areas(register().three_tiers.table)
    area = new.get(area_code)
    if area is None or not area.parent:
        raise UnknownAreaError(f"Danh mục đơn vị hành chính không có xã, phường nào mang mã «{area_code}».")
    since = register().two_tiers.since
    old_codes = [code.rstrip("/") for code in area.predecessors]
    before = {code: old[code] for code in old_codes}
    for _ in range(2):  # their districts, then the provinces of those
        before |= {each.parent: old[each.parent] for each in before.values() if each.parent}
    return [
        *(_old_unit(each, until=since) for each in sorted(before.values(), key=lambda each: len(each.code))),
        _unit(new[area.parent], code=province_code, valid_from=since),
        _unit(area, code=unit_code, valid_from=since).model_copy(
            update={"parent": province_code, "predecessors": old_codes, "succession": _succession(area, old)}
        ),
    ]


def _old_unit(area: Area, *, until: date) -> UnitContent:
    """A unit of the three tiers; its identifier in electronic exchange is unknown, its area code stands for it."""
    unit = _unit(area, code=area.code, valid_from=register().three_tiers.since)
    return unit.model_copy(update={"parent": area.parent or None, "valid_until": until})


def _unit(area: Area, *, code: str, valid_from: date) -> UnitContent:
    return UnitContent(
        code=code,
        name=f"{COMMITTEE} {area.short_name}",
        short_name=area.short_name,
        tier=TIERS[len(area.code)],
        area_code=area.code,
        valid_from=valid_from,
    )


def _succession(area: Area, old: dict[str, Area]) -> str:
    first, *others = area.predecessors
    if others:
        return "merged"
    if first.endswith("/"):
        return "split"
    return "kept" if old[first].name == area.name else "renamed"
