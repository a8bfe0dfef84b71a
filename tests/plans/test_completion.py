"""How far a plan is on schedule is computed from its tasks and figures, and what broke it is named."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from cchc.lifecycle.clock import clock_at, today
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.cancel_task import cancel_task
from cchc.plans.actions.enter_figure import enter_figure
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.completion import Numbers, completion_of
from cchc.plans.models import Plan, Task
from cchc.worktime.zone import ZONE
from tests.factories.office import actor, ward
from tests.factories.plans import DRAFTER, LEAD, awaited, line, plan_at

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)
AFTERWARDS = MONDAY + timedelta(days=21)


def finish(task: Task, at: datetime) -> None:
    with clock_at(at):
        task = accept_task(task=task, by=actor(LEAD))
        submit_product(task=task, by=actor(LEAD), note="Đã ban hành", product_number="12/KH-UBND")
        accept_product(task=task, by=actor(DRAFTER))


@pytest.fixture
def plan() -> Plan:
    """Six tasks: four due on 25 September, one at the end of the year, one awaiting its event."""
    with clock_at(MONDAY):
        early = [line(title=f"Việc {number}", due_days=(date(2026, 9, 25),)) for number in range(4)]
        plan = plan_at(Plan.Status.ISSUED, *early, line(title="Cuối năm", content="ND2"), awaited())
        in_time, late, _, gone = Task.objects.order_by("number")[:4]
        finish(in_time, MONDAY + timedelta(days=1))
        finish(late, MONDAY + timedelta(days=14))
        cancel_task(task=gone, by=actor(DRAFTER), reason="Tỉnh không yêu cầu")
    return plan


def test_by_content_and_in_all(plan: Plan) -> None:
    found = completion_of(ward(), 2026, AFTERWARDS)
    assert found.by_content == {
        "ND0": Numbers(total=5, on_time=1, late=1, open_late=1, open_in_time=1, excluded=1, kept=1),
        "ND2": Numbers(total=1, open_in_time=1),
    }
    assert (found.all.total, found.all.due, found.percent) == (6, 3, Decimal("33.3"))
    assert [task.title for task in found.broken] == ["Việc 1", "Việc 2"]


def test_before_the_deadline_nothing_is_broken(plan: Plan) -> None:
    found = completion_of(ward(), 2026, MONDAY + timedelta(days=2))
    assert found.all.open_late == 0


@pytest.mark.parametrize(("value", "met", "percent"), [("98", True, "50.0"), ("97.9", False, "25.0")])
def test_targets_by_their_latest_figure(plan: Plan, value: str, met: bool, percent: str) -> None:
    assert completion_of(ward(), 2026, AFTERWARDS).targets[0].is_met is None
    with clock_at(AFTERWARDS):
        target = plan.targets.get()
        enter_figure(target=target, by=actor(LEAD), as_of=today() - timedelta(days=1), value=Decimal(1))
        enter_figure(target=target, by=actor(LEAD), as_of=today(), value=Decimal(50))
        enter_figure(target=target, by=actor(LEAD), as_of=today(), value=Decimal(value))
        found = completion_of(ward(), 2026, AFTERWARDS)
    assert (found.targets[0].is_met, found.percent) == (met, Decimal(percent))


def test_without_a_plan_there_is_no_figure() -> None:
    assert completion_of(ward(), 2026, AFTERWARDS).percent is None


def test_cost_is_constant(plan: Plan, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(5):
        completion_of(plan.unit, 2026, AFTERWARDS)
