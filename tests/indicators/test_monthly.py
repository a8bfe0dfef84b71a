"""Do the months of a year add up to its figures, from the kept days and from one scan of each fact?"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.dossiers.models import Status
from cchc.indicators.daily import keep_daily_figures
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Window, figures, whole
from cchc.indicators.monthly import month_by_month, months_begun
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at
from tests.factories.office import ward

pytestmark = pytest.mark.django_db


def at(day: int, month: int) -> datetime:
    return datetime(2026, month, day, 9, tzinfo=ZONE)


@pytest.fixture
def _two_months() -> None:
    for month, count in ((3, 1), (9, 2)):
        for _ in range(count):
            with clock_at(at(10, month)):
                dossier_at(Status.RESULT_READY)
    with clock_at(at(18, 9)):
        keep_daily_figures()


@pytest.mark.usefixtures("_two_months")
def test_every_indicator_month_by_month_equals_its_window() -> None:
    with clock_at(at(18, 9)):
        known, units = list(indicators_on(date(2026, 9, 18)).values()), [ward().pk]
        alone = month_by_month(known, 2026, units, so_far=False)
        so_far = month_by_month(known, 2026, units, so_far=True)
        for number, month in enumerate(months_begun(2026)):
            apart = figures(known, month, units)
            together = figures(known, Window(date(2026, 1, 1), month.last, now()), units)
            for each in known:
                assert alone[each.code][number] == whole(apart[each.code], each), (each.code, month)
                assert so_far[each.code][number] == whole(together[each.code], each), (each.code, month)
    assert [each.of for each in alone["dossiers_received"]] == [0, 0, 1, 0, 0, 0, 0, 0, 2]
    assert [each.of for each in so_far["dossiers_received"]] == [0, 0, 1, 1, 1, 1, 1, 1, 3]


@pytest.mark.usefixtures("_two_months")
def test_one_query_for_the_kept_days_one_for_how_fresh_they_are_and_one_for_each_other_fact() -> None:
    with clock_at(at(18, 9)):
        known, units = list(indicators_on(date(2026, 9, 18)).values()), [ward().pk]
        with CaptureQueriesContext(connection) as queries:
            month_by_month(known, 2026, units, so_far=True)
    assert len(queries) == 2 + len({each.fact for each in known if not each.is_additive})


def test_before_the_first_round_everything_comes_from_the_facts() -> None:
    with clock_at(at(10, 3)):
        dossier_at(Status.RESULT_READY)
        known = [each for each in indicators_on(date(2026, 3, 10)).values() if each.code == "dossiers_received"]
        found = month_by_month(known, 2026, [ward().pk], so_far=True)
    assert [each.of for each in found["dossiers_received"]] == [0, 0, 1]


def test_a_year_to_come_has_no_months() -> None:
    with clock_at(at(18, 9)):
        known = list(indicators_on(date(2026, 9, 18)).values())
        assert month_by_month(known, 2027, [ward().pk], so_far=True) == {each.code: [] for each in known}
        assert [month.last for month in months_begun(2026)][-2:] == [date(2026, 8, 31), date(2026, 9, 18)]
