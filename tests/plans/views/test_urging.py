"""Choosing, previewing, sending and printing letters of urging; the reply; what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.answer_urging import answer_urging
from cchc.plans.actions.remind_unit import remind_unit
from cchc.plans.actions.send_urging import send_urging
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import Status, UrgingLetter, UrgingRound
from tests.factories.office import actor, system_actor, ward
from tests.factories.tasks import HOLDER, task_at
from tests.factories.urging import late_task, letter
from tests.plans.actions.conftest import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


def sitting(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def test_from_choosing_to_the_sent_round() -> None:
    task, left_out = late_task(), late_task()
    office = sitting("vanphong")
    chosen = office.get(reverse("send_urging"))
    assert [len(person["lines"]) for person in chosen.context["people"]] == [2]
    preview = office.post(reverse("send_urging"), {"task": [str(task.pk)]})
    assert "Lấy số và gửi" in preview.content.decode() and not UrgingRound.objects.exists()
    sent = office.post(reverse("send_urging"), {"task": [str(task.pk)], "gui": "1", "note": "Trước họp giao ban"})
    made = UrgingRound.objects.get()
    assert sent.headers["Location"] == reverse("urging_round", args=[made.pk])
    assert [each.task for each in made.letters.all()] == [task] != [left_out]
    assert "Trước họp giao ban" in office.get(sent.headers["Location"]).content.decode()


def test_nothing_ticked_is_said_on_the_list() -> None:
    late_task()
    answer = sitting("vanphong").post(reverse("send_urging"), {"task": "khong-phai-khoa"})
    assert answer.status_code == 422 and "Hãy chọn ít nhất một nhiệm vụ" in answer.content.decode()


def test_what_was_urged_today_is_refused_in_the_preview() -> None:
    sent = letter()
    answer = sitting("vanphong").post(reverse("send_urging"), {"task": str(sent.task_id), "gui": "1"})
    assert answer.status_code == 422 and "đã được đôn đốc hôm nay" in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"late", "of_another"}),
        ({"chon": "sap"}, set()),
        ({"chon": "sap", "ngay": "30"}, {"coming"}),
        ({"bo_phan": "Phòng Văn hóa - Xã hội"}, {"late"}),
        ({"chon": "chua-tra-loi"}, {"of_another"}),
    ],
)
def test_filters(asked: dict[str, str], expected: set[str]) -> None:
    with clock_at(MONDAY - timedelta(days=28)):
        other = task_at(Status.GIVEN, holder=actor("kinhte").post, due_on=MONDAY.date() - timedelta(days=3))
    tasks = {
        "late": late_task(), "of_another": other,
        "coming": task_at(Status.GIVEN, due_on=MONDAY.date() + timedelta(days=20)), "paused": late_task(Status.PAUSED),
    }  # fmt: skip
    with clock_at(MONDAY - timedelta(days=1)):
        send_urging(unit=ward(), tasks=[other], by=actor("vanphong"))
    people = sitting("vanphong").get(reverse("send_urging"), asked).context["people"]
    found = {line["task"].pk for person in people for line in person["lines"]}
    assert found == {tasks[name].pk for name in expected}


def test_the_letter_is_printed() -> None:
    sent = letter()
    pdf = sitting(HOLDER).get(reverse("print_urging", args=[sent.round_id, sent.to_id]))
    assert pdf.headers["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")
    assert sitting(HOLDER).get(reverse("print_urging", args=[sent.round_id, sent.pk])).status_code == 404


def test_the_reply_is_shown_on_the_tasks_page() -> None:
    sent = letter()
    holder, address = sitting(HOLDER), reverse("answer_urging", args=[sent.pk])
    assert holder.post(address, {"reply": ""}).status_code == 422
    back = holder.post(address, {"reply": "Xong thứ Năm này"})
    page = holder.get(back.headers["Location"]).content.decode()
    assert "Xong thứ Năm này" in page and "đôn đốc bằng phiếu 1 lần, trả lời 1 lần" in page
    assert address not in page


def test_a_reply_of_somebody_else_is_refused() -> None:
    answer = sitting("vanhoaxahoi").get(reverse("answer_urging", args=[letter().pk]))
    assert answer.status_code == 409 and "do người được đôn đốc trả lời" in answer.content.decode()


def test_one_page_says_what_was_urged_how_often_and_what_came_of_it() -> None:
    task = late_task()
    remind_unit(unit=ward(), by=system_actor())
    sent = letter(task)
    answer_urging(letter=sent, by=actor(HOLDER), reply="Đang trình ký")
    with clock_at(MONDAY + timedelta(days=3)):
        submit_product(task=task, by=actor(HOLDER), note="Đã ban hành", product_number="12/KH-UBND")
        page = sitting("chutich").get(reverse("urging"))
    values = page.context
    person = next(each for each in values["people"] if each.post.official.full_name == "Hà Thị Liên")
    assert (person.reminders, person.letters, person.replies, person.done) == (1, 1, 1, 1)
    assert person.usual == "3 ngày làm việc"
    [line] = values["tasks"]
    assert (line["counts"].reminders, line["counts"].letters) == (2, 1)  # one of them to the Vice-chair
    assert line["outcome"].text == "Xong sau 3 ngày làm việc"
    assert [(each["letters"], each["replies"], each["done"]) for each in values["rounds"]] == [(1, 1, 1)]


def test_another_ward_sees_none_of_it() -> None:
    sent = letter()
    page = sitting("chutich.hlt").get(reverse("urging"))
    assert page.context["people"] == [] and page.context["rounds"] == []
    assert sitting("chutich.hlt").get(reverse("urging_round", args=[sent.round_id])).status_code == 404


def test_who_looks_from_above_sees_what_was_urged() -> None:
    sent = letter()
    page = sitting("captren").get(reverse("urging"))
    assert [each["round"] for each in page.context["rounds"]] == [sent.round]


def test_many_letters_cost_the_same_as_few() -> None:
    def urge(times: int, at: int) -> UrgingRound:
        tasks = [late_task() for _ in range(times)]
        with clock_at(MONDAY + timedelta(hours=at)):
            return send_urging(unit=ward(), tasks=tasks, by=actor("vanphong"))

    def cost(*addresses: str) -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    client = sitting("vanphong")
    few = urge(1, 0)
    pages = (reverse("urging"), reverse("send_urging"), reverse("urging_round", args=[few.pk]))
    client.get(pages[0])
    before = cost(*pages)
    many = urge(5, 1)
    assert cost(*pages[:2], reverse("urging_round", args=[many.pk])) == before
    assert UrgingLetter.objects.count() == 6 and max(before) <= 12
