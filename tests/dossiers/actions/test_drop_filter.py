"""Is a filter dropped by its owner, the unit's by the office, and by nobody else?"""

from __future__ import annotations

import pytest

from cchc.audit.models import Event
from cchc.dossiers.actions.drop_filter import drop_filter, why_not_drop_filter
from cchc.dossiers.actions.save_filter import save_filter
from cchc.dossiers.models import SavedFilter
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_its_owner_drops_it_and_the_record_remembers() -> None:
    saved = save_filter(name="Quá hạn", conditions={"timing": "late"}, by=actor("tuphap"))
    drop_filter(saved=saved, by=actor("tuphap"))
    assert not SavedFilter.objects.exists()
    dropped = Event.objects.get(name="filter_dropped")
    assert dropped.data == {"name": "Quá hạn", "conditions": {"timing": "late"}}
    assert (dropped.subject_id, dropped.number) == (saved.pk, 2)


@pytest.mark.parametrize(
    ("of_unit", "by", "said"), [(False, "motcua", "của người khác"), (True, "tuphap", "do Văn phòng bỏ")]
)
def test_nobody_else(of_unit: bool, by: str, said: str) -> None:
    saved = save_filter(name="Quá hạn", conditions={"timing": "late"}, of_unit=of_unit, by=actor("vanphong"))
    assert said in str(why_not_drop_filter(saved=saved, by=actor(by)))
    with pytest.raises(ActionRefused):
        drop_filter(saved=saved, by=actor(by))
    assert SavedFilter.objects.count() == 1


def test_any_of_the_office_drops_the_units() -> None:
    saved = save_filter(name="Quá hạn", conditions={"timing": "late"}, of_unit=True, by=actor("vanphong"))
    drop_filter(saved=saved, by=actor("vanthu"))
    assert not SavedFilter.objects.exists()
