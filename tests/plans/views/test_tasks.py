"""Does the list of tasks show what is asked, page by page, at a constant cost, and the page of one what it must?"""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from cchc.documents.models import Attachment
from cchc.lifecycle.clock import clock_at, today
from cchc.plans import listing
from cchc.plans.actions.give_task import give_task, give_tasks
from cchc.plans.actions.report_progress import report_progress
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import DueKind, Status
from tests.access.world import PIXEL as PNG
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at, words
from tests.plans.actions.conftest import MONDAY
from tests.plans.views.conftest import SignIn

pytestmark = pytest.mark.django_db


def titles(page: HttpResponse) -> list[str]:
    return [line["task"].title for line in page.context["lines"]]  # type: ignore[attr-defined]


def asked(client: Any, **conditions: object) -> list[str]:
    page = client.get(reverse("tasks"), conditions)
    assert page.status_code == 200
    return titles(page)


def test_every_standing_has_its_tasks(sign_in: SignIn) -> None:
    with clock_at(MONDAY - timedelta(days=10)):
        late = task_at(Status.IN_PROGRESS, title="Quá hạn", due_on=today() + timedelta(days=3))
        finished_late = task_at(Status.IN_PROGRESS, title="Xong trễ", due_on=today() + timedelta(days=2))
    submit_product(task=finished_late, by=actor(HOLDER), note="Đã xong", product_number="1/BC")
    week = task_at(Status.GIVEN, title="Trong tuần", due_on=today() + timedelta(days=4))
    task_at(Status.GIVEN, title="Còn lâu")
    give_task(words=words(title="Chờ sự kiện", due_on=None, due_kind=DueKind.EVENT), by=actor("chutich"))
    for status, title in ((Status.RETURNED, "Trả"), (Status.DONE, "Xong"), (Status.PAUSED, "Dừng")):
        task_at(status, title=title)
    task_at(Status.CANCELLED, title="Hủy")
    client = sign_in("vanphong")
    assert set(asked(client, trang_thai="tre")) == {late.title, finished_late.title}
    assert asked(client, trang_thai="tuan") == [week.title]
    assert asked(client, trang_thai="duyet") == [finished_late.title]
    assert asked(client, trang_thai="tra") == ["Trả"]
    assert asked(client, trang_thai="cho") == ["Chờ sự kiện"]
    assert asked(client, trang_thai="xong") == ["Xong"]
    assert set(asked(client, trang_thai="huy")) == {"Dừng", "Hủy"}
    assert set(asked(client, trang_thai="mo")) == {
        "Quá hạn", "Xong trễ", "Trong tuần", "Còn lâu", "Chờ sự kiện", "Trả", "Dừng",
    }  # fmt: skip


def test_whoever_asks_for_nothing_sees_what_is_open(sign_in: SignIn) -> None:
    task_at(Status.DONE, title="Xong")
    task_at(Status.GIVEN, title="Chưa xong")
    client = sign_in("vanphong")
    assert asked(client) == ["Chưa xong"]
    assert sorted(asked(client, trang_thai="")) == ["Chưa xong", "Xong"]


def test_other_conditions_narrow_and_what_cannot_be_read_is_left_out(sign_in: SignIn) -> None:
    task_at(Status.GIVEN, title="Của phòng văn hóa")
    task_at(Status.GIVEN, title="Của tư pháp", holder=actor("tuphap").post, content="ND2", by=actor("vanphong"))
    client = sign_in("tuphap")
    assert asked(client, noi_dung="ND2") == ["Của tư pháp"]
    for said in ("văn hóa", "VĂN HÓA", "phong van  hoa"):
        assert asked(client, q=said) == ["Của phòng văn hóa"]
    assert asked(client, cua_toi="on") == ["Của tư pháp"]
    assert asked(client, nguoi=actor(HOLDER).post_id) == ["Của phòng văn hóa"]
    assert asked(client, thang=f"{today() + timedelta(days=30):%Y-%m}", noi_dung="ND0") == ["Của phòng văn hóa"]
    assert len(asked(client, nguoi="x", thang="2026-99", sau="zzz", trang_thai="?", nam="năm nay")) == 2


def test_pages_follow_one_another_to_the_end(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "ROWS", 2)
    same_day = [words(title=f"Việc {number}") for number in range(5)]
    awaiting = [words(title=f"Chờ {number}", due_on=None, due_kind=DueKind.EVENT) for number in range(3)]
    give_tasks(words=[*same_day, *awaiting], by=actor("chutich"))
    client, address, seen = sign_in("chutich"), reverse("tasks"), []
    while address:
        page = client.get(address)
        seen += titles(page)
        following = page.context["next_url"]
        address = reverse("tasks") + following if following else ""
    assert sorted(seen) == sorted([each.title for each in [*same_day, *awaiting]])
    assert all(title.startswith("Chờ") for title in seen[5:])  # without a deadline they stand at the end


@pytest.mark.parametrize("tasks", [3, 60])
def test_the_list_costs_the_same(tasks: int, sign_in: SignIn, django_assert_num_queries: Any) -> None:
    give_tasks(words=[words(title=f"Việc {number}") for number in range(tasks)], by=actor("chutich"))
    client = sign_in("vanphong")
    client.get(reverse("tasks"))
    with django_assert_num_queries(5):
        assert len(titles(client.get(reverse("tasks")))) == min(tasks, listing.ROWS)


@pytest.mark.parametrize("reports", [1, 9])
def test_the_page_costs_the_same(reports: int, sign_in: SignIn, django_assert_num_queries: Any) -> None:
    task = task_at(Status.IN_PROGRESS)
    for number in range(reports):
        evidence = BytesIO(PNG + bytes([number]))
        evidence.name = f"{number}.png"
        report_progress(task=task, by=actor(HOLDER), percent=number, note="Đang làm", uploads=[evidence])
    client = sign_in(HOLDER)
    client.get(reverse("task", args=[task.pk]))
    with django_assert_num_queries(17):
        page = client.get(reverse("task", args=[task.pk]))
    assert len(page.context["files"]) == reports


def test_lateness_stays_on_the_page_after_completion(sign_in: SignIn) -> None:
    task = task_at(Status.IN_PROGRESS, due_on=today() + timedelta(days=2))
    with clock_at(MONDAY + timedelta(days=7)):
        submit_product(task=task, by=actor(HOLDER), note="Xong", product_number="1/BC")
        page = sign_in("chutich").get(reverse("task", args=[task.pk])).content.decode()
    assert "Chờ duyệt, trễ" in page


def test_another_unit_finds_nothing(sign_in: SignIn) -> None:
    task = task_at(Status.GIVEN)
    client = sign_in("chutich.hlt")
    assert titles(client.get(reverse("tasks"))) == []
    for address in (reverse("task", args=[task.pk]), reverse("accept_task", args=[task.pk])):
        assert client.get(address).status_code == 404


def test_a_file_is_served_to_who_sees_the_task_and_only_from_its_own_page(sign_in: SignIn) -> None:
    first, second = task_at(Status.IN_PROGRESS), task_at(Status.IN_PROGRESS)
    evidence = BytesIO(PNG)
    evidence.name = "ảnh.png"
    report_progress(task=first, by=actor(HOLDER), percent=10, note="Đã dán", uploads=[evidence])
    file = Attachment.objects.get()
    served = sign_in("tuphap").get(reverse("task_file", args=[first.pk, file.pk]))
    assert (served.status_code, served["Cache-Control"]) == (200, "private, no-store")
    assert b"".join(served.streaming_content) == PNG  # type: ignore[attr-defined]
    assert sign_in("tuphap").get(reverse("task_file", args=[second.pk, file.pk])).status_code == 404
    assert sign_in("tuphap.hlt").get(reverse("task_file", args=[first.pk, file.pk])).status_code == 404
