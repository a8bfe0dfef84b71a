"""Does the counter receive an interlinked request with what was typed kept, and say at once what each part promises?"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cchc.dossiers.models import Dossier, DossierGroup
from tests.dossiers.views.counter import sign_in, typed
from tests.factories.groups import BIRTH_GROUP, DEATH_GROUP

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client: Client) -> Client:
    return sign_in(client, "motcua")


def form(**changes: Any) -> dict[str, Any]:
    return typed(
        procedure=BIRTH_GROUP, papers_of=BIRTH_GROUP, papers=["to-khai-dien-tu", "giay-chung-sinh"],
        owner_name="Trương Gia Bảo", members=["can-cuoc"], travels="electronic", submission=str(uuid4()),
    ) | changes  # fmt: skip


def test_the_ordinary_form_leads_to_it_with_the_person_typed(clerk: Client) -> None:
    ordinary = clerk.get(reverse("receive_dossier"), {"procedure": BIRTH_GROUP}).content.decode()
    assert "Mở biểu mẫu liên thông" in ordinary
    html = clerk.post(reverse("preview_group"), typed(procedure=BIRTH_GROUP)).content.decode()
    assert "Trương Thị Diệu Linh" in html
    assert "Bảo hiểm xã hội cơ sở Tân Lập, xong 17:00, 16/09" in html
    assert "Hẹn trả 17 giờ, thứ Năm 17/09/2026" in html


def test_received_it_opens_with_its_receipt(clerk: Client) -> None:
    response = clerk.post(reverse("receive_group"), form())
    group = DossierGroup.objects.get()
    assert response["Location"] == f"{reverse('group', args=[group.pk])}?vua-nhan=1"
    assert group.owner_name == "Trương Gia Bảo"
    assert "In giấy tiếp nhận" in clerk.get(response["Location"]).content.decode()


def test_what_is_missing_is_said_in_place_and_nothing_is_lost(clerk: Client) -> None:
    response = clerk.post(reverse("receive_group"), form(owner_name="", papers=["to-khai-dien-tu"]))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Ghi họ tên trẻ được khai sinh." in html
    assert "Còn thiếu: Giấy chứng sinh" in html
    assert "Trương Thị Diệu Linh" in html
    assert not Dossier.objects.exists()


def test_a_part_left_out_changes_the_promise(clerk: Client) -> None:
    with_card = clerk.post(reverse("preview_group"), form(), headers={"HX-Request": "true"}).content.decode()
    without = clerk.post(reverse("preview_group"), form(members=[]), headers={"HX-Request": "true"}).content.decode()
    assert "thứ Năm 17/09/2026" in with_card
    assert "thứ Tư 16/09/2026" in without


def test_two_benefits_are_refused_in_place(clerk: Client) -> None:
    both = form(procedure=DEATH_GROUP, papers_of=DEATH_GROUP, papers=["to-khai-dien-tu", "giay-bao-tu"],
                members=["tu-tuat", "nguoi-co-cong"])  # fmt: skip
    response = clerk.post(reverse("receive_group"), both)
    assert response.status_code == 422
    assert "Chỉ chọn một trong các phần" in response.content.decode()


@pytest.mark.parametrize("procedure", ["", "1.001193", "9.999999"])
def test_what_is_no_group_goes_back_to_the_ordinary_form(procedure: str, clerk: Client) -> None:
    response = clerk.get(reverse("receive_group"), {"procedure": procedure})
    assert response["Location"] == reverse("receive_dossier")
