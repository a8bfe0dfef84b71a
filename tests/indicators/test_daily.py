"""Do the figures kept by day agree with the facts, and is only counted again what an event touched?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.config.commands.check_figures import command as check_figures
from cchc.dossiers.models import Dossier, Status
from cchc.indicators.daily import counted_at, differences, keep_daily_figures, kept_figures, kept_indicators
from cchc.indicators.figures import Window, figures, whole
from cchc.indicators.models import Counted, DailyFigure
from cchc.lifecycle.clock import clock_at
from cchc.queue.actions.call_ticket import call_ticket
from cchc.queue.actions.take_ticket import take_ticket
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, finish
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db
SEPTEMBER = Window(date(2026, 9, 1), date(2026, 9, 30), datetime(2026, 10, 5, 9, tzinfo=ZONE))


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 9, day, hour, tzinfo=ZONE)


@pytest.fixture
def running() -> Dossier:
    """Received on the 14th; two others ended that day. All of it counted on the evening."""
    with clock_at(at(14)):
        for _ in range(2):
            dossier_at(Status.RESULT_READY)
        dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(at(14, 20)):
        keep_daily_figures()
    return dossier


def test_kept_figures_are_the_facts(running: Dossier) -> None:
    asked, units = kept_indicators(), [ward().pk]
    assert len(asked) > 30
    with CaptureQueriesContext(connection) as queries:
        kept = kept_figures(asked, SEPTEMBER, units)
    assert len(queries) == 1
    assert kept == figures(asked, SEPTEMBER, units)
    assert kept["dossiers_received"][units[0], running.procedure.procedure.field.code].of == 3


def test_what_nothing_touched_is_not_counted_again(running: Dossier) -> None:
    with clock_at(at(15)):
        assert keep_daily_figures() == 0
        assert counted_at() == at(15)


def test_an_event_counts_the_days_of_its_subject_again(running: Dossier) -> None:
    """Ended on Friday: Friday's figures are new, and the day of its reception is counted again too."""
    with clock_at(at(18)):
        finish(running, Status.RESULT_READY, actor("motcua"))
        assert keep_daily_figures() == 2
    assert list(differences()) == []
    settled = DailyFigure.objects.filter(indicator="dossiers_on_time").order_by("day").values_list("day", "of", "met")
    assert list(settled) == [(date(2026, 9, 14), 2, 2), (date(2026, 9, 18), 1, 0)]


def test_a_missed_round_loses_nothing(running: Dossier) -> None:
    with clock_at(at(18)):
        finish(running, Status.RESULT_READY, actor("motcua"))
    with clock_at(at(28)):
        keep_daily_figures()
    assert list(differences()) == []


def test_another_definition_counts_everything_again(running: Dossier) -> None:
    Counted.objects.update(definitions="another")
    DailyFigure.objects.update(of=99)
    with clock_at(at(15)):
        assert keep_daily_figures() == 1
    assert list(differences()) == []


def test_a_kept_figure_that_disagrees_is_named(running: Dossier) -> None:
    with clock_at(at(15)):
        assert "khớp với hồ sơ gốc" in CliRunner().invoke(check_figures).output
        DailyFigure.objects.filter(indicator="dossiers_received").update(of=99)
        DailyFigure.objects.filter(indicator="dossiers_early").delete()
        said = CliRunner().invoke(check_figures)
    assert said.exit_code == 1
    assert "Hồ sơ tiếp nhận mới trong kỳ (dossiers_received)" in said.output
    assert "đã lưu không có, tính lại (2, " in said.output


def test_events_that_commit_late_are_seen_by_the_next_round(running: Dossier) -> None:
    """An event may carry a moment before the last count, because its transaction ended after it."""
    with clock_at(at(15) - timedelta(minutes=5)):
        dossier_at(Status.RECEIVED)
    with clock_at(at(15)):
        Counted.objects.update(counted_at=at(15) - timedelta(minutes=1))
        assert keep_daily_figures() == 1
    assert list(differences()) == []


def test_sums_of_broken_minutes_agree_to_the_last_place(running: Dossier) -> None:
    """What waits 100, 200 and 310.3 seconds is kept as it is counted, day by day and in one."""
    for day in (15, 16):
        with clock_at(at(day)):
            for _ in range(3):
                take_ticket(line="A", priority="", by=actor("motcua"), submission=uuid4())
        for seconds in (100, 200, 310.3):
            with clock_at(at(day) + timedelta(seconds=seconds)):
                call_ticket(by=actor("motcua"))
    with clock_at(at(17)):
        keep_daily_figures()
        assert list(differences()) == []
        waited = next(each for each in kept_indicators() if each.code == "minutes_waited")
        units = [ward().pk]
        kept, fresh = kept_figures([waited], SEPTEMBER, units), figures([waited], SEPTEMBER, units)
        assert whole(kept["minutes_waited"], waited) == whole(fresh["minutes_waited"], waited)
        assert whole(fresh["minutes_waited"], waited).of == 6
