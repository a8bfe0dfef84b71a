"""Does a code tell how a dossier stands, and nothing about anybody?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.models import Status
from cchc.dossiers.tracking import address_of
from cchc.lifecycle.clock import clock_at, today
from cchc.organization.models import Official
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, holder

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)
SECRETS = {
    "applicant_name": "Nguyễn Thị Đào", "applicant_number": "099192004512", "applicant_phone": "0900 000 318",
    "applicant_address": "Số 18 ngõ 42, tổ dân phố 5", "owner_name": "Trần Bảo Ngọc", "owner_number": "099215000777",
    "summary": "Xin cho cháu ngoại",
}  # fmt: skip
CODED = [status for status in Status if status not in (Status.AWAITING_COMPLETION, Status.REFUSED)]


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


def asked(code: str | None, **more: str) -> Any:
    return Client().get(reverse("track"), {"ma": code or "", **more})


def text(code: str | None, **more: str) -> str:
    return asked(code, **more).content.decode()


@pytest.mark.parametrize(
    ("status", "said", "due"),
    [
        (Status.RECEIVED, "Phường đã nhận hồ sơ", "Hẹn trả 17 giờ, thứ Năm 17/09/2026"),
        (Status.FORWARDED, "Hồ sơ đã đến bộ phận giải quyết", "Hẹn trả 17 giờ, thứ Năm 17/09/2026"),
        (Status.IN_PROCESS, "Hồ sơ đang được giải quyết", "Hẹn trả 17 giờ, thứ Năm 17/09/2026"),
        (Status.AWAITING_SUPPLEMENT, "Hồ sơ cần bổ sung giấy tờ", "Bổ sung đến hết thứ Ba 29/09/2026"),
        (Status.DECIDED, "Hồ sơ đã được ký, đang phát hành kết quả", "Hẹn trả 17 giờ, thứ Năm 17/09/2026"),
        (Status.RESULT_READY, "Đã có kết quả, mời anh/chị đến nhận", "Có kết quả từ 9 giờ, thứ Hai 14/09/2026"),
        (Status.RETURNED, "Đã trả kết quả", "Trả kết quả thứ Hai 14/09/2026"),
        (Status.STOPPED, "Hồ sơ đã dừng giải quyết", "Hỏi Bộ phận Một cửa để biết lý do"),
    ],
)
def test_every_status_in_plain_words(status: Status, said: str, due: str) -> None:
    html = text(dossier_at(status).code)
    assert f"<h1>{said}</h1>" in html
    assert due in html


@pytest.mark.parametrize("status", CODED)
@pytest.mark.parametrize("with_paper", [False, True])
def test_nobody_is_named(status: Status, with_paper: bool) -> None:
    dossier = dossier_at(status, **SECRETS)
    response = Client().get(address_of(dossier)) if with_paper else asked(dossier.code)
    html = response.content.decode()
    told = [*SECRETS.values(), *Official.objects.values_list("full_name", flat=True), dossier.reason]
    told += [request.items for request in dossier.supplement_requests.all()]
    assert [secret for secret in told if secret and secret in html and secret != "Hệ thống"] == []


def test_the_step_is_said() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    html = text(dossier.code)
    assert f"Bước {dossier.step.number} trên 6: {dossier.step.name}" in html
    assert html.count('aria-current="step"') == 1


def test_only_the_paper_names_the_procedure() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    name = dossier.procedure.plain_name
    assert name in Client().get(address_of(dossier)).content.decode()
    assert name not in text(dossier.code)
    assert name not in text(dossier.code, khoa="AAAAAAAAAAAA")


def test_a_late_one_is_apologised_for() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(MONDAY + timedelta(days=4)):
        html = text(dossier.code)
    assert "Phường xin lỗi anh/chị" in html
    assert "is-late" in html


def test_a_new_date_is_said() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(MONDAY + timedelta(days=1)):
        announce_delay(
            dossier=dossier, by=holder(dossier), reason="Chờ xác minh", new_due_on=today() + timedelta(days=7)
        )
        html = text(dossier.code)
    assert "(đã hẹn lại một lần)" in html


@pytest.mark.parametrize("write", [str.lower, "  {} ".format, lambda code: code.replace("-", " - ")])
def test_a_code_as_people_type_it(write: Any) -> None:
    assert asked(write(dossier_at(Status.RECEIVED).code)).status_code == 200


@pytest.mark.parametrize("code", ["H99.26.05-260914-9999", "x", "' or 1=1 --", "<script>", "ă" * 300, "%"])
def test_an_unknown_code_gets_a_sentence(code: str) -> None:
    dossier_at(Status.RECEIVED)
    response = asked(code)
    html = response.content.decode()
    assert response.status_code == 404
    assert "Không tìm thấy hồ sơ có mã này" in html
    assert "<script>" not in html.replace("<script src", "")


def test_without_a_code_the_page_asks_for_it() -> None:
    response = asked("")
    assert response.status_code == 200
    assert "Mã hồ sơ trên giấy hẹn" in response.content.decode()


def test_what_has_no_code_is_not_found_by_the_empty_one() -> None:
    dossier_at(Status.AWAITING_COMPLETION)
    assert "Hồ sơ của tôi đến đâu rồi" in text("  ")


def test_the_ward_of_the_dossier_answers() -> None:
    dossier = dossier_at(Status.RECEIVED)
    assert asked(dossier.code, phuong="H99.26.06").context["place"].unit == dossier.unit


def test_the_cost_does_not_grow_with_the_dossiers() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    asked(dossier.code)
    with CaptureQueriesContext(connection) as queries:
        asked(dossier.code)
    one = len(queries)
    for _ in range(10):
        dossier_at(Status.RECEIVED)
    with CaptureQueriesContext(connection) as queries:
        asked(dossier.code)
    assert len(queries) == one <= 2
