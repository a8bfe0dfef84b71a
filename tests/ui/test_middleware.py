"""What does a person see when an action is refused, or when what he sent cannot be read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

handler400 = "cchc.ui.views.bad_request"
handler403 = "cchc.ui.views.permission_denied"
handler404 = "cchc.ui.views.page_not_found"
handler500 = "cchc.ui.views.server_error"

SENTENCE = "Đã yêu cầu bổ sung ngày 18/11; chỉ được một lần."


@dataclass
class RefusedError(Exception):
    refusal: str = SENTENCE


def read(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("note", request.GET.get("note", "")))


def failing(reason: Exception) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        raise reason

    return view


urlpatterns = [
    path("read", read),
    path("refuse", failing(RefusedError())),
    path("forbid", failing(PermissionDenied("Hãy chọn vị trí khác."))),
    path("forbid-plainly", failing(PermissionDenied())),
    path("fail", failing(ZeroDivisionError("secret detail"))),
    path("overload", failing(OperationalError("database is locked"))),
]


@pytest.fixture
def client(settings: Any) -> Client:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [
        "django.middleware.csrf.CsrfViewMiddleware",
        "cchc.ui.middleware.clean_text",
        "cchc.ui.middleware.refusals_as_pages",
    ]
    return Client(raise_request_exception=False)


def shown(response: Any) -> str:
    return str(response.content.decode())


def test_a_refusal_is_a_page_with_its_sentence_and_the_way_back(client: Client) -> None:
    response = client.post("/refuse", headers={"Referer": "http://testserver/ho-so/1", "Host": "testserver"})
    assert response.status_code == 409
    assert SENTENCE in shown(response)
    assert 'href="http://testserver/ho-so/1" data-back' in shown(response)
    assert "data-not-saved" in shown(response)


@pytest.mark.parametrize("referer", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_elsewhere(client: Client, referer: str) -> None:
    response = client.post("/refuse", headers={"Referer": referer, "Host": "testserver"})
    assert 'href="/" data-back' in shown(response)
    assert "elsewhere" not in shown(response)


def test_a_refusal_for_htmx_is_a_banner_among_the_notices(client: Client) -> None:
    response = client.post("/refuse", headers={"HX-Request": "true"})
    assert response.status_code == 409
    assert response["HX-Retarget"] == "#thong-bao"
    assert SENTENCE in shown(response)
    assert "<html" not in shown(response)


def test_other_exceptions_are_not_refusals(client: Client) -> None:
    response = client.get("/fail")
    assert response.status_code == 500
    assert "Hệ thống gặp lỗi" in shown(response)
    assert "secret" not in shown(response)
    assert "Traceback" not in shown(response)


def test_a_busy_database_asks_to_wait(client: Client) -> None:
    response = client.post("/overload")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "Hệ thống đang bận" in shown(response)


def test_forbidden_pages_say_what_the_guard_says(client: Client) -> None:
    assert "Hãy chọn vị trí khác." in shown(client.get("/forbid"))
    assert "không được làm việc này" in shown(client.get("/forbid-plainly"))
    assert client.get("/forbid").status_code == 403


def test_unknown_addresses(client: Client) -> None:
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert "Không tìm thấy trang này" in shown(response)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ufffd"])
def test_unreadable_signs_are_refused_everywhere(client: Client, sign: str) -> None:
    for response in (
        client.post("/read", {"note": f"a{sign}b"}),
        client.post("/read", {f"no{sign}te": "a"}),
        client.get("/read", {"note": f"a{sign}b"}),
        client.post("/read", {"note": f"a{sign}b"}, headers={"HX-Request": "true"}),
    ):
        assert response.status_code == 400
        assert "ký tự không đọc được" in shown(response)


def test_half_a_surrogate_pair_and_foreign_bytes_are_refused(client: Client) -> None:
    for body in (b"note=%ED%A0%80", b"note=%FF%FE", b"note=\xed\xa0\x80"):
        response = client.post("/read", body, content_type="application/x-www-form-urlencoded")
        assert response.status_code == 400


def test_an_unreadable_address_is_refused(client: Client) -> None:
    assert client.get("/read%00").status_code == 400


def test_readable_text_passes_unchanged(client: Client) -> None:
    text = "Dòng một\r\nDòng hai\tcột ‘ngoặc’ <b> ' -- \u202b\U0001f600 đ đ"
    assert shown(client.post("/read", {"note": text})) == text


def test_too_much_is_refused_with_the_limit_in_words(client: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    fields = client.post("/read", {f"note{number}": "" for number in range(9)})
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = None
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    size = client.post("/read", {"note": "x" * 200})
    assert (fields.status_code, size.status_code) == (413, 413)
    assert "quá nhiều ô" in shown(fields)
    assert "quá lớn" in shown(size)


def test_a_stale_form_changes_nothing_and_says_so(client: Client, settings: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/read", {"note": "a"})
    part = strict.post("/read", {"note": "a"}, headers={"HX-Request": "true"})
    assert (page.status_code, part.status_code) == (403, 403)
    assert "Biểu mẫu đã cũ, chưa lưu" in shown(page)
    assert "Tải lại trang" in shown(part)
