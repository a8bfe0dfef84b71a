"""Does one definition give value, records, failing records and people that agree with each other?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.catalogue.schema import Does
from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.models import ClockRun, Dossier, DossierStep, Extension, Status
from cchc.dossiers.models.status import CUT_SHORT, PAUSED
from cchc.indicators.definitions import indicators_on
from cchc.indicators.drilling import Which, answering, failing, listed, records
from cchc.indicators.facts import FACTS
from cchc.indicators.figures import Figure, Window, figures, whole
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE, local
from tests.factories.dossiers import BIRTH, dossier_at, finish
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


@pytest.fixture
def mixed(db: None) -> list[Dossier]:
    """Two at every status, begun two weeks apart; one late, one with a new date announced."""
    for day in (1, 14):
        with clock_at(at(day)):
            for status in Status:
                dossier_at(status, code="" if status == Status.AWAITING_PAYMENT else BIRTH if day == 1 else "")
    with clock_at(at(7)):
        announced = dossier_at(Status.IN_PROCESS)
        announce_delay(dossier=announced, by=actor("vanphong"), new_due_on=date(2026, 9, 16), reason="Chờ xác minh")
    late_dossier()
    return list(Dossier.objects.select_related("procedure__procedure__field"))


WINDOWS = [
    SEPTEMBER,
    Window(date(2026, 9, 8), date(2026, 9, 17), SEPTEMBER.at),
    Window(date(2026, 9, 1), date(2026, 9, 30), at(15)),
    Window(date(2026, 8, 1), date(2026, 8, 31), SEPTEMBER.at),
]


@pytest.mark.parametrize("window", WINDOWS)
def test_one_scan_counts_what_each_indicator_counts_alone_by_its_records(mixed: list[Dossier], window: Window) -> None:
    units = [ward().pk]
    found = figures(ALL.values(), window, units)
    for each in ALL.values():
        met = records(each, window, units, which=Which.MET).count() if each.met else 0
        together = whole(found[each.code], each)
        assert (each.code, together.of, together.met) == (each.code, records(each, window, units).count(), met)
        assert found[each.code] == figures([each], window, None)[each.code]


@pytest.mark.parametrize("window", WINDOWS)
def test_figures_are_those_of_a_plain_count_of_the_rows(mixed: list[Dossier], window: Window) -> None:
    """Counted again row by row in Python, with the runs of the clock and the steps themselves."""
    start, end, seen = window.start, window.end, min(window.end, window.at)
    runs = {run.dossier_id: run for run in ClockRun.objects.order_by("number")}  # the newest of each stays
    ended = [row for row in mixed if row.ended_at and start <= row.ended_at < end]
    settled = [row for row in ended if row.received_at and row.status not in CUT_SHORT]
    served = [
        row for row in mixed
        if row.received_at and row.received_at < end and (row.ended_at is None or row.ended_at >= start)
    ]  # fmt: skip
    running = [
        row for row in mixed
        if row.received_at and row.received_at < seen and (row.ended_at is None or row.ended_at >= seen)
    ]  # fmt: skip
    walked = DossierStep.objects.exclude(does=Does.HAND_OVER).exclude(left_at=None)
    steps = [step for step in walked if start <= step.left_at < end]

    def in_time(row: Dossier) -> bool:
        stopped = runs[row.pk].stopped_at
        stopped_in_time = stopped is not None and stopped <= row.due_at
        if row.ended_at is not None and row.ended_at < end:
            return row.ended_at <= row.due_at or stopped_in_time
        return seen <= row.due_at or (row.status in PAUSED and stopped_in_time)

    left = [step for step in steps if step.outcome in ("completed", "sent_back")]
    received = [row for row in mixed if row.received_at and start <= row.received_at < end]
    apologies = Extension.objects.filter(announced_at__gte=start, announced_at__lt=end)
    plain = {
        "dossiers_received": (len(received), 0),
        "papers_looked_up": (len(received), sum(row.papers.filter(looked_up=True).exists() for row in received)),
        "apologies_sent": (apologies.count(), 0),
        "dossiers_settled": (len(settled), 0),
        "dossiers_early": (len(settled), sum(local(row.ended_at).date() < local(row.due_at).date() for row in settled)),
        "dossiers_on_time": (len(settled), sum(row.ended_at <= row.due_at for row in settled)),
        "dossiers_on_first_time": (len(settled), sum(row.ended_at <= row.first_due_at for row in settled)),
        "dossiers_cut_short": (sum(1 for row in ended if row.received_at and row.status in CUT_SHORT), 0),
        "dossiers_running_in_time": (sum(1 for row in running if row.due_at >= seen), 0),
        "dossiers_running_late": (sum(1 for row in running if row.due_at < seen and row.status not in PAUSED), 0),
        "service_dossiers_on_time": (len(served), sum(in_time(row) for row in served)),
        "steps_on_time": (len(left), sum(step.left_at <= step.due_at for step in left)),
    }  # fmt: skip
    found = figures(ALL.values(), window, [ward().pk])
    counted = {code: whole(found[code], ALL[code]) for code in plain}
    assert {code: (each.of, each.met) for code, each in counted.items()} == plain
    late = sum(step.late_minutes or 0 for step in steps)
    assert whole(found["step_minutes_late"], ALL["step_minutes_late"]).total == late
    fields = {row.procedure.procedure.field.code for row in settled}
    assert {group for _, group in found["dossiers_settled"]} == fields


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
