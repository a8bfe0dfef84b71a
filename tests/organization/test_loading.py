"""Units of both shapes, as content: three tiers until 30/6/2025, two since; what was merged stays visible."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from cchc.content.reading import SHIPPED, ContentError
from cchc.organization.loading import load_units
from cchc.organization.models import Official, Succession, Unit
from cchc.organization.permissions import units_in_scope, visible_to
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db
THREE_TIERS, TWO_TIERS = date(2025, 6, 30), date(2025, 7, 1)
UNITS = SHIPPED / "demonstration" / "units.yaml"


def codes(on: date) -> set[str]:
    return set(Unit.objects.in_force(on).values_list("code", flat=True))


def test_three_tiers_until_the_day_of_the_change() -> None:
    assert {"H99", "H99.26", "H99.26.01", "H99.26.02"} <= codes(THREE_TIERS)
    assert not {"H99.26.05", "H99.26.06"} & codes(THREE_TIERS)
    old = Unit.objects.get(code="H99.26.01")
    assert [old.tier, old.parent.tier, old.parent.parent.tier] == ["commune", "district", "province"]


def test_two_tiers_since() -> None:
    assert {"H99", "H99.26.05", "H99.26.06"} <= codes(TWO_TIERS)
    assert not {"H99.26", "H99.26.01", "H99.26.02"} & codes(TWO_TIERS)
    assert [ward().tier, ward().parent.tier] == ["commune", "province"]


def test_the_merged_ward_sees_the_records_of_those_it_came_out_of() -> None:
    scope = set(units_in_scope(actor("motcua")).values_list("code", flat=True))
    assert scope == {"H99.26.05", "H99.26.01", "H99.26.02"}
    assert {each.manner for each in ward().earlier.all()} == {"merged"}
    assert {each.on for each in ward().earlier.all()} == {TWO_TIERS}


def test_another_ward_does_not() -> None:
    assert set(units_in_scope(actor("motcua.hlt")).values_list("code", flat=True)) == {"H99.26.06"}
    assert not visible_to(Official.objects.filter(unit=ward()), actor("motcua.hlt")).exists()


def test_who_looks_down_from_above_sees_both_shapes() -> None:
    scope = set(units_in_scope(actor("captren")).values_list("code", flat=True))
    assert {"H99", "H99.26", "H99.26.01", "H99.26.02", "H99.26.05", "H99.26.06"} <= scope


def test_loading_twice_changes_nothing() -> None:
    before = (Unit.objects.count(), Succession.objects.count())
    load_units([UNITS])
    assert (Unit.objects.count(), Succession.objects.count()) == before


def test_a_new_name_is_a_new_row_and_the_old_one_ends(tmp_path: Path) -> None:
    """The ward is renamed on 1/1/2030: its past keeps the old name, its records stay within sight."""
    path = tmp_path / "units.yaml"
    path.write_text(
        UNITS.read_text(encoding="utf-8").replace(
            "valid_from: 2025-07-01, predecessors", "valid_from: 2025-07-01, valid_until: 2030-01-01, predecessors"
        )
        + "  - {code: H99.26.05, name: Ủy ban nhân dân phường Tân Lập, short_name: phường Tân Lập, tier: commune,\n"
        "     parent: H99, valid_from: 2030-01-01, predecessors: [H99.26.05], succession: renamed}\n",
        encoding="utf-8",
    )
    load_units([path])
    old, new = Unit.objects.filter(code="H99.26.05").order_by("valid_from")
    assert (old.name, new.name) == ("Ủy ban nhân dân phường Tân Lập Đông", "Ủy ban nhân dân phường Tân Lập")
    assert list(Unit.objects.in_force(date(2029, 12, 31)).filter(code="H99.26.05")) == [old]
    assert list(Unit.objects.in_force(date(2030, 1, 1)).filter(code="H99.26.05")) == [new]
    assert new.earlier.get().manner == "renamed"


@pytest.mark.parametrize(
    ("line", "reason", "at"),
    [
        ("valid_from: 2025-07-01, valid_until: 2025-07-01", "ngày kết thúc phải sau ngày thành lập", 4),
        ("valid_from: 2025-07-01, parent: H98", "«H98» phải đứng trước trong tệp", 1),
        ("valid_from: 2025-07-01, predecessors: [H99]", "sáp nhập, đổi tên, chia tách hay giữ nguyên", 4),
        ("valid_from: ngày mai", "phải là ngày dạng", 4),
    ],
)
def test_a_unit_that_cannot_be_is_refused_with_its_line(tmp_path: Path, line: str, reason: str, at: int) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(
        "kind: units\nunits:\n"
        "  - {code: H99, name: Tỉnh, short_name: tỉnh, tier: province, valid_from: 2025-07-01}\n"
        f"  - {{code: H99.1, name: Xã, short_name: xã, tier: commune, {line}}}\n",
        encoding="utf-8",
    )
    with pytest.raises(ContentError, match=reason) as refused:
        load_units([path])
    assert refused.value.faults[0][:2] == (path, at)


def test_the_database_keeps_the_dates_in_order() -> None:
    with pytest.raises(IntegrityError, match="unit_period_in_order"), transaction.atomic():
        Unit.objects.filter(code="H99.26.06").update(valid_until=date(2025, 7, 1))
    with pytest.raises(IntegrityError, match="unit_not_its_own_parent"), transaction.atomic():
        Unit.objects.filter(pk=ward().pk).update(parent=ward().pk)
