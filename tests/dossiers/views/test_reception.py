"""What becomes of the counter's form when it is sent: received, corrected, sent back, refused, or shown again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cchc.audit.models import Event
from cchc.audit.recording import events_of
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.dossiers.forms.test_citizen_card import SCAN
from tests.dossiers.views.counter import BIRTH_PAPERS, send, sign_in, typed
from tests.factories.dossiers import BIRTH, dossier_at

pytestmark = pytest.mark.django_db
COPIES = "2.000815"


@pytest.fixture
def clerk(client: Client) -> Client:
    return sign_in(client, "motcua")


def test_received_and_offered_for_printing(clerk: Client) -> None:
    answer = send(clerk, "receive_dossier", typed())
    dossier = Dossier.objects.get()
    assert answer.url == reverse("received", args=[dossier.pk])
    assert dossier.code == "H99.26.05-260914-0001"
    assert (dossier.applicant_name, dossier.applicant_born_on) == ("Trương Thị Diệu Linh", date(1998, 6, 14))
    assert {paper.code for paper in dossier.papers.all()} == set(BIRTH_PAPERS)
    page = clerk.get(answer.url).content.decode()
    assert "H99.26.05-260914-0001" in page
    assert "Hẹn trả 17 giờ, thứ Hai 14/09/2026" in page
    assert f'href="{reverse("print_form", args=[dossier.pk, "01"])}" target="_blank"' in page


def test_the_same_form_sent_twice_is_one_dossier(clerk: Client) -> None:
    form = typed()
    first, second = send(clerk, "receive_dossier", form), send(clerk, "receive_dossier", form)
    assert first.url == second.url
    assert Dossier.objects.count() == Event.objects.filter(name="dossier_received").count() == 1


def test_the_next_request_of_the_same_person(clerk: Client) -> None:
    """His card stands filled in; after it both receipts of the day are at hand."""
    send(clerk, "receive_dossier", typed())
    first = Dossier.objects.get()
    form = clerk.get(reverse("receive_dossier"), {"person": str(first.pk)}).content.decode()
    assert "Trương Thị Diệu Linh" in form
    assert 'name="applicant_number" value="099198004512"' in form
    second = send(clerk, "receive_dossier", typed())
    page = clerk.get(second.url).content.decode()
    assert "Hôm nay đã nhận của người này" in page
    assert reverse("print_form", args=[first.pk, "01"]) in page


@pytest.mark.parametrize("person", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_person_is_nobody(clerk: Client, person: str) -> None:
    answer = clerk.get(reverse("receive_dossier"), {"person": person})
    assert answer.status_code in (200, 404)
    assert Dossier.objects.count() == 0


def test_a_scanned_card_fills_in_its_fields(clerk: Client) -> None:
    send(
        clerk,
        "receive_dossier",
        typed(applicant_number=SCAN, applicant_name="", applicant_born_on="", applicant_address=""),
    )
    dossier = Dossier.objects.get()
    assert (dossier.applicant_number, dossier.applicant_name) == ("099198004512", "Trương Thị Diệu Linh")
    assert (dossier.applicant_born_on, dossier.applicant_address) == (date(1998, 6, 14), "Số 18 ngõ 42, tổ dân phố 5")


def test_for_another_person(clerk: Client) -> None:
    form = typed(for_whom="other", owner_name="Cao Bá Nhật", owner_number="099090000276")
    send(clerk, "receive_dossier", form)
    assert Dossier.objects.get().for_whom == "Cao Bá Nhật"
    send(clerk, "receive_dossier", form | {"submission": str(uuid4()), "for_whom": "self"})
    assert Dossier.objects.latest("id").owner_name == ""


@pytest.mark.parametrize(
    ("changes", "fee", "case"),
    [
        ({"fee_case": "đăng ký quá hạn"}, 8000, "đăng ký quá hạn"),
        ({"procedure": COPIES, "papers_of": COPIES, "papers": ["ban-chinh", "ban-sao"], "quantity_0": "2",
          "quantity_1": "3"}, 7000, ""),
        ({"procedure": "1.000894", "papers_of": "1.000894", "papers": ["to-khai", "giay-to-tuy-than"],
          "case": "phải xác minh điều kiện kết hôn"}, 0, "phải xác minh điều kiện kết hôn"),
    ],
)  # fmt: skip
def test_fee_and_case(clerk: Client, changes: dict[str, Any], fee: int, case: str) -> None:
    send(clerk, "receive_dossier", typed(**changes))
    dossier = Dossier.objects.get()
    assert (dossier.fee_due, dossier.case) == (fee, case)


def test_hostile_text_is_kept_and_shown_as_text(clerk: Client) -> None:
    hostile = "<script>alert(1)</script>'; DROP TABLE dossiers_dossier; --"
    answer = send(clerk, "receive_dossier", typed(applicant_name=hostile, applicant_address=hostile, summary=hostile))
    dossier = Dossier.objects.get()
    assert dossier.applicant_name == dossier.applicant_address == dossier.summary == hostile
    for page in (answer.url, reverse("correct_receipt", args=[dossier.pk])):
        shown = clerk.get(page).content.decode()
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"applicant_number": ""}, "Ghi số định danh, hoặc quét thẻ căn cước."),
        ({"applicant_number": "12345"}, "căn cước có 12 chữ số"),
        ({"applicant_number": "09919800451a"}, "căn cước có 12 chữ số"),
        ({"applicant_number": "٠٩٩١٩٨٠٠٤٥١٢"}, "căn cước có 12 chữ số"),
        ({"applicant_number": "9" * 500}, "nhiều nhất 400 chữ"),
        ({"applicant_name": "  "}, "Ghi họ tên người nộp."),
        ({"applicant_name": "Ă" * 121}, "nhiều nhất 120 chữ"),
        ({"applicant_address": ""}, "Ghi địa chỉ người nộp."),
        ({"applicant_born_on": "31/02/1998"}, "Ghi ngày sinh như 14/06/1998."),
        ({"applicant_born_on": "31/12/1899"}, "Ngày sinh phải từ 01/01/1900 đến hôm nay."),
        ({"applicant_born_on": "15/09/2026"}, "Ngày sinh phải từ 01/01/1900 đến hôm nay."),
        ({"applicant_born_on": "99999999999"}, "Ghi ngày sinh như 14/06/1998."),
        ({"for_whom": "other"}, "Ghi họ tên người ủy quyền."),
        ({"for_whom": "other", "owner_name": "A", "owner_number": "1"}, "căn cước có 12 chữ số"),
        ({"for_whom": "nobody"}, "nobody"),
        ({"result_by": ""}, "Trường này là bắt buộc."),
        ({"procedure": ""}, "Chọn thủ tục trong danh sách."),
        ({"procedure": "9.999999"}, "Chọn thủ tục trong danh sách."),
        ({"papers_of": COPIES}, "Thủ tục vừa đổi"),
        ({"papers": ["to-khai"]}, "Còn thiếu: Giấy chứng sinh"),
        ({"papers": [*"abc"]}, "Còn thiếu: Tờ khai"),
        ({"papers": [*BIRTH_PAPERS, "khac"]}, "khac"),
        ({"fee_case": "miễn"}, "miễn"),
        ({"submission": "not-a-uuid"}, "Biểu mẫu này đã hỏng"),
        ({"procedure": COPIES, "papers_of": COPIES, "papers": ["ban-chinh", "ban-sao"], "quantity_0": ""},
         "Ghi số lượng để tính tiền."),
        ({"procedure": COPIES, "papers_of": COPIES, "papers": ["ban-chinh", "ban-sao"], "quantity_0": "1000"}, "999"),
        ({"procedure": COPIES, "papers_of": COPIES, "papers": ["ban-chinh", "ban-sao"], "quantity_0": "-1"}, "0"),
    ],
)  # fmt: skip
def test_faults_are_told_in_place_and_nothing_is_lost(clerk: Client, changes: dict[str, Any], sentence: str) -> None:
    answer = send(clerk, "receive_dossier", typed(applicant_phone="0900 gọi giờ trưa", **changes))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert 'value="0900 gọi giờ trưa"' in page
    assert not Dossier.objects.exists()
    assert not Event.objects.exists()


def test_unreadable_characters(clerk: Client) -> None:
    answer = send(clerk, "receive_dossier", typed(applicant_name="A\x00B"))
    assert answer.status_code == 400
    assert "ký tự không đọc được" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_beyond_the_calendar(clerk: Client) -> None:
    with clock_at(datetime(2027, 12, 31, 16, 59, tzinfo=ZONE)):
        answer = send(clerk, "receive_dossier", typed())
    assert answer.status_code == 422
    assert "Chưa tính được ngày hẹn" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_asked_to_complete(clerk: Client) -> None:
    form = typed(papers=["to-khai"], items="Ký lại tờ khai\n\nBổ sung số nhà", reason="Chưa đủ giấy tờ")
    answer = send(clerk, "request_completion", form)
    dossier = Dossier.objects.get()
    assert dossier.status == Status.AWAITING_COMPLETION
    asked = dossier.supplement_requests.get()
    assert asked.items.splitlines()[0] == "Giấy chứng sinh"
    assert asked.items.splitlines()[-2:] == ["Ký lại tờ khai", "Bổ sung số nhà"]
    page = clerk.get(answer.url).content.decode()
    assert reverse("print_form", args=[dossier.pk, "02"]) in page


@pytest.mark.parametrize(
    ("verb", "changes", "sentence"),
    [
        ("request_completion", {"papers": ["to-khai"], "reason": " "}, "Ghi lý do, căn cứ của yêu cầu."),
        ("request_completion", {"reason": "Thiếu"}, "giấy tờ đã đánh dấu đủ cả"),
        ("refuse_dossier", {}, "Ghi lý do từ chối cụ thể, kèm căn cứ."),
        ("refuse_dossier", {"refusal": "x" * 1001}, "nhiều nhất 1000 chữ"),
    ],
)
def test_slips_need_their_words(clerk: Client, verb: str, changes: dict[str, Any], sentence: str) -> None:
    answer = send(clerk, verb, typed(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Dossier.objects.exists()


def test_refused(clerk: Client) -> None:
    answer = send(clerk, "refuse_dossier", typed(papers=[], refusal="Không thuộc thẩm quyền"))
    dossier = Dossier.objects.get()
    assert (dossier.status, dossier.reason) == (Status.REFUSED, "Không thuộc thẩm quyền")
    assert reverse("print_form", args=[dossier.pk, "03"]) in clerk.get(answer.url).content.decode()


def test_an_awaited_dossier_is_received(clerk: Client) -> None:
    waiting = dossier_at(Status.AWAITING_COMPLETION, code=BIRTH, summary="Con đầu lòng")
    address = reverse("receive_dossier", args=[waiting.pk])
    page = clerk.get(address).content.decode()
    assert 'value="Nguyễn Thị Đào"' in page
    assert 'value="Con đầu lòng"' in page
    assert "Yêu cầu hoàn thiện</summary>" not in page
    assert clerk.post(address, typed()).status_code == 302
    waiting.refresh_from_db()
    assert waiting.status == Status.RECEIVED
    assert clerk.get(address).status_code == 409
    assert "đã tiếp nhận" in clerk.post(address, typed()).content.decode().lower()


def test_an_awaited_dossier_is_refused(clerk: Client) -> None:
    waiting = dossier_at(Status.AWAITING_COMPLETION, code=BIRTH)
    clerk.post(reverse("refuse_dossier", args=[waiting.pk]), typed(refusal="Không đủ điều kiện"))
    waiting.refresh_from_db()
    assert waiting.status == Status.REFUSED


def test_the_receipt_is_corrected_the_same_day(clerk: Client) -> None:
    dossier = dossier_at(Status.RECEIVED, code=BIRTH, fee_due=8000)
    address = reverse("correct_receipt", args=[dossier.pk])
    page = clerk.get(address).content.decode()
    assert 'value="đăng ký quá hạn" selected' in page
    answer = clerk.post(address, typed(applicant_name="Nguyễn Thị Đào Anh", fee_case="đăng ký quá hạn"), follow=True)
    corrected = Dossier.objects.get()
    assert (corrected.code, corrected.applicant_name) == (dossier.code, "Nguyễn Thị Đào Anh")
    assert corrected.fee_due == 8000
    assert [event.name for event in events_of(corrected)] == ["dossier_received", "receipt_corrected"]
    assert "Đã sửa giấy tiếp nhận" in answer.content.decode()


def test_a_correction_that_counts_nothing_keeps_the_amount(clerk: Client) -> None:
    dossier = dossier_at(Status.RECEIVED, code=COPIES, fee_due=7000)
    form = typed(procedure=COPIES, papers_of=COPIES, papers=["ban-chinh", "ban-sao"], quantity_0="")
    assert clerk.post(reverse("correct_receipt", args=[dossier.pk]), form).status_code == 302
    assert Dossier.objects.get().fee_due == 7000


def test_the_next_day_it_is_too_late_to_correct(clerk: Client) -> None:
    dossier = dossier_at(Status.RECEIVED, code=BIRTH)
    address = reverse("correct_receipt", args=[dossier.pk])
    with clock_at(datetime(2026, 9, 15, 8, tzinfo=ZONE)):
        assert clerk.get(address).status_code == 409
        answer = clerk.post(address, typed(applicant_name="Người Khác"))
    assert answer.status_code == 422
    assert "trong ngày tiếp nhận" in answer.content.decode()
    assert 'value="Người Khác"' in answer.content.decode()
    assert Dossier.objects.get().applicant_name == "Nguyễn Thị Đào"


ROUTES = ("receive_dossier", "refuse_dossier", "preview_reception", "received", "correct_receipt")


@pytest.mark.parametrize("route", ROUTES)
def test_a_dossier_of_another_unit_is_not_found(client: Client, route: str) -> None:
    dossier = dossier_at(Status.RECEIVED)
    stranger = sign_in(client, "motcua.hlt")
    for method in (stranger.get, stranger.post):
        assert method(reverse(route, args=[dossier.pk])).status_code == 404


@pytest.mark.parametrize("username", ["tuphap", "chutich", "vanphong", "captren"])
@pytest.mark.parametrize("route", ["receive_dossier", "refuse_dossier", "request_completion", "preview_reception"])
def test_only_the_counter_receives(client: Client, username: str, route: str) -> None:
    assert send(sign_in(client, username), route, typed()).status_code == 403
    assert not Dossier.objects.exists()
