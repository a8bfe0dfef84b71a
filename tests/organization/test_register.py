"""The register of administrative units: complete, consistent, and able to found any commune of the country."""

from __future__ import annotations

import unicodedata

import pytest

from cchc.organization.loading import store_units
from cchc.organization.models import Unit
from cchc.organization.register import UnknownAreaError, areas, register, units_of_area
from cchc.organization.schema import UnitsFile

TWO, THREE = areas("two-tiers.csv"), areas("three-tiers.csv")


def tier(table: dict[str, object], length: int) -> list[str]:
    return [code for code in table if len(code) == length]


def test_the_numbers_of_the_country() -> None:
    assert (len(tier(TWO, 2)), len(tier(TWO, 5))) == (34, 3321)
    assert (len(tier(THREE, 2)), len(tier(THREE, 3)), len(tier(THREE, 5))) == (63, 696, 10035)


def test_every_unit_has_its_parent_and_a_proper_name() -> None:
    for table in (TWO, THREE):
        for area in table.values():
            assert bool(area.parent) == (len(area.code) > 2)
            assert not area.parent or area.parent in table
            assert area.name == unicodedata.normalize("NFC", " ".join(area.name.split()))


def test_every_old_commune_went_somewhere_once_whole_or_in_parts() -> None:
    whole = [code for area in TWO.values() for code in area.predecessors if not code.endswith("/")]
    parts = {code.rstrip("/") for area in TWO.values() for code in area.predecessors if code.endswith("/")}
    islands = {code for code in THREE if len(code) == 3} & {*whole, *parts}  # districts without communes
    assert len(whole) == len(set(whole))
    assert not set(whole) & parts
    assert {*whole, *parts} - islands == set(tier(THREE, 5))
    assert all(area.predecessors for area in TWO.values() if area.parent)


@pytest.mark.parametrize(
    ("code", "name", "predecessors", "succession"),
    [
        ("11824", "Ủy ban nhân dân xã Vĩnh Bảo", ["11824", "11857", "11860", "11866"], "merged"),
        ("00004", "Ủy ban nhân dân phường Ba Đình", None, "merged"),
    ],
)
def test_a_commune_with_what_it_came_out_of(
    code: str, name: str, predecessors: list[str] | None, succession: str
) -> None:
    units = units_of_area(code, unit_code="H31.5.7", province_code="H31")
    own = units[-1]
    assert (own.code, own.name, own.area_code, own.succession) == ("H31.5.7", name, code, succession)
    assert predecessors in (None, own.predecessors)
    assert UnitsFile(kind="units", units=units)  # parents and predecessors stand before
    old = [each for each in units if each.valid_until]
    assert {each.valid_until for each in old} == {register().two_tiers.since}
    assert {each.tier for each in old} == {"province", "district", "commune"}


def test_a_commune_that_only_changed_hands_or_name() -> None:
    single = [area for area in TWO.values() if len(area.predecessors) == 1]
    found = {}
    for area in single:
        found.setdefault(units_of_area(area.code, unit_code="H1.1", province_code="H1")[-1].succession, area)
    assert set(found) == {"kept", "renamed", "split"}
    assert THREE[found["kept"].predecessors[0]].name == found["kept"].name


@pytest.mark.parametrize("code", ["99999", "31", "316", "", "x"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownAreaError, match="không có xã, phường nào"):
        units_of_area(code, unit_code="H31.5", province_code="H31")


@pytest.mark.django_db
def test_the_old_units_are_kept_with_their_three_tiers() -> None:
    own = store_units(units_of_area("11824", unit_code="H31.5.7", province_code="H31"))["H31.5.7"]
    assert own.parent == Unit.objects.get(code="H31")
    old = own.predecessors.get(code="11857")
    assert (old.short_name, old.parent.short_name, old.parent.parent.short_name) == (
        "xã Tân Hưng", "huyện Vĩnh Bảo", "thành phố Hải Phòng",
    )  # fmt: skip
