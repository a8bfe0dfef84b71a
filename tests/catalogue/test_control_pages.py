"""Do the pages of publication, posting and review say what is, keep what was typed, and cost the same at any size?"""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.accounts.models import User
from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.annex import EXCEL, read_annex
from cchc.catalogue.models import PostingDuty, ProcedureVersion, Publication, PublicationItem, ReviewProposal
from cchc.lifecycle.clock import clock_at, now, today
from tests.factories.office import actor
from tests.factories.publications import ABOLISHED, AMENDED, NEW, board, photo, publication, workbook
from tests.factories.reviews import review

pytestmark = pytest.mark.django_db


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def office() -> Client:
    return client_of("vanphong")


def head(**changes: Any) -> dict[str, Any]:
    day = f"{today():%d/%m/%Y}"
    typed = {"number": "1234/QĐ-UBND", "issuer": "Chủ tịch tỉnh", "signed_on": day, "effective_from": day,
             "received_on": day, "summary": "Công bố"}  # fmt: skip
    return typed | changes


def annex(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    return SimpleUploadedFile("phu-luc.xlsx", workbook(*rows).read(), EXCEL)


def test_the_preview_stores_nothing_and_the_second_press_does(office: Client) -> None:
    url = reverse("enter_publication")
    shown = office.post(url, head(annex=annex(NEW, AMENDED), preview="1"))
    assert shown.status_code == 200
    assert not Publication.objects.exists()
    assert "Phụ lục có 2 thủ tục, dùng được" in shown.content.decode()
    pdf = SimpleUploadedFile("qd.pdf", b"%PDF-1.7\ntrailer<<>>\n%%EOF\n", "application/pdf")
    stored = office.post(url, head(rows=shown.context["rows"], pdf=pdf, store="1"))
    assert stored.status_code == 302
    kept = Publication.objects.get()
    assert [item.code for item in kept.items.all()] == ["1.999001", "1.004873"]
    assert b"".join(office.get(reverse("publication_file", args=[kept.pk])).streaming_content).startswith(b"%PDF")


def test_a_broken_annex_is_named_and_nothing_is_lost(office: Client) -> None:
    broken = (*AMENDED[:7], "mau chóng", "")
    shown = office.post(reverse("enter_publication"), head(annex=annex(NEW, broken), preview="1"))
    assert shown.status_code == 422
    html = shown.content.decode()
    assert "Trang tính «Phụ lục», dòng 3, cột H (Thời hạn giải quyết)" in html
    assert 'value="1234/QĐ-UBND"' in html


def test_a_meddled_preview_asks_for_the_file_again(office: Client) -> None:
    for rows in ("{", '[{"sheet": "x"}]', '[{"sheet":"","row":1,"own":{},"said":{},"change":"new"}]'):
        answer = office.post(reverse("enter_publication"), head(rows=rows, store="1"))
        assert answer.status_code == 422
    assert not Publication.objects.exists()


def test_a_broken_cell_cannot_be_stored_past_the_preview(office: Client) -> None:
    shown = office.post(reverse("enter_publication"), head(annex=annex((*AMENDED[:7], "nhanh", "")), preview="1"))
    assert office.post(reverse("enter_publication"), head(rows=shown.context["rows"], store="1")).status_code == 422
    assert not Publication.objects.exists()


def test_what_is_wrong_with_the_head_is_said_in_its_place(office: Client) -> None:
    publication(AMENDED, issuer="Chủ tịch tỉnh", signed_on=today())
    shown = office.post(reverse("enter_publication"), head(preview="1"))
    assert shown.status_code == 422
    assert "đã được nhập" in shown.content.decode()


def test_a_procedure_typed_on_the_screen(office: Client) -> None:
    draft = publication()
    url = reverse("add_publication_item", args=[draft.pk])
    offered = office.get(url, {"ma": "1.004873"}).context["form"].initial
    assert offered["cong_bo"] == "amended"
    assert "3 ngày làm việc" in offered["thoi_han"]
    wrong = office.post(url, {**offered, "thoi_han": "nhanh"})
    assert wrong.status_code == 422
    assert "Không đọc được thời hạn «nhanh»" in wrong.content.decode()
    assert office.post(url, {**offered, "thoi_han": "1 ngày làm việc"}).status_code == 302
    item = PublicationItem.objects.get()
    assert item.content is not None and item.content.limits[0].value == "1wd"
    again = office.post(url, {**offered, "thoi_han": "1 ngày làm việc"})
    assert "đã có thủ tục 1.004873" in again.content.decode()
    office.post(reverse("remove_publication_item", args=[draft.pk, item.pk]))
    assert not PublicationItem.objects.exists()


def test_apply_and_discard_are_pressed_on_the_page(office: Client) -> None:
    board()
    draft, other = publication(AMENDED), publication(NEW, number="1235/QĐ-UBND")
    assert "Áp dụng quyết định" in office.get(reverse("publication", args=[draft.pk])).content.decode()
    office.post(reverse("apply_publication", args=[draft.pk]))
    office.post(reverse("discard_publication", args=[other.pk]))
    assert set(Publication.objects.values_list("number", "status")) == {
        ("1234/QĐ-UBND", "applied"), ("1235/QĐ-UBND", "discarded")
    }  # fmt: skip
    page = office.get(reverse("publication", args=[draft.pk]))
    [line] = page.context["lines"]
    [part] = line["changed"]
    assert (part.title, part.after) == ("Thời hạn giải quyết", ["2 ngày làm việc"])
    assert part.before[0].startswith("3 ngày làm việc")


def test_the_template_can_be_read_again(office: Client) -> None:
    file = office.get(reverse("annex_template"), {"linh_vuc": "ho-tich"})
    assert len(read_annex(BytesIO(file.content), "mau.xlsx").rows) > 10


def test_a_photograph_on_the_confirming_page(office: Client) -> None:
    place = board()
    url = reverse("confirm_posting", args=[place.pk])
    duties = [str(duty.pk) for duty in PostingDuty.objects.open()]
    assert office.post(url, {"duties": duties}).status_code == 422
    picture = SimpleUploadedFile("bang.png", photo().read(), "image/png")
    assert office.post(url, {"duties": duties[:3], "photo": picture}).status_code == 302
    done = PostingDuty.objects.exclude(done_at=None)
    assert done.count() == 3
    shown = office.get(reverse("posting_photo", args=[done[0].pk]))
    assert shown.headers["Content-Type"] == "image/png"
    assert b"".join(shown.streaming_content).startswith(b"\x89PNG")
    assert "Không còn việc nào" in office.get(url, {"qd": str(place.pk)}).content.decode()
    assert office.get(url, {"qd": "x"}).status_code == 404


def test_places_are_added_and_closed_on_the_page(office: Client) -> None:
    office.post(reverse("add_posting_place"), {"kind": "qr", "name": "Bảng QR", "location": "Sảnh"})
    assert "Bảng QR" in office.get(reverse("postings")).content.decode()
    again = office.post(reverse("add_posting_place"), {"kind": "qr", "name": "Bảng QR", "location": "Sảnh"})
    assert again.status_code == 422
    [duty] = PostingDuty.objects.all()[:1]
    office.post(reverse("close_posting_place", args=[duty.place_id]))
    assert not PostingDuty.objects.open().exists()


def test_the_check_lists_and_records(office: Client) -> None:
    board()
    shown = office.get(reverse("check_postings"))
    assert shown.context["count"] == ProcedureVersion.objects.in_force(today()).count()
    assert office.post(reverse("check_postings"), {"note": "Đầu tuần"}).status_code == 302
    assert "Đầu tuần" in office.get(reverse("check_postings")).content.decode()


def test_the_set_says_where_citizens_reach_the_portal(office: Client, settings: Any) -> None:
    assert "Chưa khai địa chỉ công khai" in office.get(reverse("postings")).content.decode()
    settings.PUBLIC_ADDRESS = "https://phuong.example.vn"
    assert "https://phuong.example.vn" in office.get(reverse("postings")).content.decode()
    answer = office.get(reverse("print_posting_set"), {"linh_vuc": "van-hoa"})
    assert answer.content.startswith(b"%PDF")
    assert office.get(reverse("print_posting_set"), {"linh_vuc": "khong-co"}).status_code == 404


def test_a_review_walks_through_its_pages(office: Client) -> None:
    url = reverse("draft_review") + "?ma=1.004873"
    offered = office.get(url).context["form"].initial
    typed = {**offered, "title": "Giảm thời hạn", "reason": "Tra cứu được", "authority": "UBND tỉnh",
             "cases_a_year": "100", "limit_after": "2 ngày làm việc"}  # fmt: skip
    assert office.post(url, {**typed, "limit_after": "nhanh"}).status_code == 422
    assert office.post(url, typed).status_code == 302
    found = ReviewProposal.objects.get()
    assert found.limit_after == "2wd"
    chair = client_of("chutich")
    assert chair.post(reverse("submit_review", args=[found.pk]), {"submission": "9/TTr-UBND"}).status_code == 302
    answer = {"status": "rejected", "answer": "12/UBND", "reason": ""}
    assert office.post(reverse("answer_review", args=[found.pk]), answer).status_code == 422
    assert office.post(reverse("answer_review", args=[found.pk]), {**answer, "status": "accepted"}).status_code == 302
    html = office.get(reverse("review", args=[found.pk])).content.decode()
    assert "chưa có phiên bản mới" in html
    assert "Giảm thời hạn còn 2 ngày làm việc" in office.get(reverse("print_review", args=[found.pk])).content.decode()
    assert "Rà soát thủ tục nào?" in office.get(reverse("draft_review")).content.decode()


def cost(client: Client, name: str, *arguments: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse(name, args=arguments)).status_code == 200
    return len(queries)


def test_lists_cost_the_same_for_two_rows_and_ten(office: Client) -> None:
    board()
    names = ("publications", "postings", "check_postings", "reviews")
    costs = []
    for numbers in (range(2), range(2, 10)):
        for number in numbers:
            draft = publication((f"1.99900{number}", *NEW[1:]), number=f"{number}/QĐ")
            apply_publication(publication=draft, by=actor("vanphong"))
            review()
        costs.append([cost(office, name) for name in names])
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 14


def test_a_decision_costs_the_same_for_one_procedure_and_ten(office: Client) -> None:
    codes = list(ProcedureVersion.objects.in_force(today()).values_list("procedure__code", flat=True)[:11])
    one = publication((codes[0], *ABOLISHED[1:]))
    ten = publication(*((code, *AMENDED[1:]) for code in codes[1:]), number="2/QĐ")
    assert cost(office, "publication", one.pk) == cost(office, "publication", ten.pk)


def test_the_office_s_desk_shows_what_is_late() -> None:
    with clock_at(now() - timedelta(days=30)):
        board()
    html = client_of("vanphong").get(reverse("my_work")).content.decode()
    assert "Niêm yết thủ tục" in html
    assert "thủ tục quá hạn" in html
    assert "Niêm yết thủ tục" not in client_of("tuphap").get(reverse("my_work")).content.decode()
