"""A remedy is a task that names the lost point and how many points it is to win back."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.plan_remedy import RemedyWords, plan_remedy, why_not_plan_remedy
from cchc.plans.models import Source
from tests.factories.office import actor
from tests.factories.rounds import lost_point, stated

pytestmark = pytest.mark.django_db


def words(**changes: Any) -> RemedyWords:
    values: dict[str, Any] = {
        "title": "Rà soát hồ sơ sắp đến hạn mỗi chiều", "product": "Sổ rà soát", "content": "ND2",
        "holder": actor("tuphap").post, "due_on": today() + timedelta(days=30), "expected": Decimal("1.5"),
    }  # fmt: skip
    return RemedyWords(**values | changes)


def test_a_task_for_the_lost_point() -> None:
    lost = stated(("tuphap", 100))
    remedy = plan_remedy(lost=lost, by=actor("vanphong"), words=words())
    assert (remedy.task.source, remedy.task.source_id, remedy.task.holder) == (
        Source.LOST_POINT, lost.pk, actor("tuphap").post,
    )  # fmt: skip
    assert "Điểm bị trừ 1.1" in remedy.task.source_text
    assert events_of(lost).last().data == {"task": remedy.task.code, "expected": "1.5"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"expected": Decimal("1.6")}, "không quá 1,5 điểm"),
        ({"expected": Decimal(0)}, "lớn hơn 0"),
        ({"title": " "}, "nội dung nhiệm vụ"),
        ({"due_on": today() - timedelta(days=1)}, "đã qua"),
    ],
)
def test_refusals(changes: dict[str, Any], sentence: str) -> None:
    lost = stated(("tuphap", 100))
    with pytest.raises(ActionRefused, match=sentence):
        plan_remedy(lost=lost, by=actor("vanphong"), words=words(**changes))
    assert not lost.remedies.exists()


def test_who_and_when() -> None:
    assert "Hệ thống đề xuất" in str(why_not_plan_remedy(lost=lost_point(), by=actor("vanphong")))


def test_an_officer_does_not() -> None:
    assert "lãnh đạo hoặc Văn phòng" in str(why_not_plan_remedy(lost=stated(("tuphap", 100)), by=actor("tuphap")))
