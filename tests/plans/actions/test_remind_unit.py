"""Nhắc việc trong ngày: who is reminded when, right over holidays, once, made good when missed, told upwards."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actions.end_post import end_post
from cchc.plans.actions.acknowledge_delay import acknowledge_delay
from cchc.plans.actions.explain_delay import explain_delay
from cchc.plans.actions.grant_extension import grant_extension
from cchc.plans.actions.remind_unit import remind_unit, why_not_remind_unit
from cchc.plans.actions.request_extension import request_extension
from cchc.plans.models import Reminder, ReminderRound, Status, Task
from cchc.worktime.zone import ZONE
from tests.factories.office import actor, system_actor, ward
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db
Line = tuple[str, str, int, int]  # to whom, for what, at which level, with how many days left


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 0, 5, tzinfo=ZONE)


def run(day: date) -> list[Line]:
    """What the run of that day made, when nobody ran between."""
    with clock_at(morning(day)):
        if why_not_remind_unit(unit=ward(), by=system_actor()) is None:
            remind_unit(unit=ward(), by=system_actor())
    made = Reminder.objects.filter(on=day).select_related("to__official__user").order_by("level", "cause", "to")
    return [(each.to.official.user.username, each.cause, each.level, each.days) for each in made]


def runs(first: date, last: date) -> dict[str, list[Line]]:
    """The days on which something was made."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return {f"{day:%d/%m}": lines for day in days if (lines := run(day))}


def late_task(**changes: object) -> Task:
    """Due on Friday 25/9/2026."""
    return task_at(Status.IN_PROGRESS, due_on=date(2026, 9, 25), **changes)


def test_seven_three_and_one_day_before() -> None:
    task_at(Status.IN_PROGRESS, due_on=date(2026, 10, 1))
    assert runs(date(2026, 9, 15), date(2026, 10, 1)) == {
        "24/09": [(HOLDER, "before", 0, 7)],
        "28/09": [(HOLDER, "before", 0, 3)],
        "30/09": [(HOLDER, "before", 0, 1)],
    }


def test_what_falls_on_days_off_is_said_before_them() -> None:
    """Due on the first working day after Tết: every one of the three days lies in the holiday."""
    with clock_at(MONDAY.replace(month=1, day=12)):
        task_at(Status.IN_PROGRESS, due_on=date(2026, 2, 23))
    assert runs(date(2026, 2, 1), date(2026, 2, 23)) == {"13/02": [(HOLDER, "before", 0, 10)]}


def test_nobody_is_reminded_on_a_day_off(refused: Refused) -> None:
    late_task()
    with clock_at(morning(date(2026, 9, 27))), refused("đơn vị nghỉ nên không nhắc việc"):
        remind_unit(unit=ward(), by=system_actor())


def test_only_the_system_reminds(refused: Refused) -> None:
    with refused("do hệ thống của đơn vị làm"):
        remind_unit(unit=ward(), by=actor("vanphong"))


def test_a_second_run_of_the_day_adds_nothing() -> None:
    late_task()
    first = run(date(2026, 9, 28))
    assert first and run(date(2026, 9, 28)) == first
    assert ReminderRound.objects.get().reminders == 1


def test_what_became_due_after_the_run_is_added() -> None:
    late_task()
    run(date(2026, 9, 28))
    with clock_at(morning(date(2026, 9, 28)) + timedelta(hours=1)):
        task_at(Status.GIVEN, holder=None, queue_role="counter", due_on=date(2026, 9, 28))
    with clock_at(morning(date(2026, 9, 28)) + timedelta(hours=18)):
        remind_unit(unit=ward(), by=system_actor())
    assert {to for to, *_ in run(date(2026, 9, 28))} == {HOLDER, "motcua", "motcua1", "tuphap2"}


def test_a_missed_reminder_comes_with_the_next_run_and_only_once() -> None:
    """Its seventh and third day passed while nothing ran."""
    task_at(Status.IN_PROGRESS, due_on=date(2026, 10, 1))
    assert run(date(2026, 9, 29)) == [(HOLDER, "before", 0, 2)]
    assert runs(date(2026, 9, 30), date(2026, 10, 1)) == {"30/09": [(HOLDER, "before", 0, 1)]}


def test_a_week_of_missed_runs_causes_no_storm() -> None:
    """One reminder to the holder, one to the next above him: not one for every day and level."""
    late_task()
    assert run(date(2026, 10, 9)) == [(HOLDER, "late", 0, -14), ("phochutich", "escalated", 2, -14)]


def test_who_was_given_it_within_those_days_is_not_reminded_of_it_again() -> None:
    task_at(Status.IN_PROGRESS, due_on=date(2026, 9, 18))  # given four days before
    assert runs(date(2026, 9, 14), date(2026, 9, 18)) == {
        "15/09": [(HOLDER, "before", 0, 3)], "17/09": [(HOLDER, "before", 0, 1)],
    }  # fmt: skip


def test_late_work_is_reminded_daily_and_told_upwards_level_by_level() -> None:
    """Who holds it is the head of his division; two working days of grace for each level above him."""
    late_task()
    assert runs(date(2026, 9, 26), date(2026, 10, 7)) == {
        "28/09": [(HOLDER, "late", 0, -3)],
        "29/09": [(HOLDER, "late", 0, -4)],
        "30/09": [(HOLDER, "late", 0, -5), ("phochutich", "escalated", 2, -5)],
        "01/10": [(HOLDER, "late", 0, -6)],
        "02/10": [(HOLDER, "late", 0, -7)],
        "05/10": [(HOLDER, "late", 0, -10), ("chutich", "escalated", 3, -10)],
        "06/10": [(HOLDER, "late", 0, -11)],
        "07/10": [(HOLDER, "late", 0, -12)],
    }
    assert run(date(2026, 10, 8))[-1] == ("captren", "escalated", 4, -13)
    after = runs(date(2026, 10, 9), date(2026, 10, 30))  # the line has ended
    assert len(after) == 16 and {len(lines) for lines in after.values()} == {1}


def test_an_officer_has_the_head_of_his_division_above_him() -> None:
    task_at(Status.GIVEN, holder=actor("vanhoaxahoi").post, due_on=date(2026, 9, 25))
    assert run(date(2026, 9, 30))[-1] == (HOLDER, "escalated", 1, -5)


def test_a_level_that_is_vacant_is_passed_over() -> None:
    late_task()
    with clock_at(MONDAY):
        end_post(post=actor("phochutich").post, by=actor("vanthu", role="admin"), last_day=date(2026, 9, 20))
    assert run(date(2026, 9, 30))[-1] == ("chutich", "escalated", 3, -5)


def test_a_level_at_which_the_holder_himself_stands_in_is_passed_over() -> None:
    late_task()
    arrange_stand_in(
        absent=actor("phochutich").post, by=actor("phochutich"), substitute=actor(HOLDER).official,
        from_on=date(2026, 9, 28), until_on=date(2026, 10, 2), reason="đi học",
    )  # fmt: skip
    assert run(date(2026, 9, 30))[-1] == ("chutich", "escalated", 3, -5)


def test_what_nobody_holds_any_more_is_told_to_the_next_above() -> None:
    task_at(Status.GIVEN, holder=actor("vanhoaxahoi").post, due_on=date(2026, 9, 25))
    end_post(post=actor("vanhoaxahoi").post, by=actor("vanthu", role="admin"), last_day=date(2026, 9, 20))
    assert run(date(2026, 9, 30)) == [(HOLDER, "late", 1, -5), ("phochutich", "escalated", 2, -5)]


def test_what_lies_in_a_queue_is_told_to_everybody_of_the_role_then_upwards() -> None:
    """The counter has no head of its own: the Vice-chair is the next above."""
    task_at(Status.GIVEN, holder=None, queue_role="counter", due_on=date(2026, 11, 30))
    clerks = [(name, "unclaimed", 0) for name in ("motcua", "motcua1", "tuphap2")]
    found = runs(date(2026, 9, 15), date(2026, 9, 18))
    assert {day: {line[:3] for line in lines} for day, lines in found.items()} == {
        "16/09": {*clerks}, "17/09": {*clerks}, "18/09": {*clerks, ("phochutich", "escalated", 2)},
    }  # fmt: skip


def test_lateness_that_was_explained_and_accepted_is_quieter() -> None:
    """Once a week, and told to nobody above."""
    task = late_task()
    with clock_at(MONDAY + timedelta(days=14)):
        explain_delay(task=task, by=actor(HOLDER), reason="Chờ số liệu của tỉnh")
        acknowledge_delay(task=task, by=actor("chutich"))
    assert list(runs(date(2026, 9, 28), date(2026, 10, 14))) == ["28/09", "05/10", "12/10"]
    assert not Reminder.objects.filter(cause="escalated").exists()


def test_what_was_returned_waits_for_who_gave_it() -> None:
    task_at(Status.RETURNED, due_on=date(2026, 9, 25))
    assert run(date(2026, 9, 28)) == [("chutich", "late", 0, -3)]


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.PAUSED, Status.DONE, Status.CANCELLED])
def test_no_clock_no_reminder(status: Status) -> None:
    task_at(status, due_on=date(2026, 9, 25))
    assert run(date(2026, 9, 28)) == []


def test_a_new_deadline_is_reminded_anew() -> None:
    task = late_task()
    run(date(2026, 9, 18))
    with clock_at(MONDAY + timedelta(days=5)):
        request_extension(task=task, by=actor(HOLDER), new_due_on=date(2026, 10, 9), reason="Thêm hai trường")
        grant_extension(task=task, by=actor("chutich"))
    assert list(runs(date(2026, 9, 21), date(2026, 10, 9))) == ["02/10", "06/10", "08/10"]
