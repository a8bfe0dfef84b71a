"""Gửi phiếu đôn đốc: one number for a round, one line for each task, to whoever has the next step to do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.organization.actions.end_post import end_post
from cchc.plans.actions.send_urging import send_urging
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import Status, UrgingLetter
from tests.factories.office import actor, ward
from tests.factories.tasks import HOLDER, task_at
from tests.factories.urging import late_task
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_rounds_are_numbered_in_the_year_and_keep_what_stood() -> None:
    task, other = late_task(), late_task()
    made = send_urging(unit=ward(), tasks=[task, other], by=actor("vanphong"), note=" Trước họp giao ban ")
    assert (made.number, made.year, made.note) == (1, 2026, "Trước họp giao ban")
    lines = list(made.letters.values_list("task", "to__official__user__username", "due_at", "replied_at"))
    assert sorted(lines) == sorted((each.pk, HOLDER, each.due_at, None) for each in (task, other))
    with clock_at(MONDAY + timedelta(days=1)):
        assert send_urging(unit=ward(), tasks=[task], by=actor("chutich")).number == 2


def test_what_nobody_claimed_is_urged_at_the_next_above() -> None:
    task = task_at(Status.GIVEN, holder=None, queue_role="counter")
    assert send_urging(unit=ward(), tasks=[task], by=actor("vanphong")).letters.get().to == actor("phochutich").post


def test_what_nobody_holds_any_more_is_urged_at_the_head_of_the_division() -> None:
    task = task_at(Status.GIVEN, holder=actor("vanhoaxahoi").post)
    end_post(post=actor("vanhoaxahoi").post, by=actor("vanthu", role="admin"), last_day=MONDAY.date())
    with clock_at(MONDAY + timedelta(days=1)):
        letter = send_urging(unit=ward(), tasks=[task], by=actor("vanphong")).letters.get()
    assert letter.to == actor(HOLDER).post


@pytest.mark.parametrize("username", ["vanhoaxahoi", HOLDER, "motcua", "captren", "chutich.hlt"])
def test_only_the_office_and_the_heads_of_the_unit_urge(username: str, refused: Refused) -> None:
    task = late_task()
    with refused("do Văn phòng hoặc lãnh đạo của đơn vị gửi"):
        send_urging(unit=ward(), tasks=[task], by=actor(username))


def test_nothing_chosen(refused: Refused) -> None:
    with refused("Hãy chọn ít nhất một nhiệm vụ"):
        send_urging(unit=ward(), tasks=[], by=actor("vanphong"))


def test_what_was_handed_in_since_is_not_urged(refused: Refused) -> None:
    task = late_task()
    submit_product(task=task, by=actor(HOLDER), note="Đã ban hành", product_number="12/KH-UBND")
    with refused("nay ở trạng thái «Chờ duyệt kết quả»"):
        send_urging(unit=ward(), tasks=[task], by=actor("vanphong"))


def test_once_a_day(refused: Refused) -> None:
    task = late_task()
    send_urging(unit=ward(), tasks=[task], by=actor("vanphong"))
    with refused("đã được đôn đốc hôm nay, phiếu số 1"):
        send_urging(unit=ward(), tasks=[task], by=actor("vanphong"))
    assert UrgingLetter.objects.count() == 1
