"""A partner, here or at another unit, is asked for a part with its own clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, today
from cchc.plans.actions.ask_partner import ask_partner
from cchc.plans.models import Status, Task
from cchc.plans.permissions import visible_to
from cchc.worktime.zone import local
from tests.factories.office import actor
from tests.factories.parts import OTHER_UNIT, PARTNER, part
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_the_lead_asks_until_the_closing_of_a_day() -> None:
    asked = part()
    assert (asked.order, asked.status.label, asked.unit) == (1, "Chờ trả lời", actor(PARTNER).unit)
    assert f"{local(asked.due_at):%H:%M %d/%m}" == "17:00 21/09"
    event = events_of(asked.task).last()
    assert event is not None
    assert event.name == "partner_asked"


def test_who_gave_it_asks_too_and_a_day_off_is_moved() -> None:
    saturday = MONDAY.date() + timedelta(days=5)
    asked = part(of=task_at(Status.GIVEN), by=actor("chutich"), due_on=saturday)
    assert local(asked.due_at).date() == saturday + timedelta(days=2)


def test_another_unit_sees_the_task_of_which_it_does_a_part() -> None:
    task = task_at(Status.IN_PROGRESS)
    there = actor(OTHER_UNIT)
    assert not visible_to(Task.objects.all(), there).filter(pk=task.pk).exists()
    asked = part(of=task, to=OTHER_UNIT)
    assert asked.unit == there.unit
    assert visible_to(Task.objects.all(), there).filter(pk=task.pk).exists()


def test_refused(refused: Refused) -> None:
    task = task_at(Status.IN_PROGRESS)
    with refused("Việc này do người chủ trì nhiệm vụ"):
        part(of=task, by=actor(PARTNER), to="tuphap")
    with refused("đang chủ trì nhiệm vụ này"):
        part(of=task, to=HOLDER)
    with refused("Hãy ghi rõ cần người phối hợp làm gì"):
        part(of=task, wanted="  ")
    with refused("Hạn phối hợp đã qua"):
        part(of=task, due_on=today() - timedelta(days=1))
    with refused("không được sau hạn của nhiệm vụ"):
        part(of=task, due_on=today() + timedelta(days=60))
    with refused("không còn giữ vị trí đó"):
        part(of=task, to="captren")
    part(of=task)
    with refused("đang có một phần phối hợp chưa trả lời"):
        part(of=task)
    done = task_at(Status.DONE)
    with refused("nhiệm vụ đang ở trạng thái «Hoàn thành»"):
        ask_partner(task=done, by=actor(HOLDER), partner=actor(PARTNER).post, wanted="Số liệu", due_on=today())


def test_for_a_task_that_is_late_already_partners_are_still_asked() -> None:
    task = task_at(Status.IN_PROGRESS)
    with clock_at(MONDAY + timedelta(days=60)):
        assert part(of=task).due_at > (task.due_at or MONDAY)
