"""Every sum of the head's screen is what is counted in Python, task by task."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import pytest

from cchc.lifecycle.clock import now
from cchc.organization.models import Post, Unit
from cchc.plans.listing import begin_of
from cchc.plans.models import Status, Task
from cchc.plans.models.task import OPEN, is_late, is_late_open
from cchc.plans.permissions import of_unit
from cchc.plans.steering import Compared, Share, Tally, due_in, figures_of, people_of, units_compared, year_of
from cchc.worktime.zone import local
from tests.factories.mixed_tasks import mixed_tasks
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks() -> list[Task]:
    return mixed_tasks()


def tally(tasks: list[Task]) -> Tally:
    return Tally(
        len(tasks), sum(task.status == Status.DONE for task in tasks), sum(task.is_late(now()) for task in tasks)
    )


def of_year(tasks: list[Task], **wanted: Any) -> list[Task]:
    """Those due this year that were not cancelled."""
    return [
        task
        for task in tasks
        if task.status != Status.CANCELLED
        and task.due_at
        and local(task.due_at).year == now().year
        and all(getattr(task, name) == value for name, value in wanted.items())
    ]


def test_late_is_one_rule_in_both_languages(tasks: list[Task]) -> None:
    late = {task.pk for task in tasks if task.is_late(now())}
    open_late = {task.pk for task in tasks if task.pk in late and task.status in OPEN}
    assert set(Task.objects.filter(is_late(now())).values_list("pk", flat=True)) == late
    assert set(Task.objects.filter(is_late_open(now())).values_list("pk", flat=True)) == open_late
    assert len(tasks) > len(late) > len(open_late) > 0


def test_the_year_by_content_and_month(tasks: list[Task]) -> None:
    found = year_of(Task.objects.all(), now().year, now())
    cells = defaultdict[tuple[str, int], list[Task]](list)
    for task in of_year(tasks):
        assert task.due_at
        cells[task.content, local(task.due_at).month].append(task)
    assert {key: vars(each) for key, each in found.cells.items()} == {
        key: vars(tally(some)) for key, some in cells.items()
    }
    assert found.whole == tally(of_year(tasks))


def test_people_and_their_divisions(tasks: list[Task]) -> None:
    people, divisions = people_of(Task.objects.filter(unit=ward()), now().year, now())
    own = of_year(tasks, unit_id=ward().pk)
    holders = {task.holder_id for task in own}
    assert None in holders and len(holders) > 2
    expected = [Share("Chưa ai nhận", "", {"chua_nhan": 1}, tally([task for task in own if not task.holder_id]))]
    for post in Post.objects.filter(pk__in=holders - {None}).select_related("official", "position"):
        held = tally([task for task in own if task.holder_id == post.pk])
        expected.append(Share(post.official.full_name, post.position.name, {"nguoi": post.pk}, held))
    assert people == worst_first(expected)
    by_division = defaultdict[str, list[Task]](list)
    for task in own:
        if task.holder:
            by_division[task.holder.position.division].append(task)
    assert divisions == worst_first(
        [Share(name, "", {"bo_phan": name}, tally(some)) for name, some in by_division.items()]
    )


def worst_first(shares: list[Share]) -> list[Share]:
    return sorted(shares, key=lambda share: (-share.tally.late, -share.tally.total, share.name))


def test_four_figures_of_a_ward_and_of_a_province(tasks: list[Task]) -> None:
    for username in ("chutich", "captren"):
        by, week = actor(username), now() + timedelta(days=7)
        seen = [task for task in tasks if task.unit_id in by.scope]
        assert len(seen) == len(tasks) or username == "chutich"
        found = figures_of(of_unit(Task.objects.all(), by), now(), actor("chutich").post_id)
        assert found.late == sum(task.status in OPEN and task.is_late(now()) for task in seen)
        assert found.week == sum(
            task.status in (Status.GIVEN, Status.IN_PROGRESS)
            and task.due_at is not None
            and now() <= task.due_at < week
            for task in seen
        )
        assert found.mine == sum(task.status == Status.SUBMITTED for task in seen)
        assert found.unclaimed == sum(task.holder_id is None and task.status == Status.GIVEN for task in seen)


@pytest.mark.parametrize("most", [2, 60])
def test_units_are_compared_by_one_month(most: int, tasks: list[Task]) -> None:
    month = local(now()).date().replace(day=1)
    units = dict(Unit.objects.values_list("pk", "short_name"))
    due = [
        task for task in of_year(tasks)
        if task.due_at and begin_of(month.year, month.month) <= task.due_at < begin_of(month.year, month.month + 1)
    ]  # fmt: skip
    expected = []
    for unit in {task.unit_id for task in due}:
        counted = tally([task for task in due if task.unit_id == unit])
        expected.append(Share(units[unit], "", {"don_vi": unit}, counted))
    expected.sort(key=lambda share: (-share.tally.late / share.tally.total, -share.tally.late, share.name))
    found = units_compared(Unit.objects.all(), month, now(), most)
    assert found.worst == expected[:most]
    assert (found.units, found.whole) == (len(expected), tally(due))
    assert found.late_units == sum(share.tally.late > 0 for share in expected)
    assert len(expected) > 2


def test_units_that_are_left_out_and_a_month_of_nothing(tasks: list[Task]) -> None:
    month = local(now()).date().replace(day=1)
    alone = units_compared(Unit.objects.filter(pk=ward().pk), month, now(), 60)
    assert [share.asked["don_vi"] for share in alone.worst] == [ward().pk]
    assert alone.units == 1 and alone.whole == alone.worst[0].tally
    assert units_compared(Unit.objects.all(), date(2001, 1, 1), now(), 60) == Compared(0, 0, Tally(), [])


def test_what_is_due_in_a_year(tasks: list[Task]) -> None:
    found = due_in(Task.objects.all(), now().year)
    assert set(found.values_list("pk", flat=True)) == {task.pk for task in of_year(tasks)}
