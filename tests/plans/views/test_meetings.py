"""Are the conclusions of a meeting written down, said again while nothing came of them, and followed as tasks?"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from cchc.lifecycle.clock import today
from cchc.plans.actions.give_task import give_task
from cchc.plans.models import Conclusion, Meeting, Source
from cchc.plans.sources import lines_of_text
from tests.factories.office import actor
from tests.factories.sources import met, registered
from tests.factories.tasks import words
from tests.plans.views.conftest import SignIn

pytestmark = pytest.mark.django_db


def given(item: Conclusion) -> None:
    origin = {"source": Source.CONCLUSION, "source_id": item.pk, "source_text": f"Mục {item.number}"}
    give_task(words=words(**origin), by=actor("chutich"))


def sent(**changes: Any) -> dict[str, Any]:
    values = {
        "held_on": f"{today():%d/%m/%Y}", "title": "Họp giao ban", "chaired_by": "Chủ tịch", "notice": "",
        "conclusions": "1. Thay bảng niêm yết\n\n2. Báo cáo hồ sơ trễ",
    }  # fmt: skip
    return values | changes


def test_items_are_read_as_people_paste_them() -> None:
    pasted = "1. Một\n2) Hai\n- Ba\n• Bốn\n\n  Năm  việc\n12 hồ sơ trễ phải xong\n3/ Bảy\n- \n2026: tám"
    assert lines_of_text(pasted) == [
        "Một",
        "Hai",
        "Ba",
        "Bốn",
        "Năm việc",
        "12 hồ sơ trễ phải xong",
        "Bảy",
        "2026: tám",
    ]


def test_the_office_writes_it_down_and_says_it_again(sign_in: SignIn) -> None:
    notice = registered(way="outgoing", symbol="12/TB-UBND")
    client = sign_in("vanphong")
    assert client.get(reverse("record_meeting")).status_code == 200
    response = client.post(reverse("record_meeting"), sent(notice=str(notice.pk)))
    meeting = Meeting.objects.get()
    assert response["Location"] == reverse("meeting", args=[meeting.pk])
    assert [item.text for item in meeting.conclusions.all()] == ["Thay bảng niêm yết", "Báo cáo hồ sơ trễ"]
    address = reverse("amend_meeting", args=[meeting.pk])
    assert client.get(address).context["form"]["conclusions"].value() == "Thay bảng niêm yết\nBáo cáo hồ sơ trễ"
    assert client.post(address, sent(conclusions="Chỉ một mục")).status_code == 302
    assert [item.text for item in meeting.conclusions.all()] == ["Chỉ một mục"]
    given(meeting.conclusions.get())
    assert client.get(address).status_code == 409
    assert not client.get(reverse("meeting", args=[meeting.pk])).context["may_amend"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"conclusions": " \n "}, "Hãy điền ô này"),
        ({"conclusions": "a" * 1001}, "Mục 1 dài quá 1000 ký tự"),
        ({"held_on": "mai"}, "không đọc được"),
        ({"held_on": "31/12/2026"}, "không được sau hôm nay"),
        ({"notice": str(uuid4())}, "không có trong sổ"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, str], sentence: str, sign_in: SignIn) -> None:
    response = sign_in("vanphong").post(reverse("record_meeting"), sent(**changes))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Meeting.objects.exists()


def test_each_item_has_its_tasks_or_the_button(sign_in: SignIn) -> None:
    meeting = met()
    first, second = meeting.conclusions.all()
    given(first)
    page = sign_in("chutich").get(reverse("meeting", args=[meeting.pk]))
    assert [len(each["lines"]) for each in page.context["items"]] == [1, 0]
    assert reverse("give_task_from_conclusion", args=[second.pk]) in page.content.decode()
    reader = sign_in("tuphap").get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert reverse("give_task_from_conclusion", args=[second.pk]) not in reader
    line = sign_in("tuphap").get(reverse("meetings")).context["lines"][0]
    assert (line["items"], line["given"]) == (2, 1)


@pytest.mark.parametrize("meetings", [2, 12])
def test_the_list_costs_the_same(meetings: int, sign_in: SignIn, django_assert_num_queries: Any) -> None:
    for number in range(meetings):
        given(met(title=f"Họp {number}").conclusions.all()[0])
    client = sign_in("tuphap")
    client.get(reverse("meetings"))
    with django_assert_num_queries(7):
        client.get(reverse("meetings"))


@pytest.mark.parametrize("items", [2, 20])
def test_the_page_costs_the_same(items: int, sign_in: SignIn, django_assert_num_queries: Any) -> None:
    meeting = met(conclusions=[f"Mục {number}" for number in range(items)])
    for item in meeting.conclusions.all():
        given(item)
    client = sign_in("vanphong")
    client.get(reverse("meeting", args=[meeting.pk]))
    with django_assert_num_queries(8):
        client.get(reverse("meeting", args=[meeting.pk]))


def test_another_unit_finds_nothing_and_others_do_not_write(sign_in: SignIn) -> None:
    meeting = met()
    item = meeting.conclusions.all()[0]
    client = sign_in("chutich.hlt")
    assert client.get(reverse("meetings")).context["lines"] == []
    for name, key in (("meeting", meeting.pk), ("amend_meeting", meeting.pk), ("conclusion", item.pk),
                      ("give_task_from_conclusion", item.pk)):  # fmt: skip
        assert client.get(reverse(name, args=[key])).status_code == 404
    assert sign_in("chutich").get(reverse("record_meeting")).status_code == 409
