"""Does one definition give value, records, failing records and people that agree with each other?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.dossiers.models import Dossier, Status
from cchc.indicators.definitions import indicators_on
from cchc.indicators.drilling import Which, answering, failing, listed, records
from cchc.indicators.facts import FACTS
from cchc.indicators.figures import Figure, Window, figures, whole
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, finish
from tests.factories.office import actor, ward

DAY = date(2026, 9, 14)
SEPTEMBER = Window(date(2026, 9, 1), date(2026, 9, 30), datetime(2026, 10, 5, 9, tzinfo=ZONE))
ALL = indicators_on(DAY)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 9, day, hour, tzinfo=ZONE)


def late_dossier() -> Dossier:
    """Received on Monday the 14th, due on Thursday, issued on Friday: its officer held it when its time ran out."""
    with clock_at(at(14)):
        dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(at(18)):
        finish(dossier, Status.RESULT_READY, actor("motcua"))
    dossier.refresh_from_db()
    return dossier


@pytest.fixture
def shelves(db: None) -> list[Dossier]:
    """Two in time, one late, one running."""
    with clock_at(at(14)):
        in_time = [dossier_at(Status.RESULT_READY) for _ in range(2)]
        running = dossier_at(Status.IN_PROCESS)
    return [*in_time, late_dossier(), running]


def figure(code: str, window: Window = SEPTEMBER) -> Figure:
    found = figures([ALL[code]], window, [ward().pk])
    return whole(found[code], ALL[code])


@pytest.mark.usefixtures("shelves")
def test_values() -> None:
    assert (figure("dossiers_received").value, figure("dossiers_settled").value) == (4, 3)
    on_time = figure("dossiers_on_time")
    assert (on_time.of, on_time.met, on_time.failed, on_time.value) == (3, 2, 1, Decimal("66.67"))
    assert figure("dossiers_settled_late").value == 1
    assert figure("dossiers_running_late").value == 1
    assert figure("dossiers_running_in_time").value == 0


@pytest.mark.usefixtures("shelves")
def test_a_window_may_begin_on_any_day_and_nothing_counted_is_not_zero() -> None:
    after = Window(date(2026, 9, 15), date(2026, 9, 18), SEPTEMBER.at)
    assert figure("dossiers_received", after).of == 0
    assert figure("dossiers_on_time", after).value == 0  # one, and it was late
    assert figure("dossiers_on_time", Window(date(2026, 9, 20), date(2026, 9, 30), SEPTEMBER.at)).value is None
    assert figure("dossiers_carried_over", after).of == 2


@pytest.mark.usefixtures("shelves")
def test_what_is_open_is_seen_as_of_the_moment() -> None:
    early = Window(SEPTEMBER.first, SEPTEMBER.last, at(15))
    assert (figure("dossiers_running_in_time", early).of, figure("dossiers_running_late", early).of) == (2, 0)


def test_records_and_people_come_from_the_same_definition(shelves: list[Dossier]) -> None:
    on_time, units = ALL["dossiers_on_time"], [ward().pk]
    assert records(on_time, SEPTEMBER, units).count() == 3
    assert records(on_time, SEPTEMBER, units, which=Which.MET).count() == 2
    [late] = failing(on_time, SEPTEMBER, units)
    assert late == shelves[2]
    [who] = answering(on_time, SEPTEMBER, units)
    held = late.steps.filter(entered_at__lte=late.due_at).order_by("order").last()
    assert held is not None
    assert (who.post, who.records, who.share) == (held.holder, 1, 100)
    [shown] = listed(on_time, failing(on_time, SEPTEMBER, units))
    assert shown["c_code"] == late.code
    assert str(late.pk) in FACTS["dossier"].link(shown)


def test_groups_add_up_and_one_query_serves_a_fact(shelves: list[Dossier]) -> None:
    of_dossiers = [each for each in ALL.values() if each.fact == "dossier"]
    with CaptureQueriesContext(connection) as queries:
        found = figures(of_dossiers, SEPTEMBER, None)
    assert len(queries) == 1
    assert sum(each.of for each in found["dossiers_received"].values()) == len(shelves)
    [(_, group)] = found["dossiers_received"]
    assert group == shelves[0].procedure.procedure.field.code


@pytest.mark.django_db
def test_every_shipped_indicator_is_computed_and_listed() -> None:
    """On any shelves: the query of each is right on this engine, with its people and its list."""
    late_dossier()
    found = figures(ALL.values(), SEPTEMBER, [ward().pk])
    assert set(found) == set(ALL)
    for each in ALL.values():
        rows = failing(each, SEPTEMBER, [ward().pk])
        assert len(listed(each, rows)) == len(rows)
        assert sum(who.records for who in answering(each, SEPTEMBER, [ward().pk])) == (
            len(rows) if each.answerable else 0
        )


BASE = {"code": "x", "name": "X", "fact": "dossier", "says": "…", "source": "…", "mark": "composed"}


@pytest.mark.parametrize(
    ("changes", "counted", "value"),
    [
        ({"kind": "ratio", "met": "true"}, (3, 2, 0), Decimal("66.67")),
        ({"kind": "ratio", "met": "true"}, (0, 0, 0), None),
        ({"kind": "count"}, (7, 0, 0), Decimal("7.00")),
        ({"kind": "sum", "value": "supplements"}, (3, 0, 5), Decimal("5.00")),
        ({"kind": "mean", "value": "supplements"}, (3, 0, 5), Decimal("1.67")),
        ({"kind": "mean", "value": "supplements"}, (0, 0, 0), None),
        ({"kind": "flag"}, (3, 0, 0), Decimal("1.00")),
        ({"kind": "flag"}, (0, 0, 0), Decimal("0.00")),
        ({"kind": "survey", "met": "true", "at_least": 10}, (9, 9, 0), None),
        ({"kind": "survey", "met": "true", "at_least": 10}, (10, 9, 0), Decimal("90.00")),
        ({"kind": "ratio", "met": "true"}, (800, 125, 0), Decimal("15.63")),  # 15,625: half up
    ],
)
def test_kinds_of_figure(changes: dict[str, object], counted: tuple[int, int, int], value: Decimal | None) -> None:
    of, met, total = counted
    assert Figure(Indicator.model_validate(BASE | changes), of, met, Decimal(total)).value == value


def test_a_period_ends_with_its_last_day() -> None:
    with clock_at(at(30, 23)):
        assert SEPTEMBER.end - SEPTEMBER.start == timedelta(days=30)
    assert SEPTEMBER.moments["as_of"] == SEPTEMBER.end
