"""Lập bản tin tuần: what the Chair is told of the week before, once, on the first working day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cchc.config.rounds import tick
from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.compile_digest import compile_digest
from cchc.plans.actions.request_extension import request_extension
from cchc.plans.actions.send_urging import send_urging
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import Digest, Status
from cchc.worktime.zone import ZONE
from tests.factories.office import actor, system_actor, ward
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db
NEXT = MONDAY.replace(day=21, hour=0, minute=5)


def a_week() -> None:
    """Given on Monday 31/8: of what follows something ends in every way."""
    day = MONDAY.date()
    with clock_at(MONDAY - timedelta(days=14)):
        in_time, late_then, newly, older, coming, asked = (
            task_at(Status.IN_PROGRESS, due_on=day + timedelta(days=number)) for number in (3, 1, 2, -4, 9, 8)
        )
        task_at(Status.GIVEN, holder=None, queue_role="counter", due_on=day + timedelta(days=60))
    with clock_at(MONDAY + timedelta(days=2)):
        for task in (in_time, late_then):
            submit_product(task=task, by=actor(HOLDER), note="Đã ban hành", product_number="12/KH-UBND")
            accept_product(task=task, by=actor("chutich"))
        request_extension(task=asked, by=actor(HOLDER), new_due_on=day + timedelta(days=30), reason="Chờ số liệu")
        send_urging(unit=ward(), tasks=[older], by=actor("vanphong"))
    assert {newly.pk, coming.pk}


def test_it_tells_of_the_week_before_and_of_the_one_that_begins() -> None:
    a_week()
    with clock_at(NEXT):
        content = compile_digest(unit=ward(), by=system_actor()).content
    assert (content["from"], content["to"]) == ("2026-09-14", "2026-09-20")
    assert content["counts"] == {
        "done": 2, "late": 2, "newly_late": 1, "due": 2, "unanswered": 1, "extensions": 1,
    }  # fmt: skip
    assert (content["open"], content["done_late"]) == (5, 1)
    figures = ("name", "open", "late", "done", "done_late")
    assert [tuple(line[each] for each in figures) for line in content["divisions"]] == [
        ("Phòng Văn hóa - Xã hội", 4, 2, 2, 1), ("Chưa ai nhận", 1, 0, 0, 0),
    ]  # fmt: skip
    assert content["lists"]["newly_late"][0]["text"].startswith("Quá hạn")


def test_it_is_kept_as_it_was_sent() -> None:
    a_week()
    with clock_at(NEXT):
        sent = compile_digest(unit=ward(), by=system_actor())
    with clock_at(NEXT + timedelta(days=1)):
        task_at(Status.GIVEN)
    assert Digest.objects.get().content == sent.content


def test_once_a_week(refused: Refused) -> None:
    task_at(Status.GIVEN)
    with clock_at(NEXT):
        compile_digest(unit=ward(), by=system_actor())
    with clock_at(NEXT + timedelta(days=3)), refused("Bản tin của tuần này đã lập"):
        compile_digest(unit=ward(), by=system_actor())


def test_only_the_system_compiles_it(refused: Refused) -> None:
    with refused("do hệ thống của đơn vị lập"):
        compile_digest(unit=ward(), by=actor("chutich"))


def test_not_on_a_day_off(refused: Refused) -> None:
    with clock_at(NEXT - timedelta(days=1)), refused("ngày làm việc đầu tuần"):
        compile_digest(unit=ward(), by=system_actor())


def test_the_rounds_compile_it_on_the_first_working_day() -> None:
    """Days off at the beginning of a week put it off within the week; none is compiled twice."""
    with clock_at(MONDAY - timedelta(days=28)):
        task_at(Status.GIVEN, due_on=MONDAY.date())
    made = []
    for day in range(17, 39):
        at = datetime(2026, 8, 1, 0, 5, tzinfo=ZONE) + timedelta(days=day - 1)
        with clock_at(at):
            made += [f"{at:%d/%m}"] * tick().digests
    weeks = {f"{each.monday:%d/%m}": each.content["from"] for each in Digest.objects.order_by("monday")}
    assert weeks == {
        "17/08": "2026-08-10", "24/08": "2026-08-17", "31/08": "2026-08-24", "07/09": "2026-08-31",
    }  # fmt: skip
    assert len(made) == 4 and made[:2] == ["17/08", "24/08"] and made[3] == "07/09"
