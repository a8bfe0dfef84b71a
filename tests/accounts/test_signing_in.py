"""Who gets in, in which post, and how does he get out?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from cchc.accounts.actions.close_account import close_account
from cchc.accounts.actions.open_account import open_account
from cchc.accounts.actions.reset_password import reset_password
from cchc.accounts.models import User
from cchc.lifecycle.clock import today
from cchc.organization.actions.add_official import add_official
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actions.end_post import end_post
from cchc.organization.actions.end_stand_in import end_stand_in
from tests.accounts.conftest import SignedIn
from tests.factories.office import PASSWORD, actor

pytestmark = pytest.mark.django_db
SIGN_IN, ACCOUNT, CHOOSE = "/dang-nhap/", "/tai-khoan/", "/tai-khoan/vi-tri/"
NEW = "nui cao song dai"


def answers(client: Client, username: str, password: str, **more: str) -> int:
    return client.post(SIGN_IN, {"username": username, "password": password} | more).status_code


@pytest.mark.parametrize("name", ["motcua", "MOTCUA", " MotCua "])
def test_capitals_do_not_matter_in_the_name(client: Client, name: str) -> None:
    response = client.post(SIGN_IN, {"username": name, "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/viec-cua-toi/")


@pytest.mark.parametrize(
    ("name", "password"), [("motcua", PASSWORD.upper()), ("ai-do", PASSWORD), ("", ""), ("motcua", "")]
)
def test_wrong_names_and_passwords_get_one_answer(client: Client, name: str, password: str) -> None:
    response = client.post(SIGN_IN, {"username": name, "password": password})
    assert response.status_code == 200
    assert ("hoặc mật khẩu chưa đúng" in response.text) == bool(name and password)
    assert "_auth_user_id" not in client.session


def test_a_closed_account_gets_the_same_answer_as_a_wrong_password(client: Client) -> None:
    close_account(user=User.objects.get(username="motcua"), by=actor("vanthu", role="admin"))
    assert "hoặc mật khẩu chưa đúng" in client.post(SIGN_IN, {"username": "motcua", "password": PASSWORD}).text


def test_back_to_where_one_wanted_to_be_but_never_to_another_site(client: Client) -> None:
    asked = client.get("/quan-tri/")
    assert asked["Location"] == "/dang-nhap/?next=/quan-tri/"
    values = {"username": "chutich", "password": PASSWORD}
    assert client.post(SIGN_IN, values | {"next": "/quan-tri/"})["Location"] == "/quan-tri/"
    for outside in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        assert Client().post(SIGN_IN, values | {"next": outside})["Location"] == "/viec-cua-toi/"


def test_the_session_changes_its_key_when_somebody_signs_in(client: Client) -> None:
    client.get(SIGN_IN)
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key
    answers(client, "motcua", PASSWORD)
    assert client.session.session_key != session.session_key


def test_signing_out_is_a_post(signed_in: SignedIn) -> None:
    client = signed_in("motcua")
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/")["Location"] == SIGN_IN
    assert "_auth_user_id" not in client.session


# ---------- The first password ----------


@pytest.fixture
def first_password() -> str:
    admin = actor("vanthu", role="admin")
    return reset_password(user=User.objects.get(username="motcua"), by=admin)


def test_with_the_first_password_nothing_opens_but_its_change(client: Client, first_password: str) -> None:
    answers(client, "motcua", first_password)
    for address in ("/viec-cua-toi/", "/lam-thay/", "/quan-tri/"):
        assert client.get(address)["Location"] == ACCOUNT
    page = client.get(ACCOUNT)
    assert "Đặt mật khẩu của anh/chị" in page.text
    assert 'id="dieu-huong"' not in page.text
    assert client.post(CHOOSE, {"post": str(actor("motcua").post_id)})["Location"] == ACCOUNT
    assert client.post("/dang-xuat/").status_code == 302


def test_after_the_change_work_begins(client: Client, first_password: str) -> None:
    answers(client, "motcua", first_password)
    typed = {"old_password": first_password, "new_password1": NEW, "new_password2": NEW}
    assert client.post(ACCOUNT, typed)["Location"] == "/viec-cua-toi/"
    assert client.get("/lam-thay/").status_code == 200
    assert answers(Client(), "motcua", NEW) == 302
    assert answers(Client(), "motcua", first_password) == 200


def test_an_administrator_begins_with_the_people(client: Client) -> None:
    user = User.objects.get(username="vanthu")
    User.objects.filter(pk=user.pk).update(must_change_password=True)
    answers(client, "vanthu", PASSWORD)
    session = client.session
    session["post"] = str(actor("vanthu", role="admin").post_id)
    session.save()
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert client.post(ACCOUNT, typed)["Location"] == "/quan-tri/"


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("sai", NEW, NEW, "Mật khẩu hiện tại chưa đúng."),
        (PASSWORD, NEW, NEW + "x", "Hai lần gõ mật khẩu mới chưa giống nhau."),
        (PASSWORD, "ngan", "ngan", "cần ít nhất 10 ký tự"),
        (PASSWORD, "0123456789", "0123456789", "không được chỉ gồm chữ số"),
        (PASSWORD, "password123", "password123", "nhiều người dùng"),
        (PASSWORD, "phamthimaihuong", "phamthimaihuong", "quá giống tên đăng nhập hoặc họ tên"),
        (PASSWORD, PASSWORD, PASSWORD, "phải khác mật khẩu hiện tại"),
        ("", "", "", "Hãy gõ mật khẩu mới."),
    ],
)
def test_bad_passwords_get_a_sentence(signed_in: SignedIn, old: str, new: str, again: str, sentence: str) -> None:
    client = signed_in("motcua")
    response = client.post(ACCOUNT, {"old_password": old, "new_password1": new, "new_password2": again})
    assert response.status_code == 422
    assert sentence in response.text
    assert answers(Client(), "motcua", PASSWORD) == 302


def test_the_change_ends_sessions_elsewhere_but_not_here(signed_in: SignedIn) -> None:
    here, elsewhere = signed_in("motcua"), signed_in("motcua")
    here.post(ACCOUNT, {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW})
    assert here.get("/lam-thay/").status_code == 200
    assert elsewhere.get("/lam-thay/")["Location"].startswith(SIGN_IN)


def test_a_reset_and_a_closing_end_sessions_at_once(signed_in: SignedIn) -> None:
    by = actor("vanthu", role="admin")
    first, second = signed_in("motcua"), signed_in("tuphap")
    reset_password(user=User.objects.get(username="motcua"), by=by)
    close_account(user=User.objects.get(username="tuphap"), by=by)
    for client in (first, second):
        assert client.get("/lam-thay/")["Location"].startswith(SIGN_IN)


# ---------- The post in which one acts ----------


def test_back_to_the_page_when_the_chosen_post_opens_it(signed_in: SignedIn) -> None:
    client = signed_in("vanthu")
    admin = {"post": str(actor("vanthu", role="admin").post_id)}
    page = "http://testserver/lam-thay/?absent=x"
    assert client.post(CHOOSE, admin, headers={"Referer": page})["Location"] == page
    assert "đang làm việc với vị trí Quản trị hệ thống" in client.get("/lam-thay/").text


@pytest.mark.parametrize(
    "page", ["http://testserver/quan-tri/", "http://testserver/khong-co/", "https://example.org/", ""]
)
def test_to_one_s_work_when_it_does_not(signed_in: SignedIn, page: str) -> None:
    client = signed_in("vanthu", role="admin")
    office = {"post": str(actor("vanthu", role="office").post_id)}
    assert client.post(CHOOSE, office, headers={"Referer": page})["Location"] == "/viec-cua-toi/"


def test_only_one_s_own_posts(signed_in: SignedIn) -> None:
    client = signed_in("vanthu")
    for post in (str(actor("chutich").post_id), "", "x"):
        assert client.post(CHOOSE, {"post": post}).status_code == 404


def test_a_substitute_chooses_the_absent_one_s_post_until_it_ends(signed_in: SignedIn) -> None:
    chair = actor("chutich")
    stand_in = arrange_stand_in(absent=chair.post, by=chair, substitute=actor("tuphap").official, from_on=today(),
                                until_on=today(), reason="họp tỉnh")  # fmt: skip
    client = signed_in("tuphap")
    assert client.get("/quan-tri/").status_code == 403
    client.post(CHOOSE, {"post": str(chair.post_id)})
    page = client.get("/quan-tri/")
    assert page.status_code == 200
    assert "làm thay Trịnh Quốc Đạt" in page.text
    end_stand_in(stand_in=stand_in, by=chair)
    assert client.get("/quan-tri/").status_code == 403


def test_who_holds_no_post_is_told_and_can_sign_out(signed_in: SignedIn) -> None:
    kinhte = actor("kinhte")
    end_post(post=kinhte.post, by=actor("vanthu", role="admin"), last_day=today() - timedelta(days=1))
    client = signed_in("kinhte")
    page = client.get("/lam-thay/")
    assert page.status_code == 403
    assert "không giữ vị trí công tác nào" in page.text
    assert 'action="/dang-xuat/"' in page.text
    assert client.post("/dang-xuat/").status_code == 302


def test_an_account_without_post_is_the_same(client: Client) -> None:
    by = actor("vanthu", role="admin")
    official = add_official(by=by, full_name="Lê Văn Mới")
    _, password = open_account(official=official, by=by, username="moilv")
    answers(client, "moilv", password)
    assert client.get(ACCOUNT).status_code == 403
