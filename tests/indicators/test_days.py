"""Figures in days: how late a product was handed in, how long a publication decision took to the board."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.actions.confirm_posting import confirm_posting
from cchc.catalogue.models import PostingDuty
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure, Window, figures, whole
from cchc.lifecycle.clock import clock_at, now, today
from cchc.plans.models import Status, Task
from cchc.worktime.zone import ZONE
from tests.factories.office import actor, ward
from tests.factories.publications import ABOLISHED, board, photo, publication
from tests.factories.tasks import task_at

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)


def figure(code: str) -> Figure:
    indicator = indicators_on(today())[code]
    window = Window(today() - timedelta(days=60), today(), now())
    return whole(figures([indicator], window, [ward().pk])[code], indicator)


def test_only_what_was_late_counts_in_days() -> None:
    with clock_at(MONDAY):
        task_at(Status.SUBMITTED)
        assert figure("task_days_late").value is None
        for days in (1, 4):
            task, due = task_at(Status.SUBMITTED), now() - timedelta(days=days, hours=-1)
            Task.objects.filter(pk=task.pk).update(given_at=due, original_due_at=due, due_at=due)
        assert (figure("task_days_late").of, figure("task_days_late").value) == (2, Decimal("2.5"))


def test_what_is_open_past_its_day() -> None:
    task = task_at(Status.IN_PROGRESS)
    assert figure("tasks_open_late").of == 0
    Task.objects.filter(pk=task.pk).update(
        given_at=now() - timedelta(days=9), original_due_at=now() - timedelta(days=1), due_at=now() - timedelta(days=1)
    )
    assert figure("tasks_open_late").of == 1


def test_from_the_decision_to_the_board() -> None:
    with clock_at(MONDAY):
        place = board()
        confirm_posting(
            place=place, duties=list(PostingDuty.objects.open().filter(place=place)), by=actor("motcua"),
            upload=photo(), name="bang.png",
        )  # fmt: skip
        assert figure("days_to_post").value is None
        apply_publication(publication=publication(ABOLISHED), by=actor("vanphong"))
    with clock_at(MONDAY + timedelta(days=3)):
        duties = list(PostingDuty.objects.open().filter(place=place))
        confirm_posting(place=place, duties=duties, by=actor("motcua"), upload=photo(), name="bang.png")
        assert figure("days_to_post").value == 3
