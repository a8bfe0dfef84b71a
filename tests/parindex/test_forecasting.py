"""The end of the year foreseen on known series: the pace, the range, the error of a year ago, too few to say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure
from cchc.indicators.models import DailyFigure
from cchc.lifecycle.clock import today
from cchc.parindex.actions.score_leaf import score_leaf
from cchc.parindex.forecasting import Days, back_test, forecast_of, forecast_rules_on, leaf_forecast, series_of
from cchc.parindex.models import Rubric
from cchc.parindex.rules.base import AssessedYear
from cchc.parindex.schema import Leaf
from cchc.parindex.standpoint import Standpoint, standpoint_of
from cchc.plans.rules import calendar_of
from tests.factories.office import actor, ward
from tests.factories.rounds import SMALL, line, opened, sheet_of, small_rubric

CODE = "dossiers_on_time"


def figure(of: int, met: int) -> Figure:
    return Figure(indicators_on(today())[CODE], of, met)


def leaf() -> Leaf:
    return next(small_rubric().content.leaves())


def test_the_year_goes_on_at_the_pace_of_the_stretches() -> None:
    """100 so far, 30 + 30 + 30 in ninety days, 60 days left: 60 more; a slower stretch of 12 alone brings 24."""
    days = Days(figure(100, 90), [figure(30, 30), figure(30, 24), figure(30, 27)])
    wide, each = days.carried(60, 30)
    assert (wide.of, wide.met) == (160, 90 + 54)
    assert [(one.of, one.met) for one in each] == [(160, 150), (160, 138), (160, 144)]
    assert Days(figure(10, 10), [figure(12, 0)]).carried(0, 30)[0] == figure(10, 10)


def kept(first: date, days: int, of: int, met: int) -> None:
    """So many records on every day from the first on."""
    DailyFigure.objects.bulk_create(
        DailyFigure(unit=ward(), indicator=CODE, day=first + timedelta(days=n), group="", of=of, met=met, total=0)
        for n in range(days)
    )


def at() -> Standpoint:
    opened()
    found = standpoint_of(actor("chutich"), ward())
    assert found is not None
    return found


@pytest.mark.django_db
def test_a_steady_year_ends_as_it_began_and_the_range_is_a_point() -> None:
    on = date(2026, 9, 30)
    kept(date(2026, 1, 1), 273, 10, 9)
    year = AssessedYear(2026, calendar_of(ward()))
    rules = forecast_rules_on(on)
    told = leaf_forecast(leaf(), series_of([leaf()], ward().pk, on, rules), on, year, rules)
    assert told is not None
    assert (told.points, told.low, told.high) == (Decimal("3.6"), Decimal("3.6"), Decimal("3.6"))


@pytest.mark.django_db
def test_a_worse_stretch_opens_the_range() -> None:
    """30 days at none of 10 after a good year: alone carried on for 92 days it would cost a good deal."""
    on = date(2026, 9, 30)
    kept(date(2026, 1, 1), 243, 10, 10)
    kept(date(2026, 9, 1), 30, 10, 0)
    year = AssessedYear(2026, calendar_of(ward()))
    rules = forecast_rules_on(on)
    told = leaf_forecast(leaf(), series_of([leaf()], ward().pk, on, rules), on, year, rules)
    assert told is not None
    assert told.low < told.points < told.high
    assert told.low == pytest.approx(Decimal(4) * 2430 / (2730 + 920))


@pytest.mark.django_db
def test_too_few_records_say_nothing() -> None:
    on = date(2026, 9, 30)
    kept(date(2026, 9, 25), 3, 3, 3)
    rules = forecast_rules_on(on)
    year = AssessedYear(2026, calendar_of(ward()))
    told = leaf_forecast(leaf(), series_of([leaf()], ward().pk, on, rules), on, year, rules)
    assert told is not None
    assert not told.enough


@pytest.mark.django_db
def test_the_year_before_tells_how_far_off_it_was() -> None:
    """Nine of ten until the day, all of ten after it: the forecast said 3.6, the year reached more."""
    on = date(today().year, 9, 30)
    then = on.year - 1
    kept(date(then, 1, 1), 273, 10, 9)
    kept(date(then, 10, 1), 92, 10, 10)
    told = back_test([leaf()], at(), on, forecast_rules_on(on))["1.1"]
    assert told.points == Decimal("3.6")
    assert told.reached == pytest.approx(Decimal(4) * (273 * 9 + 920) / 3650)
    assert told.reached > told.high


@pytest.mark.django_db
def test_fields_with_and_without_a_series() -> None:
    """The field of the survey says why nothing is foreseen; without a year before there is no error to show."""
    on = date(today().year, 9, 30)
    kept(date(on.year, 1, 1), 273, 10, 9)
    lead, survey = forecast_of(at(), on)
    assert (lead.points, lead.error, [each.leaf.code for each in lead.foreseen]) == (Decimal("3.6"), None, ["1.1"])
    assert (survey.foreseen, survey.unknown) == ([], 1)


@pytest.mark.django_db
def test_every_end_is_summed_as_the_sheet_is() -> None:
    """1.2 does not apply and leaves its two points to 1.1: nine tenths of four become nine tenths of six."""
    document = {**SMALL, "code": "CHIA", "not_applicable": "reallocate"}
    rubric = Rubric(code="CHIA", version=1, title="Chia lại", document=document)
    rubric.save(force_insert=True)
    sheet = sheet_of(opened(rubric=rubric))
    score_leaf(line=line(sheet, "1.2"), by=actor("vanphong"), inputs={"not_applicable": True})
    on = date(today().year, 9, 30)
    kept(date(on.year, 1, 1), 243, 10, 10)
    kept(date(on.year, 9, 1), 30, 10, 0)
    standpoint = standpoint_of(actor("chutich"), ward())
    assert standpoint is not None
    lead = forecast_of(standpoint, on)[0]
    assert (lead.max, lead.unknown) == (Decimal(6), 0)
    assert lead.low == pytest.approx(Decimal(6) * 2430 / (2730 + 920), abs=Decimal("0.001"))
    assert lead.low < lead.points < lead.high
