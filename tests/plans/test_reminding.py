"""The daily run over all units: many of them together, once a day, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.audit.models import Event
from cchc.audit.recording import events_of, record_event
from cchc.config.rounds import tick
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Post, Unit
from cchc.plans import reminders_due, rules
from cchc.plans.models import Reminder, ReminderRound, Status, Task
from cchc.plans.reminding import Reminded, remind_all
from cchc.worktime.calendar import WorkingCalendar
from tests.factories.office import actor, ward
from tests.factories.tasks import task_at
from tests.plans.actions.conftest import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=14)
NEIGHBOUR = "H99.26.06"


@pytest.fixture(autouse=True)
def two_weeks_later() -> Iterator[None]:
    """Both wards have a task that is late by now."""
    with clock_at(MONDAY):
        due_on = MONDAY.date() + timedelta(days=7)
        task_at(Status.IN_PROGRESS, due_on=due_on)
        there = Unit.objects.get(code=NEIGHBOUR)
        holder = actor("tuphap.hlt").post
        task_at(Status.GIVEN, unit=there, holder=holder, by=actor("chutich.hlt"), due_on=due_on)
    with clock_at(LATER):
        yield


def test_every_unit_is_reminded_once_a_day() -> None:
    first = remind_all()
    assert first.reminders == Reminder.objects.count() > 2 and first.failed == ()
    assert remind_all() == Reminded(0)
    assert ReminderRound.objects.count() == 2


def test_a_unit_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    """Its own reminders are rolled back; the next run makes them."""

    def fails_here(name: str, *, by: Any, **words: Any) -> Any:
        if by.unit_id == ward().pk:
            raise RuntimeError("a fault of this unit")
        return record_event(name, by=by, **words)

    with monkeypatch.context() as patched:
        patched.setattr("cchc.plans.actions.remind_unit.record_event", fails_here)
        found = remind_all()
    assert found.failed == (ward().code,)
    assert "H99.26.05: remind failed" in caplog.text
    assert not Reminder.objects.exclude(task__unit__code=NEIGHBOUR).exists()
    assert found.reminders == Reminder.objects.count() > 0
    assert remind_all().failed == () and Reminder.objects.filter(task__unit=ward()).exists()


def test_of_a_batch_with_a_fault_of_the_database_only_the_unit_at_fault_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    """The database may say it only after the units that follow: then each of the batch is tried alone."""

    def fails_here(name: str, *, subject: Any, by: Any, **words: Any) -> Any:
        event = record_event(name, subject=subject, by=by, **words)
        if by.unit_id == ward().pk:
            Event(**{field.attname: getattr(event, field.attname) for field in Event._meta.fields}).save(
                force_insert=True
            )
        return event

    monkeypatch.setattr("cchc.plans.actions.remind_unit.record_event", fails_here)
    found = remind_all()
    assert found.failed == (ward().code,) and "remind failed for 2 units together" in caplog.text
    assert not Reminder.objects.exclude(task__unit__code=NEIGHBOUR).exists()
    assert found.reminders == Reminder.objects.count() > 0
    made = ReminderRound.objects.get()
    assert made.unit.code == NEIGHBOUR and made.reminders == found.reminders
    assert [event.data for event in events_of(made)] == [{"reminders": made.reminders}]


def test_a_day_off_of_one_calendar_is_none_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Units are taken together only with those that work on the same days."""
    Unit.objects.filter(code=NEIGHBOUR).update(calendar="elsewhere")
    shipped = rules.calendar_of(ward())

    class Elsewhere(WorkingCalendar):
        def is_working_day(self, day: Any) -> bool:
            return day != LATER.date() and super().is_working_day(day)

    def calendar(code: str, *, roots: Any) -> WorkingCalendar:
        if code != "elsewhere":
            return shipped
        return Elsewhere(code=code, name=code, days=shipped.days, rules=shipped.rules)

    monkeypatch.setattr(rules, "calendar", calendar)
    monkeypatch.setattr(reminders_due, "calendar", calendar)
    assert remind_all().reminders == Reminder.objects.filter(task__unit=ward()).count() > 0
    assert not Reminder.objects.filter(task__unit__code=NEIGHBOUR).exists()


def test_a_unit_without_its_system_is_reported_and_stops_no_other(caplog: Any) -> None:
    Post.objects.filter(unit=ward(), position__role="system").update(held_until=MONDAY.date())
    assert remind_all().failed == (ward().code,)
    assert Reminder.objects.filter(task__unit__code=NEIGHBOUR).exists()


def test_the_round_of_the_server_reminds_and_says_how_many() -> None:
    done = tick()
    assert done.reminders == Reminder.objects.count() > 0
    assert tick().reminders == 0


def test_nothing_runs_on_a_day_off() -> None:
    with clock_at(LATER - timedelta(days=1)):
        assert remind_all() == Reminded(0)
    assert not ReminderRound.objects.exists()


def test_many_tasks_cost_as_many_queries_as_few() -> None:
    def cost() -> int:
        Reminder.objects.all().delete()
        ReminderRound.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            remind_all()
        return len(queries)

    few = cost()
    with clock_at(MONDAY):
        for _ in range(10):
            task_at(Status.IN_PROGRESS, due_on=MONDAY.date() + timedelta(days=7))
    assert cost() == few
    assert Task.objects.count() == 12
