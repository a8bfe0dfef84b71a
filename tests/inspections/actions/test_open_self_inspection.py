"""Each lead of a field looks at his own work every quarter: opened by the system, made up when missed, never twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cchc.inspections.actions.open_self_inspection import open_self_inspection
from cchc.inspections.due import open_all_self_inspections
from cchc.inspections.models import Inspection, Kind, Status
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.factories.inspections import inspection_at, self_inspection
from tests.factories.office import actor, system_actor, ward
from tests.inspections.actions.conftest import Refused

pytestmark = pytest.mark.django_db
LEADS = ["chanhvanphong", "truongcongan", "truongphongkinhte", "truongphongvhxh"]


def opened_on(month: int, day: int) -> list[tuple[int, int]]:
    """Quarters of the demonstration ward that a round opens on that day."""
    with clock_at(datetime(2026, month, day, 6, tzinfo=ZONE)):
        made = open_all_self_inspections()
    return sorted((each.year, each.quarter) for each in made if each.unit_id == ward().pk)


def test_open_at_once_for_the_fields_of_the_lead() -> None:
    made = self_inspection()
    assert (made.status, made.kind, made.lead) == (Status.OPEN, Kind.SELF, actor("truongphongvhxh").post)
    assert (made.period_from, made.period_until) == (date(2026, 7, 1), date(2026, 9, 30))
    assert "giao-duc" in {field.code for field in made.fields.all()}


def test_the_round_opens_one_for_every_lead_once_the_month_has_come() -> None:
    open_all_self_inspections()  # September: the third quarter; in the second the product was not in use
    assert opened_on(9, 20) == []
    assert opened_on(11, 30) == []
    assert opened_on(12, 1) == [(2026, 4)] * len(LEADS)
    mine = Inspection.objects.filter(lead=actor("truongphongvhxh").post)
    assert [(each.year, each.quarter) for each in mine.order_by("quarter")] == [(2026, 3), (2026, 4)]


def test_a_missed_quarter_is_made_up_once() -> None:
    with clock_at(datetime(2026, 6, 10, 9, tzinfo=ZONE)):
        inspection_at(Status.PLANNED)  # the product was in use
    assert opened_on(8, 3) == [(2026, 2)] * len(LEADS)
    assert opened_on(8, 4) == []


def test_refused(refused: Refused) -> None:
    with refused("hệ thống của đơn vị"):
        open_self_inspection(lead=actor("truongphongvhxh").post, year=2026, quarter=3, by=actor("chutich"))
    self_inspection()
    with refused("đã có cuộc tự kiểm tra quý III"):
        open_self_inspection(lead=actor("truongphongvhxh").post, year=2026, quarter=3, by=system_actor())
