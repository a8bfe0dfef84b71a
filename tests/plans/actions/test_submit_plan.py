"""Only a complete draft goes to its reviewer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.submit_plan import submit_plan
from cchc.plans.models import Plan
from cchc.worktime.zone import ZONE
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, line, plan_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_submitted() -> None:
    assert submit_plan(plan=plan_at(Plan.Status.DRAFTING), by=actor(DRAFTER)).status == Plan.Status.SUBMITTED


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"lead": None}, "dòng 1 thiếu chủ trì"),
    ({"content": "", "product": ""}, "dòng 1 thiếu nội dung cải cách, sản phẩm"),
    ({"due_kind": "", "due_days": ()}, "dòng 1 thiếu thời hạn"),
    ({"due_days": (date(2026, 1, 31),)}, "Mọi hạn của dòng 1 đã qua"),
])  # fmt: skip
def test_what_lacks_is_named(changes: dict[str, Any], sentence: str, refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING, line(**changes))
    with refused(sentence):
        submit_plan(plan=plan, by=actor(DRAFTER))


def test_a_lead_who_left_is_named(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING, line())
    post = plan.lines.get().lead
    assert post
    post.held_until = date(2026, 9, 1)
    post.save()
    with refused("Người chủ trì của dòng 1 không còn giữ vị trí"):
        submit_plan(plan=plan, by=actor(DRAFTER))


def test_a_day_beyond_the_calendar_is_said_before_the_tasks_are_given(refused: Refused) -> None:
    with clock_at(datetime(2027, 3, 1, 9, 0, tzinfo=ZONE)):
        plan = plan_at(Plan.Status.DRAFTING, line(due_days=(date(2028, 1, 31),)))
        with refused("Dòng 1: Lịch làm việc «vn» chỉ có từ"):
            submit_plan(plan=plan, by=actor(DRAFTER))


def test_an_empty_plan_is_refused(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING, line())
    plan.lines.all().delete()
    with refused("Kế hoạch chưa có nhiệm vụ nào"):
        submit_plan(plan=plan, by=actor(DRAFTER))


def test_not_by_others(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    with refused("Việc này do Văn phòng của đơn vị làm"):
        submit_plan(plan=plan, by=actor("chanhvanphong"))
