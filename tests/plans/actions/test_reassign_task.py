"""The task goes to another person; its deadline stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import today
from cchc.plans.actions.reassign_task import reassign_task
from cchc.plans.actions.request_extension import request_extension
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_given_to_somebody_else() -> None:
    task = task_at(Status.IN_PROGRESS)
    request_extension(task=task, by=actor(HOLDER), new_due_on=today() + timedelta(days=50), reason="Thiếu người")
    moved = reassign_task(task=task, by=actor("vanphong"), to=actor("vanhoaxahoi").post, reason="Nghỉ thai sản")
    assert (moved.status, moved.holder, moved.accepted_at) == (Status.GIVEN, actor("vanhoaxahoi").post, None)
    assert moved.due_at == task.due_at
    assert moved.extensions.get().verdict == "withdrawn"


def test_what_was_returned_is_given_again() -> None:
    returned = task_at(Status.RETURNED)
    again = reassign_task(task=returned, by=actor("chutich"), to=actor(HOLDER).post, reason="Đúng việc của phòng")
    assert again.status == Status.GIVEN


def test_refused(refused: Refused) -> None:
    task = task_at(Status.IN_PROGRESS)
    with refused("đang chủ trì nhiệm vụ này"):
        reassign_task(task=task, by=actor("chutich"), to=actor(HOLDER).post, reason="Nhắc lại")
    with refused("Hãy ghi lý do"):
        reassign_task(task=task, by=actor("chutich"), to=actor("tuphap").post, reason="")
    with refused("phải làm việc tại đơn vị"):
        reassign_task(task=task, by=actor("chutich"), to=actor("captren").post, reason="Xin giúp")
    with refused("Việc này do người giao nhiệm vụ"):
        reassign_task(task=task, by=actor("tuphap"), to=actor("tuphap2").post, reason="Bận")
