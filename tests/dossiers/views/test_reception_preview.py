"""What follows while the clerk types: the person, procedures, papers, the appointment; nothing is written."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.audit.models import Event
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE
from tests.dossiers.forms.test_citizen_card import SCAN
from tests.dossiers.views.counter import send, sign_in, typed
from tests.factories.dossiers import BIRTH, MARITAL_STATUS, dossier_at, filing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
NUMBER = "099192004512"
NOBODY = dict.fromkeys(("applicant_name", "applicant_born_on", "applicant_address", "applicant_phone"), "")


@pytest.fixture
def clerk(client: Client) -> Client:
    return sign_in(client, "motcua")


def look_ahead(clerk: Client, **changes: Any) -> str:
    """The answer to the page's script."""
    answer = send(clerk, "preview_reception", typed(**changes), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return str(answer.content.decode())


def value(page: str, name: str) -> str:
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert field, name
    found = re.search(r'value="([^"]*)"', field[0])
    return found[1] if found else ""


def chosen(page: str) -> str:
    found = re.search(r'name="procedure"[^>]*value="([^"]*)"[^>]*checked', page)
    return found[1] if found else ""


def ticked(page: str) -> list[str]:
    return re.findall(r'name="papers"[^>]*value="([^"]*)" checked', page)


def test_a_known_person_fills_in(clerk: Client) -> None:
    with clock_at(now() - timedelta(days=40)):
        dossier_at(Status.RECEIVED, code=BIRTH, applicant_address="Địa chỉ cũ")
    dossier_at(Status.RECEIVED)
    page = look_ahead(clerk, applicant_number="099 192 004 512", **NOBODY)
    assert value(page, "applicant_name") == "Nguyễn Thị Đào"
    assert value(page, "applicant_address") == "Số 18 ngõ 42, tổ dân phố 5"
    assert value(page, "applicant_phone") == "0900 000 318"
    assert "14/09/2026</span>, Xác nhận độc thân" in page
    assert "Đã từng nộp ở đây" in page


def test_who_was_known_elsewhere_is_not_known_here(client: Client) -> None:
    dossier_at(Status.RECEIVED)
    page = look_ahead(sign_in(client, "motcua.hlt"), applicant_number=NUMBER, **NOBODY)
    assert "Đào" not in page


def test_another_number_empties_what_the_first_had_filled_in(clerk: Client) -> None:
    dossier_at(Status.RECEIVED)
    page = look_ahead(clerk, applicant_number="099192004513", known=NUMBER)
    assert value(page, "applicant_name") == value(page, "applicant_phone") == ""


def test_what_was_typed_by_hand_stays(clerk: Client) -> None:
    dossier_at(Status.RECEIVED)
    by_the_number = {"HX-Request": "true", "HX-Trigger": "so-dinh-danh"}
    for number in (NUMBER, "099192004513", "0991"):
        answer = send(clerk, "preview_reception", typed(applicant_number=number), headers=by_the_number)
        assert (answer.status_code, answer.content) == (204, b""), number


def test_a_known_person_can_be_mended(clerk: Client) -> None:
    dossier_at(Status.RECEIVED)
    card = look_ahead(clerk, applicant_number=NUMBER, known=NUMBER)
    assert 'type="hidden" name="applicant_name"' in card
    fields = look_ahead(clerk, applicant_number=NUMBER, known=NUMBER, edit_person="yes")
    assert 'type="text" name="applicant_name"' in fields
    assert value(fields, "applicant_name") == "Trương Thị Diệu Linh"


def test_a_scanned_card_fills_in_and_the_telephone_comes_from_the_last_dossier(clerk: Client) -> None:
    dossier_at(Status.RECEIVED, applicant_number="099198004512", applicant_name="Tên Cũ")
    page = look_ahead(clerk, applicant_number=SCAN, **NOBODY)
    assert value(page, "applicant_number") == "099198004512"
    assert value(page, "applicant_name") == "Trương Thị Diệu Linh"
    assert value(page, "applicant_born_on") == "14/06/1998"
    assert value(page, "applicant_phone") == "0900 000 318"


def test_an_awaited_dossier_is_offered(clerk: Client) -> None:
    waiting = dossier_at(Status.AWAITING_COMPLETION)
    page = look_ahead(clerk, applicant_number=NUMBER, **NOBODY)
    assert reverse("receive_dossier", args=[waiting.pk]) in page


@pytest.mark.parametrize(
    ("words", "first"),
    [("ket hon", "1.000894"), ("ĐĂNG KÝ KẾT HÔN", "1.000894"), ("khai sinh", BIRTH), ("1.004873", MARITAL_STATUS)],
)
def test_a_search_takes_the_best_match(clerk: Client, words: str, first: str) -> None:
    page = look_ahead(clerk, q=words, procedure="", papers_of="", papers=[])
    assert chosen(page) == first
    assert value(page, "papers_of") == first


def test_a_search_that_finds_nothing_keeps_what_was_chosen(clerk: Client) -> None:
    page = look_ahead(clerk, q="<b>' OR 1=1")
    assert "Không có thủ tục nào khớp" in page
    assert chosen(page) == BIRTH


def test_the_most_used_come_first_then_the_everyday_ones(clerk: Client) -> None:
    for _ in range(2):
        dossier_at(Status.RECEIVED, code="1.001776")
    dossier_at(Status.RECEIVED, code="2.001263")
    with clock_at(now() - timedelta(days=91)):
        for _ in range(3):
            dossier_at(Status.RECEIVED, code="1.003622")
    page = clerk.get(reverse("receive_dossier")).content.decode()
    offered = re.findall(r'name="procedure"[^>]*value="([^"]*)"[^>]*data-digit="(\d)"', page)
    assert offered[:3] == [("1.001776", "1"), ("2.001263", "2"), ("2.000815", "3")]
    assert len(offered) == 9


def test_another_procedure_begins_with_what_is_looked_up(clerk: Client) -> None:
    page = look_ahead(clerk, procedure="1.000894")
    assert ticked(page) == ["giay-to-tuy-than"]
    assert "Còn 1 mục" in page
    kept = look_ahead(clerk, papers=["to-khai"])
    assert ticked(kept) == ["to-khai"]
    assert "Còn 2 mục" in kept


def test_the_address_may_name_the_procedure(clerk: Client) -> None:
    page = clerk.get(reverse("receive_dossier"), {"procedure": BIRTH}).content.decode()
    assert chosen(page) == BIRTH
    assert ticked(page) == ["thong-tin-dinh-danh"]
    assert chosen(clerk.get(reverse("receive_dossier"), {"procedure": "9.9"}).content.decode()) == ""


def test_the_appointment_and_the_fee_follow_the_case(clerk: Client) -> None:
    marriage = {"procedure": "1.000894", "papers_of": "1.000894"}
    assert "Hẹn trả 17 giờ, thứ Hai 14/09/2026" in look_ahead(clerk, **marriage)
    verified = look_ahead(clerk, **marriage, case="phải xác minh điều kiện kết hôn")
    assert "Hẹn trả 17 giờ, thứ Hai 21/09/2026" in verified
    assert "5 ngày làm việc, không tính 2 ngày nghỉ hằng tuần" in verified
    assert "8.000\u00a0đ" in look_ahead(clerk, fee_case="đăng ký quá hạn")
    assert "Chưa công bố" in look_ahead(clerk, procedure="1.001612")


def test_a_corrected_receipt_counts_from_its_own_reception(clerk: Client) -> None:
    dossier = dossier_at(Status.RECEIVED, code=MARITAL_STATUS)
    address = reverse("preview_reception", args=[dossier.pk])
    with clock_at(datetime(2026, 9, 14, 18, tzinfo=ZONE)):
        page = clerk.post(address, typed(procedure=BIRTH), headers={"HX-Request": "true"}).content.decode()
    assert "Hẹn trả 17 giờ, thứ Hai 14/09/2026" in page
    assert f'action="{reverse("correct_receipt", args=[dossier.pk])}"' in page


def test_without_a_script_the_whole_page_answers(clerk: Client) -> None:
    page = send(clerk, "preview_reception", typed(q="ket hon", procedure="")).content.decode()
    assert page.startswith("<!doctype html>")
    assert chosen(page) == "1.000894"
    assert clerk.get(reverse("preview_reception")).url == reverse("receive_dossier")


def test_faults_are_not_told_before_the_form_is_sent(clerk: Client) -> None:
    page = look_ahead(clerk, applicant_number="12", applicant_born_on="x", submission="y", quantity_0="z", case="w")
    assert "c-err" not in page
    assert "aria-invalid" not in page


def test_looking_ahead_writes_nothing(clerk: Client) -> None:
    dossier = dossier_at(Status.AWAITING_COMPLETION)
    before = list(Dossier.objects.values_list()), Event.objects.count()
    look_ahead(clerk)
    clerk.post(reverse("preview_reception", args=[dossier.pk]), typed())
    assert (list(Dossier.objects.values_list()), Event.objects.count()) == before


def test_cost_does_not_grow_with_the_dossiers(clerk: Client, django_assert_num_queries: Any) -> None:
    clerk.get(reverse("receive_dossier"))
    for rows in (10, 50):
        _dossiers(rows)
        with django_assert_num_queries(10):
            clerk.get(reverse("receive_dossier"))
        with django_assert_num_queries(12):  # the usual time and the competent unit among them
            look_ahead(clerk, applicant_number=NUMBER, q="khai")


def _dossiers(rows: int) -> None:
    """So many more dossiers of one person, over as many procedures as there are keys."""
    codes = (BIRTH, MARITAL_STATUS, "1.001776", "2.000815", "1.000656", "1.000894", "2.000635", "2.000884", "2.001035")
    filings = [filing(codes[row % len(codes)]) for row in range(rows)]
    unit, at = actor("motcua").unit, now()
    Dossier.objects.bulk_create(
        Dossier(submission=each.submission, unit=unit, status=Status.AWAITING_COMPLETION, filed_at=at, **each.columns())
        for each in filings
    )
