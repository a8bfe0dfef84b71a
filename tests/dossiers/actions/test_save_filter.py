"""Does a filter get a name once, for oneself or, by the office, for everybody?"""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.save_filter import MOST, save_filter, why_not_save_filter
from cchc.dossiers.permissions import filters_visible_to
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
LATE = {"timing": "late"}


def test_ones_own_is_seen_by_nobody_else() -> None:
    saved = save_filter(name=" Quá hạn ", conditions=LATE, by=actor("tuphap"))
    assert (saved.name, saved.conditions, saved.of_unit) == ("Quá hạn", LATE, False)
    assert list(filters_visible_to(actor("tuphap"))) == [saved]
    assert not filters_visible_to(actor("motcua")).exists()
    assert [event.name for event in events_of(saved)] == ["filter_saved"]


def test_the_offices_is_seen_by_the_unit_only() -> None:
    saved = save_filter(name="Tuần này", conditions={"timing": "week"}, of_unit=True, by=actor("vanphong"))
    for name in ("motcua", "tuphap", "chutich"):
        assert list(filters_visible_to(actor(name))) == [saved]
    assert not filters_visible_to(actor("motcua.hlt")).exists()


@pytest.mark.parametrize(
    ("name", "conditions", "of_unit", "said"),
    [
        ("Trống", {}, False, "Chưa có điều kiện nào"),
        ("Chỉ thứ tự", {"sort": "due"}, False, "Chưa có điều kiện nào"),
        ("  ", LATE, False, "đặt tên"),
        ("Chung", LATE, True, "do Văn phòng lưu"),
        ("Có rồi", LATE, False, "Đã có bộ lọc «Có rồi»"),
    ],
)
def test_refused(name: str, conditions: dict[str, str], of_unit: bool, said: str) -> None:
    by = actor("tuphap")
    save_filter(name="Có rồi", conditions=LATE, by=by)
    assert said in str(why_not_save_filter(by=by, name=name, conditions=conditions, of_unit=of_unit))
    with pytest.raises(ActionRefused):
        save_filter(name=name, conditions=conditions, of_unit=of_unit, by=by)
    assert filters_visible_to(by).count() == 1


def test_only_so_many() -> None:
    by = actor("tuphap")
    for number in range(MOST):
        save_filter(name=f"Bộ lọc {number}", conditions=LATE, by=by)
    assert "bỏ bớt" in str(why_not_save_filter(by=by, name="Nữa", conditions=LATE))
