"""The product waits for who gave the task; the moment of handing in counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, today
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.give_task import give_task
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.parts import part
from tests.factories.tasks import HOLDER, task_at, words
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_handed_in_on_time_and_accepted_later_is_on_time() -> None:
    task = task_at(Status.IN_PROGRESS)
    submit_product(task=task, by=actor(HOLDER), note="Đã ban hành", product_number="12/KH-UBND")
    with clock_at(MONDAY + timedelta(days=60)):
        done = accept_product(task=task, by=actor("chutich"))
        assert not done.is_late(MONDAY + timedelta(days=60))


def test_refused(refused: Refused) -> None:
    task = task_at(Status.IN_PROGRESS)
    with refused("số, ký hiệu của văn bản sản phẩm hoặc đính kèm"):
        submit_product(task=task, by=actor(HOLDER), note="Xong")
    with refused("Hãy ghi ngắn gọn"):
        submit_product(task=task, by=actor(HOLDER), note=" ", product_number="12/KH-UBND")
    part = give_task(words=words(parent=task, due_on=today()), by=actor(HOLDER))
    with refused("Còn 1 việc con chưa xong"):
        submit_product(task=part.parent or task, by=actor(HOLDER), note="Xong", product_number="12/KH-UBND")


def test_partners_are_waited_for_unless_a_reason_is_given(refused: Refused) -> None:
    asked = part()
    with refused("Còn 1 phần phối hợp chưa trả lời"):
        submit_product(task=asked.task, by=actor(HOLDER), note="Xong", product_number="12/KH-UBND")
    submit_product(
        task=asked.task, by=actor(HOLDER), note="Xong", product_number="12/KH-UBND", unanswered="Tự tổng hợp"
    )
    asked.refresh_from_db()
    assert asked.withdrawn_at == MONDAY
    event = events_of(asked.task).last()
    assert event is not None
    assert event.data["unanswered"] == "Tự tổng hợp"
