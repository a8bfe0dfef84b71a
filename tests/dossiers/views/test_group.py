"""Does the page of an interlinked dossier show its parts to those who work on it, and act for those who may?"""

from __future__ import annotations

import subprocess
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from cchc.dossiers.actions.hand_over_group_result import hand_over_group_result
from cchc.dossiers.actions.receive_group_supplement import receive_group_supplement
from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.models import DossierGroup
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import holder
from tests.factories.groups import (
    DEATH_GROUP,
    REJECTED,
    examined,
    fresh,
    group_received,
    part,
    part_dossier,
    settled,
    whole_birth,
)
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def page(client: Any, group: DossierGroup) -> str:
    response = client.get(reverse("group", args=[group.pk]))
    assert response.status_code == 200
    return str(response.content.decode())


def words_of(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.fixture
def clerk(sign_in: SignIn) -> Any:
    return sign_in(actor("motcua"))


def test_every_part_has_its_lane_with_holder_and_date(clerk: Any) -> None:
    group = group_received()
    settled(group, "khai-sinh")
    html = page(clerk, group)
    assert "1 trên 4 phần đã có kết quả" in html
    assert "Quách Tuấn Anh giữ bước" in html
    assert "Bắt đầu khi có kết quả «Nhập hộ khẩu thường trú»" in html


def test_a_late_part_shows_the_hours_that_each_agency_held(clerk: Any, sign_in: SignIn) -> None:
    group = group_received()
    settled(group, "khai-sinh")
    with clock_at(now() + timedelta(days=4)):  # Friday; residence was due on Wednesday
        for client in (clerk, sign_in(actor("tiepnhan.ca"))):
            html = page(client, group)
            assert "trễ ở Công an phường Tân Lập Đông" in html
            assert "32 giờ làm việc" in html
            assert "10 giờ làm việc" in html
            assert "32 giờ làm việc, trễ 10 giờ làm việc" in client.get(reverse("my_work")).content.decode()


def test_a_called_off_part_says_why(clerk: Any) -> None:
    group = group_received()
    settled(group, "khai-sinh", REJECTED)
    assert "Không thực hiện vì phần «Đăng ký khai sinh, lấy số định danh cá nhân cho trẻ»" in page(clerk, group)


def test_partners_see_it_strangers_do_not(sign_in: SignIn) -> None:
    group = group_received()
    assert "Nguyễn Gia Bảo" in page(sign_in(actor("vienchuc.bh")), group)
    stranger = sign_in(actor("motcua.hlt"))
    assert stranger.get(reverse("group", args=[group.pk])).status_code == 404


def test_numbers_are_whole_for_those_who_work_on_it(sign_in: SignIn) -> None:
    group = group_received()
    assert "099192004512" in page(sign_in(actor("canbo.ca")), group)
    assert "099192004512" not in page(sign_in(actor("captren")), group)


def test_paper_goes_from_the_counter_to_the_police_and_is_signed_for(clerk: Any, sign_in: SignIn) -> None:
    group = group_received(travels="paper", chosen=frozenset())
    settled(group, "khai-sinh")
    _acts(clerk, group, "start_member", member=str(part(group, "thuong-tru").member.pk))
    police = sign_in(actor("tiepnhan.ca"))
    _acts(clerk, group, "hand_on_papers", to_unit=str(actor("tiepnhan.ca").unit_id), papers="Giấy khai sinh")
    assert "Giấy tờ liên thông đang chuyển đến" in police.get(reverse("my_work")).content.decode()
    _acts(police, group, "confirm_papers")
    assert "Quách Tuấn Anh nhận" in page(clerk, group)


def _acts(client: Any, group: DossierGroup, verb: str, **words: str) -> None:
    """As a person does: the page first, then what it asks."""
    address = reverse(verb, args=[group.pk])
    form = client.get(address).context["form"]
    response = client.post(address, {"seen": form.initial["seen"], **words})
    assert response.status_code == 302, response.content.decode()


def test_a_page_that_is_out_of_date_does_nothing(clerk: Any) -> None:
    group = group_received()
    settled(group, "khai-sinh")
    address = reverse("hand_over_group_result", args=[group.pk])
    seen = clerk.get(address).context["form"].initial["seen"]
    hand_over_group_result(group=group, by=actor("motcua1"), to_name="Nguyễn Thị Đào")
    settled(group, "bhyt")
    response = clerk.post(address, {"seen": seen, "to_name": "Nguyễn Thị Đào"})
    assert response.status_code == 409
    assert "Hồ sơ đã thay đổi" in response.content.decode()


def test_what_is_missing_is_said_in_place(clerk: Any) -> None:
    group = group_received()
    settled(group, "khai-sinh")
    address = reverse("hand_over_group_result", args=[group.pk])
    response = clerk.post(address, {"seen": clerk.get(address).context["form"].initial["seen"], "to_name": " "})
    assert response.status_code == 422


def test_the_forms_of_the_group_are_printed(clerk: Any) -> None:
    group = group_received(DEATH_GROUP, chosen=frozenset({"mai-tang-bao-tro"}), owner_name="Nguyễn Văn Lâm")
    settled(group, "khai-tu")
    benefit = examined(group, "mai-tang-bao-tro")
    request_supplement(dossier=benefit, by=holder(benefit), items="Quyết định thôi hưởng", reason="Chưa có")
    hand_over_group_result(group=group, by=actor("motcua"), to_name="Nguyễn Thị Đào")
    for word in ("01", "chuyen-2", "02", "bien-nhan"):
        response = clerk.get(reverse("print_group_form", args=[group.pk, word]))
        assert response.content.startswith(b"%PDF-"), word
    slip = clerk.get(reverse("print_group_form", args=[group.pk, "chuyen-2"])).content
    assert "ngày làm việc; xong trước" in " ".join(words_of(slip).split())
    for word, status in (("01", 200), ("02", 200), ("chuyen-2", 409)):
        response = clerk.get(reverse("edit_group_form", args=[group.pk, word]))
        assert response.status_code == status, word
    assert clerk.get(reverse("print_group_form", args=[group.pk, "chuyen-1"])).status_code == 404


def test_the_slip_can_be_printed_again_when_all_has_been_brought(clerk: Any) -> None:
    group = group_received(DEATH_GROUP, chosen=frozenset({"mai-tang-bao-tro"}), owner_name="Nguyễn Văn Lâm")
    settled(group, "khai-tu")
    benefit = examined(group, "mai-tang-bao-tro")
    request_supplement(dossier=benefit, by=holder(benefit), items="Quyết định thôi hưởng", reason="Chưa có")
    receive_group_supplement(group=group, by=actor("motcua"), note="Đã nộp đủ.")
    response = clerk.get(reverse("edit_group_form", args=[group.pk, "02"]))
    said = "".join(each.text or "" for each in Document(BytesIO(response.content)).element.body.iter())
    assert "Quyết định thôi hưởng" in said


def test_the_whole_is_withdrawn_and_form_05_says_so(clerk: Any) -> None:
    group = group_received()
    html = page(clerk, group)
    address = reverse("withdraw_group", args=[group.pk])
    assert address in html
    opened = clerk.get(address).context["form"].initial
    assert "Giấy chứng sinh" in opened["papers_back"]
    sent = {"seen": opened["seen"], "asked_by_name": "Nguyễn Thị Đào", "reason": "Không còn nhu cầu",
            "papers_back": opened["papers_back"]}  # fmt: skip
    assert clerk.post(address, sent).status_code == 302
    assert "Thông báo dừng giải quyết" in page(clerk, group)
    notice = " ".join(words_of(clerk.get(reverse("print_group_form", args=[group.pk, "05"])).content).split())
    assert "Người nộp rút hồ sơ" in notice and "Không còn nhu cầu" in notice and "Giấy chứng sinh" in notice
    assert clerk.get(reverse("edit_group_form", args=[group.pk, "05"])).status_code == 200


def test_a_code_opens_the_group_and_a_part_leads_to_it(clerk: Any) -> None:
    group = group_received()
    found = clerk.get(reverse("dossiers"), {"q": group.code.lower()})
    assert found["Location"] == reverse("group", args=[group.pk])
    html = clerk.get(reverse("dossier", args=[part_dossier(group, "khai-sinh").pk])).content.decode()
    assert reverse("group", args=[group.pk]) in html


def test_the_page_costs_the_same_at_the_beginning_and_at_the_end(clerk: Any) -> None:
    begun, ended = group_received(), group_received(applicant_number="099192004599")
    settled(begun, "khai-sinh")
    whole_birth(ended)
    assert fresh(ended).ended_at
    costs = []
    for group in (begun, ended):
        page(clerk, group)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(clerk, group)
        costs.append(len(queries))
    assert max(costs) <= 36
    assert abs(costs[0] - costs[1]) <= 4  # slips and receipts that exist at one of the two only
