"""What does anybody learn from a group's code? How each part stands, never whose it is."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cchc.dossiers.actions.hand_over_group_result import hand_over_group_result
from cchc.dossiers.models import DossierGroup
from cchc.dossiers.tracking import address_of
from tests.factories.groups import REJECTED, fresh, group_received, settled, whole_birth
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
SECRETS = ("Nguyễn Thị Đào", "Nguyễn Gia Bảo", "099192004512", "0900 000 318", "ngõ 42", "Thông tin không đúng")


def html(client: Client, group: DossierGroup, address: str = "") -> str:
    response = client.get(address or f"{reverse('track')}?ma={group.code.lower()}")
    assert response.status_code == 200
    text = response.content.decode()
    assert [secret for secret in SECRETS if secret in text] == []
    return str(text)


def test_each_part_says_how_it_stands(client: Client) -> None:
    group = group_received()
    settled(group, "khai-sinh")
    text = html(client, group)
    assert "Hồ sơ liên thông đang được giải quyết" in text
    assert text.count("đang giải quyết<") == 2
    assert "chưa đến lượt" in text
    assert "đến nhận phần đó ngay" in text


def test_the_receipts_code_also_names_what_was_asked_for(client: Client) -> None:
    group = group_received()
    name = fresh(group).procedure.plain_name
    assert name not in html(client, group)
    assert name in html(client, group, address_of(group))


def test_a_rejection_is_not_explained_to_strangers(client: Client) -> None:
    group = group_received()
    settled(group, "khai-sinh", REJECTED)
    text = html(client, group)
    assert "đã dừng giải quyết" in text
    assert text.count("không thực hiện") == 3


def test_ready_and_returned(client: Client) -> None:
    group = group_received()
    whole_birth(group)
    assert "Đã có kết quả, mời anh/chị đến nhận" in html(client, group)
    hand_over_group_result(group=group, by=actor("motcua"), to_name="Nguyễn Thị Đào")
    assert "Đã trả kết quả" in html(client, group)
