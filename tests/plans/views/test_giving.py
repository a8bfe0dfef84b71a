"""A task is given at one's word, as a part of another, or from a document or a conclusion, which it then names."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from cchc.lifecycle.clock import today
from cchc.plans.models import Source, Status, Task
from tests.factories.office import actor
from tests.factories.sources import met, registered
from tests.factories.tasks import HOLDER, task_at
from tests.plans.views.conftest import SignIn

pytestmark = pytest.mark.django_db


def sent(**changes: str) -> dict[str, str]:
    values = {
        "title": "Rà soát niêm yết", "product": "Báo cáo", "content": "ND2", "to": str(actor(HOLDER).post_id),
        "due_on": f"{today() + timedelta(days=9):%d/%m/%Y}",
    }  # fmt: skip
    return values | changes


def test_at_one_s_word(sign_in: SignIn) -> None:
    client = sign_in("chutich")
    assert client.get(reverse("give_task")).status_code == 200
    response = client.post(reverse("give_task"), sent())
    task = Task.objects.get()
    assert response["Location"] == reverse("task", args=[task.pk])
    assert (task.source, task.holder, task.product) == (Source.ORDER, actor(HOLDER).post, "Báo cáo")


def test_to_whoever_of_a_role_accepts_it_first(sign_in: SignIn) -> None:
    sign_in("vanphong").post(reverse("give_task"), sent(to="role:officer"))
    task = Task.objects.get()
    assert (task.holder, task.queue_role) == (None, "officer")


def test_a_part_comes_from_where_the_whole_came(sign_in: SignIn) -> None:
    parent = task_at(Status.IN_PROGRESS)
    client = sign_in(HOLDER)
    address = reverse("give_part_of_task", args=[parent.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, sent(to=str(actor("vanhoaxahoi").post_id))).status_code == 302
    assert parent.children.get().source_text == parent.source_text
    late = sent(due_on=f"{today() + timedelta(days=90):%d/%m/%Y}")
    assert "không được sau hạn của nhiệm vụ gốc" in client.post(address, late).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Hãy điền ô này"),
        ({"to": ""}, "Hãy chọn người chủ trì"),
        ({"due_on": ""}, "Hãy ghi hạn, hoặc chọn"),
        ({"due_on": "32/13/2026"}, "không đọc được"),
        ({"due_on": "01/01/2026"}, "đã qua"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, str], sentence: str, sign_in: SignIn) -> None:
    response = sign_in("chutich").post(reverse("give_task"), sent(**changes))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Task.objects.exists()


def test_from_a_document(sign_in: SignIn) -> None:
    document = registered()
    client, address = sign_in("chutich"), reverse("give_task_from_document", args=[document.pk])
    form = client.get(address).context["form"]
    assert form["title"].value() == "Rà soát việc niêm yết thủ tục hành chính"
    response = client.post(address, sent())
    task = Task.objects.get()
    assert response["Location"] == reverse("document", args=[document.pk])
    assert (task.source, task.source_id) == (Source.DOCUMENT, document.pk)
    assert task.source_text == "1520/UBND-KSTT ngày 14/09/2026 của Ủy ban nhân dân tỉnh Đông Giang"
    assert response["Location"] in client.get(reverse("task", args=[task.pk])).content.decode()


def test_from_a_conclusion(sign_in: SignIn) -> None:
    meeting = met()
    item = meeting.conclusions.all()[1]
    client, address = sign_in("vanphong"), reverse("give_task_from_conclusion", args=[item.pk])
    assert client.get(address).context["form"]["title"].value() == item.text
    response = client.post(address, sent())
    task = Task.objects.get()
    assert response["Location"] == reverse("meeting", args=[meeting.pk])
    assert (task.source, task.source_id) == (Source.CONCLUSION, item.pk)
    assert task.source_text == "Mục 2, Họp giao ban cải cách hành chính ngày 14/09/2026"
    there = client.get(reverse("conclusion", args=[item.pk]))
    assert there["Location"] == f"{reverse('meeting', args=[meeting.pk])}#muc-2"


def test_who_does_not_give_is_told(sign_in: SignIn) -> None:
    for address in (
        reverse("give_task"),
        reverse("give_task_from_document", args=[registered().pk]),
        reverse("give_task_from_conclusion", args=[met().conclusions.all()[0].pk]),
    ):
        assert sign_in("tuphap").get(address).status_code == 409
