"""The list of a unit's people, what a new unit lacks, and one person's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.accounts.actions.open_account import open_account
from cchc.accounts.first_steps import first_steps
from cchc.accounts.models import User
from cchc.lifecycle.clock import today
from cchc.organization.actions.add_official import add_official
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actions.give_post import give_post
from cchc.organization.models import Field, Official, Position, Post
from tests.accounts.conftest import SignedIn
from tests.factories.office import PASSWORD, actor, ward

pytestmark = pytest.mark.django_db
PEOPLE = "/quan-tri/"


@pytest.fixture
def admin(signed_in: SignedIn) -> Client:
    return signed_in("vanthu", role="admin")


def engage(number: int) -> Official:
    """One more official with post, fields, account and a stand-in, through the real actions."""
    by = actor("vanthu", role="admin")
    official = add_official(by=by, full_name=f"Lê Văn Mới {'ABCDEFGHIJ'[number // 10]}{'abcdefghij'[number % 10]}")
    post = give_post(official=official, by=by, position=Position.objects.get(code="kinh-te"), held_from=today(),
                     fields=Field.objects.all()[:2])  # fmt: skip
    open_account(official=official, by=by, username=f"moi{number}")
    arrange_stand_in(absent=post, by=by, substitute=actor("kinhte").official, from_on=today(), until_on=today(),
                     reason="nghỉ phép")  # fmt: skip
    return official


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as made:
        assert client.get(address).status_code == 200
    return len(made)


@pytest.mark.parametrize("address", [PEOPLE, "/lam-thay/", "/thu-tuc/buoc-chua-ai-giu/"])
def test_a_list_of_sixty_costs_what_a_list_of_ten_costs(admin: Client, address: str) -> None:
    for number in range(10):
        engage(number)
    of_ten = queries(admin, address)
    for number in range(10, 60):
        engage(number)
    assert queries(admin, address) == of_ten


def test_one_person_s_page_costs_the_same_whatever_happened(admin: Client) -> None:
    address = f"/quan-tri/can-bo/{engage(0).pk}/"
    before = queries(admin, address)
    by, official = actor("vanthu", role="admin"), Official.objects.get(full_name="Lê Văn Mới Aa")
    for code in ("mot-cua", "tu-phap", "van-thu", "dia-chinh"):
        give_post(official=official, by=by, position=Position.objects.get(code=code), held_from=today())
    assert queries(admin, address) == before


def test_everybody_of_the_unit_and_nobody_else(admin: Client) -> None:
    page = admin.get(PEOPLE).text
    assert "Trịnh Quốc Đạt" in page
    assert "Chu Thị Hoài" not in page  # of the neighbour
    assert "Tô Gia Huy" not in page  # of the province
    assert ">Hệ thống<" not in page
    assert page.index("Trịnh Quốc Đạt") < page.index("Lê Thu Hằng") < page.index("Phạm Thị Mai Hương")


def test_the_chair_reads_and_only_the_administrator_changes(signed_in: SignedIn, admin: Client) -> None:
    chair = signed_in("chutich")
    assert "Anh/chị xem được trang này" in chair.get(PEOPLE).text
    assert "Thêm cán bộ" not in chair.get(PEOPLE).text
    person = f"/quan-tri/can-bo/{actor('motcua').official_id}/"
    assert "Đặt lại mật khẩu" not in chair.get(person).text
    assert "Đặt lại mật khẩu" in admin.get(person).text


def test_who_stands_in_is_shown_beside_the_post(admin: Client) -> None:
    engage(0)
    assert "Đặng Minh Quân làm thay đến hết" in admin.get(PEOPLE).text


def test_posts_to_come_and_to_end_carry_their_day(admin: Client) -> None:
    tomorrow = today() + timedelta(days=1)
    give_post(official=actor("kinhte").official, by=actor("vanthu", role="admin"), held_from=tomorrow,
              position=Position.objects.get(code="mot-cua"))  # fmt: skip
    assert f"từ {tomorrow:%d/%m/%Y}" in admin.get(PEOPLE).text


# ---------- First steps ----------


def test_a_ward_with_people_is_ready_until_a_clerk_came(admin: Client) -> None:
    page = admin.get(PEOPLE).text
    assert "Năm việc đầu tiên" not in page
    assert "Đã đủ người và tài khoản" in page
    Client().post("/dang-nhap/", {"username": "motcua", "password": PASSWORD})
    assert "Đã đủ người và tài khoản" not in admin.get(PEOPLE).text


def test_the_steps_name_what_is_missing(admin: Client) -> None:
    User.objects.filter(official__posts__position__role="counter").update(is_active=False)
    steps = first_steps(ward())
    assert steps.roles_nobody_can_act_in == ["Công chức Bộ phận Một cửa"]
    assert {each.full_name for each in steps.waiting_for_account} >= {"Phạm Thị Mai Hương", "Đinh Công Thành"}
    Post.objects.filter(position__role="counter").update(held_until=today() - timedelta(days=1))
    steps = first_steps(ward())
    assert (steps.roles_nobody_holds, steps.is_ready) == (["Công chức Bộ phận Một cửa"], False)
    page = admin.get(PEOPLE).text
    assert "Năm việc đầu tiên" in page
    assert "còn 2 việc trước hồ sơ đầu tiên" in page


# ---------- The forms ----------


def test_from_a_name_to_an_account(admin: Client) -> None:
    added = admin.post(
        "/quan-tri/can-bo/them/", {"full_name": "Lê Văn Mới", "personal_number": "099080000111", "phone": ""}
    )
    person = added["Location"]
    page = admin.get(person).text
    assert "Chưa giữ vị trí nào" in page
    assert "099 080 ••• 111" in page
    assert 'value="moilv"' in page
    given = admin.post(person + "giao-vi-tri/", {"position": "tu-phap",
                       "held_from": "01072026", "place": "", "fields_answered": ["ho-tich"]})  # fmt: skip
    assert given["Location"] == person
    opened = admin.post(person + "mo-tai-khoan/", {"username": "moilv"})
    user = User.objects.get(username="moilv")
    assert opened.context["password"] in opened.text
    assert user.check_password(opened.context["password"])
    assert "no-store" in opened["Cache-Control"]
    again = admin.post(person + "mo-tai-khoan/", {"username": "moilv"})
    assert again.status_code == 422
    history = [line["sentence"] for line in admin.get(person).context["history"]]
    assert history == ["Mở tài khoản «moilv»", "Giao vị trí Công chức Tư pháp - Hộ tịch", "Thêm vào danh sách cán bộ"]


Verb = Callable[[str], tuple[str, dict[str, str]]]


@pytest.mark.parametrize(
    ("address", "typed", "sentence"),
    [
        ("/quan-tri/can-bo/them/", {"full_name": "Đào"}, "đủ họ và tên"),
        ("/quan-tri/can-bo/them/", {}, "Hãy ghi họ và tên."),
        ("/quan-tri/can-bo/{pk}/giao-vi-tri/", {"held_from": "31/02/2026"}, "Hãy ghi ngày như 23/11/2026."),
        ("/quan-tri/can-bo/{pk}/giao-vi-tri/", {"held_from": "01/01/9999"}, "từ năm 2000 đến năm 2100"),
        ("/quan-tri/can-bo/{pk}/giao-vi-tri/", {"position": "x", "held_from": "01/01/2026"}, "Hãy chọn lại vị trí"),
        ("/lam-thay/", {"absent": "x", "substitute": "y"}, "Hãy chọn lại vị trí vắng mặt."),
        ("/lam-thay/", {"reason": "<script>alert(1)</script>"}, "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_wrong_answers_are_kept_and_named(admin: Client, address: str, typed: dict[str, str], sentence: str) -> None:
    response = admin.post(address.format(pk=actor("kinhte").official_id), typed)
    assert response.status_code == 422
    assert sentence in response.text


def test_a_refused_post_stays_on_the_page_as_typed(admin: Client) -> None:
    held = actor("kinhte").post
    typed = {"position": held.position.code, "held_from": "01/01/2026", "place": "phòng 7"}
    response = admin.post(f"/quan-tri/can-bo/{held.official_id}/giao-vi-tri/", typed)
    assert response.status_code == 422
    assert "đang giữ vị trí" in response.text
    assert 'value="phòng 7"' in response.text


def test_a_post_ends_on_its_last_day(admin: Client) -> None:
    post = actor("kinhte").post
    page = admin.post(f"/quan-tri/vi-tri/{post.pk}/ket-thuc/", {"last_day": f"{today():%d/%m/%Y}"}, follow=True)
    assert f"giữ đến hết {today():%d/%m/%Y}" in page.text
    wrong = admin.post(f"/quan-tri/vi-tri/{actor('diachinh').post_id}/ket-thuc/", {"last_day": "x"}, follow=True)
    assert "Chưa kết thúc vị trí: Hãy ghi ngày như 23/11/2026." in wrong.text


def test_a_refused_ending_answers_with_its_sentence(admin: Client) -> None:
    post = actor("vanthu", role="admin").post
    refused = admin.post(f"/quan-tri/vi-tri/{post.pk}/ket-thuc/", {"last_day": f"{today():%d/%m/%Y}"})
    assert refused.status_code == 409
    assert "Quản trị cuối cùng" in refused.text


def test_an_account_is_closed_and_opened_again(admin: Client) -> None:
    person = f"/quan-tri/can-bo/{actor('motcua').official_id}/"
    admin.post(person + "dong-tai-khoan/")
    assert "đã đóng" in admin.get(person).text
    opened = admin.post(person + "mo-tai-khoan/")
    assert User.objects.get(username="motcua").check_password(opened.context["password"])


def test_the_absent_one_arranges_and_ends_his_own_stand_in(signed_in: SignedIn) -> None:
    tuphap = signed_in("tuphap")
    typed = {"absent": str(actor("tuphap").post_id), "substitute": str(actor("tuphap2", role="officer").official_id),
             "from_on": f"{today():%d/%m/%Y}", "until_on": f"{today():%d/%m/%Y}", "reason": "nghỉ phép"}  # fmt: skip
    page = tuphap.post("/lam-thay/", typed, follow=True)
    assert "Hoàng Văn Kiên làm thay Vũ Thị Ngọc Ánh" in page.text
    stand_in = page.context["stand_ins"][0]["stand_in"]
    assert str(actor("chutich").post_id) not in page.text  # others' posts are not offered
    other = signed_in("kinhte")
    assert "Hoàng Văn Kiên" not in other.get("/lam-thay/").text.split("Cử người làm thay")[0]
    assert other.post(f"/lam-thay/{stand_in.pk}/ket-thuc/").status_code == 404
    substitute = signed_in("tuphap2")
    assert "Vũ Thị Ngọc Ánh" in substitute.get("/lam-thay/").text
    assert substitute.post(f"/lam-thay/{stand_in.pk}/ket-thuc/").status_code == 409
    assert "thôi làm thay" in tuphap.post(f"/lam-thay/{stand_in.pk}/ket-thuc/", follow=True).text
