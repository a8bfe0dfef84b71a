"""The counter's page: what is typed becomes lines; what is wrong is said in place and kept; one form is one visit."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.accounts.models import User
from cchc.certification.models import Entry
from cchc.certification.writing import Line
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at
from tests.certification.conftest import MONDAY
from tests.factories.certification import COPY, DEGREE, SIGNATURE, certified, chair
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
CARD = "099198004512|012345678|Trương Thị Diệu Linh|14061998|Nữ|Số 18 ngõ 42, tổ dân phố 5|12032021"
HTMX = {"HTTP_HX_REQUEST": "true"}


def signed_in(username: str = "motcua") -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    return client


def text_of(answer: Any) -> str:
    """The page with ordinary spaces."""
    return str(answer.content.decode()).replace("\xa0", " ")


def typed(*lines: tuple[str, Any, Any], **changes: Any) -> dict[str, Any]:
    """A visit as a browser sends it."""
    form = {
        "submission": str(uuid4()), "applicant_number": "099 198 004 512", "applicant_name": "Trương Thị Diệu Linh",
        "applicant_address": "Số 18 ngõ 42", "procedure": COPY, "signer": str(chair().pk), "handed_over": "now",
    }  # fmt: skip
    for place, (paper, pages, copies) in enumerate(lines):
        form |= {f"paper_{place}": paper, f"pages_{place}": str(pages), f"copies_{place}": str(copies)}
    return form | changes


def test_sent_twice_it_is_one_visit_with_its_lines() -> None:
    client, form = signed_in(), typed(("Học bạ", 12, 2), ("  ", 1, 1), ("Căn cước", 2, 1))
    first, again = (client.post("/chung-thuc/", form) for _ in range(2))
    dossier = Dossier.objects.get()
    assert first.headers["Location"] == again.headers["Location"] == f"/chung-thuc/ho-so/{dossier.pk}/"
    assert list(Entry.objects.values_list("number", "paper", "fee")) == [(1, "Học bạ", 28_000), (2, "Căn cước", 4_000)]
    page = text_of(client.get(first.headers["Location"]))
    assert "Số 1 đến 2" in page
    assert "32.000 đ" in page


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (typed, "ghi ít nhất một dòng"),
        (lambda: typed(("Học bạ", "0", "1")), "Dòng 1: số trang, số bản phải là số từ 1 đến 999"),
        (lambda: typed(("Học bạ", "٣", "1")), "Dòng 1: số trang"),
        (lambda: typed(("Học bạ", 1, "1e3")), "Dòng 1: số trang"),
        (lambda: typed(("x" * 201, 1, 1)), "Dòng 1: tên giấy tờ dài quá 200 chữ"),
        (lambda: typed(("Học bạ", 1, 1), signer=str(actor("tuphap").post_id)), "Người ký"),
        (lambda: typed(("Học bạ", 1, 1), signer="không phải khóa"), "Người ký"),
        (lambda: typed(("Học bạ", 1, 1), procedure="2.001035"), "Việc chứng thực"),
        (lambda: typed(("Học bạ", 1, 1), applicant_number="12"), "Số này chưa đúng"),
        (lambda: typed(("Học bạ", 1, 1), applicant_name=""), "Ghi họ tên"),
        (lambda: typed(("Học bạ", 1, 1), submission="x"), "Biểu mẫu này đã hỏng"),
    ],
)
def test_faults_are_said_and_what_was_typed_is_kept(form: Any, sentence: str) -> None:
    sent = form()
    answer = signed_in().post("/chung-thuc/", sent)
    page = text_of(answer)
    assert answer.status_code == 422
    assert sentence in page
    assert sent.get("paper_0", "") in page
    assert not Dossier.objects.exists()


def test_own_papers_are_refused_in_place() -> None:
    own = actor("chutich").official.personal_number
    answer = signed_in().post("/chung-thuc/", typed(("Học bạ", 1, 1), applicant_number=own))
    assert answer.status_code == 422
    assert "giấy tờ của chính mình" in text_of(answer)


def test_a_scanned_card_and_a_picked_key_fill_in_and_write_nothing() -> None:
    page = signed_in().post("/chung-thuc/xem-truoc/", typed(applicant_number=CARD, add="Học bạ"), **HTMX)  # type: ignore[arg-type]
    text = text_of(page)
    assert 'class="c-person"' in text
    assert "099198004512" in text
    assert 'value="Học bạ" maxlength' in text
    assert "2.000 đ" in text
    assert "<html" not in text
    assert not Dossier.objects.exists()


def test_the_fee_follows_the_kind_of_work() -> None:
    form = typed(("Giấy ủy quyền", 3, 2), procedure=SIGNATURE)
    page = text_of(signed_in().post("/chung-thuc/xem-truoc/", form, **HTMX))  # type: ignore[arg-type]
    assert "<b>10.000 đ</b>" in page


def test_the_keys_are_what_was_certified_most_until_yesterday() -> None:
    with clock_at(MONDAY.replace(day=11)):
        for _ in range(2):
            certified(Line("Giấy chứng nhận tiêm chủng", 1, 1))
    certified(DEGREE)
    page = text_of(signed_in().get("/chung-thuc/"))
    assert page.index('value="Giấy chứng nhận tiêm chủng" formaction') < page.index('value="Căn cước công dân" forma')


def test_the_form_costs_the_same_with_one_line_or_forty() -> None:
    client = signed_in()
    costs = []
    for count in (1, 40):
        form = typed(*[("Học bạ", 1, 1)] * count)
        with CaptureQueriesContext(connection) as queries:
            client.post("/chung-thuc/xem-truoc/", form, **HTMX)  # type: ignore[arg-type]
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_an_officer_writes_the_lines_of_the_dossier_that_he_holds() -> None:
    dossier = dossier_at(Status.IN_PROCESS, code="2.001035")
    by = holder(dossier)
    client = signed_in(User.objects.get(official=by.official).username)
    address = f"/chung-thuc/ho-so/{dossier.pk}/vao-so/"
    assert address in text_of(client.get("/chung-thuc/so/"))
    form = typed(("Hợp đồng mua bán xe", 3, 2))
    looked = client.post(address + "?xem-truoc", form)
    assert looked.status_code == 200
    assert "50.000 đ" in text_of(looked)
    assert client.post(address, typed()).status_code == 422
    assert client.post(address, form).headers["Location"] == f"/chung-thuc/ho-so/{dossier.pk}/"
    assert Entry.objects.get().book.symbol == "01/2026-SCT/GD"
    assert address not in text_of(client.get("/chung-thuc/so/"))
    assert client.get(address).status_code == 409
    complete_step(dossier=dossier, by=by)
