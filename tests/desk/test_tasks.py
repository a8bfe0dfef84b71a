"""Which tasks lie on a desk: mine with the next verb, what waits for who gave it, letters, reports, stand-ins."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.desk.groups import Group
from cchc.lifecycle.clock import clock_at, today
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.explain_delay import explain_delay
from cchc.plans.actions.remind_unit import remind_unit
from cchc.plans.actions.request_extension import request_extension
from cchc.plans.actions.send_urging import send_urging
from cchc.plans.models import Status, Task
from tests.desk.conftest import MONDAY, AtDesk
from tests.desk.looking import seen
from tests.factories.office import actor, system_actor, ward
from tests.factories.tasks import HOLDER, task_at
from tests.factories.urging import late_task, letter

pytestmark = pytest.mark.django_db


def groups(client: Any) -> dict[str, Group]:
    return {group.title: group for group in seen(client).context["groups"] if "hiệm vụ" in group.title
            or "đôn đốc" in group.title or "Hệ thống" in group.title}  # fmt: skip


def actions(group: Group) -> list[tuple[str, str]]:
    return [(row.code, row.action) for row in group.rows]


def test_mine_by_when_it_is_due_with_the_next_verb(at_desk: AtDesk) -> None:
    late = late_task()
    now, week = (task_at(Status.IN_PROGRESS, due_on=today() + timedelta(days=number)) for number in (0, 3))
    new = task_at(Status.GIVEN)
    task_at(Status.IN_PROGRESS)  # accepted and not due this week: nothing to press today
    task_at(Status.GIVEN, holder=actor("kinhte").post)
    found = groups(at_desk(HOLDER))
    assert {title: actions(group) for title, group in found.items()} == {
        "Nhiệm vụ quá hạn": [(late.code, "Nộp sản phẩm")],
        "Nhiệm vụ đến hạn hôm nay": [(now.code, "Nộp sản phẩm")],
        "Nhiệm vụ đến hạn tuần này": [(week.code, "Nộp sản phẩm")],
        "Nhiệm vụ mới giao, chưa tiếp nhận": [(new.code, "Tiếp nhận")],
    }
    assert found["Nhiệm vụ quá hạn"].rows[0].kind == "late"
    assert seen(at_desk(HOLDER)).context["heading"] == "Anh/chị có 1 nhiệm vụ quá hạn"


def test_what_waits_for_who_gave_it(at_desk: AtDesk) -> None:
    submitted, returned = task_at(Status.SUBMITTED), task_at(Status.RETURNED)
    asked, late = task_at(Status.GIVEN), late_task()
    request_extension(task=asked, by=actor(HOLDER), new_due_on=today() + timedelta(days=60), reason="Chờ số liệu")
    explain_delay(task=late, by=actor(HOLDER), reason="Chờ hướng dẫn")
    found = groups(at_desk("chutich"))["Nhiệm vụ tôi giao, chờ tôi"]
    assert dict(actions(found)) == {
        late.code: "Chấp nhận giải trình", submitted.code: "Duyệt kết quả", returned.code: "Giao cho người khác",
        asked.code: "Đồng ý gia hạn",
    }  # fmt: skip


def test_what_nobody_of_the_role_has_claimed(at_desk: AtDesk) -> None:
    task = task_at(Status.GIVEN, holder=None, queue_role="counter")
    assert actions(groups(at_desk("motcua"))["Nhiệm vụ chưa ai nhận ở bộ phận"]) == [(task.code, "Tiếp nhận")]
    accept_task(task=task, by=actor("motcua1"))
    assert groups(at_desk("motcua")) == {}


def test_a_letter_waits_for_its_reply(at_desk: AtDesk) -> None:
    sent = letter()
    row = groups(at_desk(HOLDER))["Phiếu đôn đốc cần trả lời"].rows[0]
    assert (row.action, row.action_url) == ("Trả lời đôn đốc", reverse("answer_urging", args=[sent.pk]))


def test_late_work_of_others_that_was_told_upwards(at_desk: AtDesk) -> None:
    task = late_task()
    remind_unit(unit=ward(), by=system_actor())
    with clock_at(MONDAY + timedelta(days=1)):
        remind_unit(unit=ward(), by=system_actor())
    group = groups(at_desk("phochutich"))["Hệ thống báo cáo, nhắc tôi"]
    assert [(row.code, row.whom) for row in group.rows] == [(task.code, "Hà Thị Liên chủ trì")]


def test_who_stands_in_sees_the_reminders_and_letters_of_the_absent_one(at_desk: AtDesk) -> None:
    """On his own desk; in the absent one's post he also answers."""
    task = late_task()
    remind_unit(unit=ward(), by=system_actor())
    send_urging(unit=ward(), tasks=[task], by=actor("vanphong"))
    arrange_stand_in(
        absent=actor(HOLDER).post, by=actor(HOLDER), substitute=actor("vanhoaxahoi").official,
        from_on=today(), until_on=today(), reason="đi họp",
    )  # fmt: skip
    client = at_desk("vanhoaxahoi")
    found = groups(client)
    assert "làm thay Hà Thị Liên" in found["Hệ thống báo cáo, nhắc tôi"].rows[0].whom
    assert found["Phiếu đôn đốc cần trả lời"].rows[0].action == ""
    session = client.session
    session["post"] = str(actor(HOLDER).post_id)
    session.save()
    found = groups(client)
    assert found["Nhiệm vụ quá hạn"].rows[0].code == task.code
    assert found["Phiếu đôn đốc cần trả lời"].rows[0].action == "Trả lời đôn đốc"


def test_many_tasks_cost_the_same_as_few(at_desk: AtDesk) -> None:
    clients = [at_desk(username) for username in (HOLDER, "chutich", "motcua", "vanphong")]

    def work(times: int) -> None:
        urged: list[Task] = []
        for _ in range(times):
            urged.append(late_task())
            task_at(Status.SUBMITTED)
            task_at(Status.GIVEN, holder=None, queue_role="counter")
        with clock_at(MONDAY + timedelta(minutes=times)):
            send_urging(unit=ward(), tasks=urged, by=actor("vanphong"))
        remind_unit(unit=ward(), by=system_actor())

    def cost() -> list[int]:
        found = []
        for client in clients:
            with CaptureQueriesContext(connection) as queries:
                seen(client)
            found.append(len(queries))
        return found

    work(1)
    cost()
    few = cost()
    work(4)
    assert cost() == few
