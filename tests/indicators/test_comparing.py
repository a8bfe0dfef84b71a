"""One figure beside its target, and unit beside unit: who sees whom, at as many queries for two units as for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.dossiers.models import Status
from cchc.indicators.daily import keep_daily_figures
from cchc.indicators.models import DailyFigure
from cchc.indicators.targets import aim_of
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Unit
from cchc.plans.actions.draft_plan import draft_plan
from cchc.plans.actions.set_target_value import set_target_value
from cchc.plans.drafting import Beginning
from cchc.plans.models import Plan
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, finish
from tests.factories.office import actor, signed_in, ward
from tests.factories.plans import goal, line, programme, walked
from tests.parindex.pages import text_of

pytestmark = pytest.mark.django_db
ONE, UNITS = "/chi-so/chi-tieu/dossiers_on_time/", "/chi-so/chi-tieu/dossiers_on_time/don-vi/"
NAMES = ("hồ sơ giải quyết đúng hạn và trước hạn",)


def at(day: int) -> datetime:
    return datetime(2026, 9, day, 9, tzinfo=ZONE)


@pytest.fixture
def _half_late() -> Iterator[None]:
    with clock_at(at(14)):
        dossier_at(Status.RESULT_READY)
        dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(at(18)):
        finish(dossier, Status.RESULT_READY, actor("motcua"))
        keep_daily_figures()
        yield


def planned(value: str) -> None:
    begun = Beginning([line()], [goal(name="Hồ sơ giải quyết đúng hạn và trước hạn", planned=Decimal(value))])
    walked(draft_plan(unit=ward(), by=actor("vanphong"), year=2026, beginning=begun), Plan.Status.ISSUED)


@pytest.mark.usefixtures("_half_late")
@pytest.mark.parametrize(("value", "said"), [("98", "còn thiếu 48 điểm %"), ("50", "đạt")])
def test_a_figure_stands_beside_the_target_of_the_plan(value: str, said: str) -> None:
    chair = signed_in("chutich")
    assert "Mục tiêu:" not in text_of(chair.get(ONE))
    planned(value)
    assert f"Mục tiêu: từ {value} % – {said} (Kế hoạch năm 2026)" in text_of(chair.get(ONE))


@pytest.mark.usefixtures("_half_late")
def test_without_a_target_in_the_plan_the_programme_speaks() -> None:
    of, by = programme(), actor("vanphong")
    assert aim_of(NAMES, ward().pk, 2026, by) is None  # the programme names the last year only
    target = of.targets.get(code="dung-han")
    set_target_value(target=target, by=by, year=2026, value=Decimal("96"))
    found = aim_of(NAMES, ward().pk, 2026, by)
    assert found is not None
    assert (found.planned, found.source, found.at_most) == (96, of.name, False)
    planned("98")
    found = aim_of(NAMES, ward().pk, 2026, by)
    assert found is not None
    assert found.planned == 98  # the plan goes before the programme


@pytest.mark.usefixtures("_half_late")
def test_units_stand_side_by_side_for_who_looks_from_above() -> None:
    planned("98")
    page = text_of(signed_in("captren").get(UNITS, {"ky": "thang", "so": 9, "nam": 2026}))
    assert ward().short_name in page
    assert "50 % 1/2 từ 98 %: còn thiếu 48 điểm %" in page
    assert "Tháng 9/2025" in page
    own = text_of(signed_in("tuphap").get(UNITS))
    assert f"{ward().short_name}: 50 %." in own
    assert signed_in("captren").get("/chi-so/chi-tieu/nothing/don-vi/").status_code == 404


@pytest.mark.usefixtures("_half_late")
def test_the_number_of_queries_does_not_depend_on_units() -> None:
    client, neighbour = signed_in("captren"), Unit.objects.get(code="H99.26.06")
    assert f"{neighbour.short_name} – " not in text_of(client.get(UNITS))
    with CaptureQueriesContext(connection) as one:
        client.get(UNITS)
    DailyFigure.objects.create(
        indicator="dossiers_on_time", unit=neighbour, day=at(15).date(), group="", of=4, met=4, total=Decimal(0)
    )
    with CaptureQueriesContext(connection) as two:
        answer = client.get(UNITS)
    assert f"Tốt nhất {neighbour.short_name}: 100 %" in text_of(answer)
    assert len(one) == len(two) <= 20


@pytest.mark.usefixtures("_half_late")
def test_a_unit_with_nothing_to_reproach_it_is_the_best() -> None:
    neighbour = Unit.objects.get(code="H99.26.06")
    lines = signed_in("captren").get("/chi-so/chi-tieu/superior_tasks_open_late/don-vi/").context["lines"]
    assert {line["name"] for line in lines} >= {ward().short_name, neighbour.short_name}
    assert {line["rank"] for line in lines} == {1}  # all have none
