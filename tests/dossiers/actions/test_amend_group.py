"""The applicant of a group corrects a fact once, at the place where he filed it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cchc.accounts.models import User
from cchc.audit.recording import events_of
from cchc.dossiers.actions.amend_group import amend_group
from tests.dossiers.actions.conftest import Refused
from tests.factories.groups import fresh, group_received, part_dossier, settled
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
ASK = {"changes": {"applicant_phone": "0900 111 222", "owner_name": "Nguyễn An Bình"}, "reason": "Ghi sai tên đệm."}


def test_group_and_every_undecided_part_say_the_new_fact() -> None:
    group = group_received()
    settled(group, "khai-sinh")
    before = part_dossier(group, "khai-sinh").owner_name
    group = amend_group(group=group, by=actor("motcua1"), **ASK)
    assert (fresh(group).applicant_phone, fresh(group).owner_name) == ("0900 111 222", "Nguyễn An Bình")
    assert "nguyen an binh" in fresh(group).search_text
    residence, birth = part_dossier(group, "thuong-tru"), part_dossier(group, "khai-sinh")
    assert (residence.owner_name, residence.applicant_phone) == ("Nguyễn An Bình", "0900 111 222")
    assert birth.owner_name == before  # decided: its paper says so
    told = events_of(group).get(name="group_amended").data
    assert told["changed"]["owner_name"] == [before, "Nguyễn An Bình"] and "Khai sinh" not in str(told["parts"])
    assert events_of(residence).filter(name="dossier_amended").count() == 1


def test_clocks_run_on() -> None:
    group = group_received()
    due = group.due_at, part_dossier(group, "khai-sinh").due_at
    amend_group(group=group, by=actor("motcua1"), **ASK)
    assert due == (fresh(group).due_at, part_dossier(group, "khai-sinh").due_at)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"changes": {"applicant_phone": ""}, "reason": "x"}, None),
        ({"changes": {}}, "Chưa có gì thay đổi"),
        ({"reason": " "}, "ghi người nộp đề nghị"),
        ({"changes": {"owner_name": " "}}, "Họ tên chủ hồ sơ không được để trống"),
        ({"changes": {"applicant_address": ""}}, "không được để trống"),
        ({"changes": {"owner_number": "123"}}, "12 chữ số"),
    ],
)
def test_what_is_asked(changes: dict[str, object], sentence: str | None, refused: Refused) -> None:
    group = group_received()
    if sentence is None:
        amend_group(group=group, by=actor("motcua"), **ASK | changes)  # type: ignore[arg-type]
        assert fresh(group).applicant_phone == ""
        return
    with refused(sentence):
        amend_group(group=group, by=actor("motcua"), **ASK | changes)  # type: ignore[arg-type]
    assert not events_of(group).filter(name="group_amended").exists()


def test_only_the_counter_that_received_it(refused: Refused) -> None:
    group = group_received()
    with refused("công chức Bộ phận Một cửa của đơn vị tiếp nhận"):
        amend_group(group=group, by=actor("vanphong"), **ASK)


def test_the_page_shows_what_stands_and_sends_back_what_was_changed() -> None:
    group, client = group_received(), Client()
    client.force_login(User.objects.get(username="motcua"))
    address = reverse("amend_group", args=[group.pk])
    assert address in client.get(reverse("group", args=[group.pk])).content.decode()
    form = client.get(address).context["form"]
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: value or "" for name, value in sent.items()}
    assert client.post(address, sent | {"summary": "Sửa", "reason": "Thêm trích yếu"}).status_code == 302
    assert fresh(group).summary == "Sửa"
