"""The pages that answer when something went wrong: each says what happened, what was kept and what to do."""

from __future__ import annotations

import sys
from typing import Any

from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

BUSY_SECONDS = 30  # how long a browser or a program should wait before it sends again

SENT_WRONG = {
    RequestDataTooBig: (413, "Dữ liệu gửi lên quá lớn.", "Giảm dung lượng tệp hoặc gửi từng tệp một."),
    TooManyFilesSent: (413, "Gửi quá nhiều tệp một lần.", "Gửi thành nhiều lần, mỗi lần ít tệp hơn."),
    TooManyFieldsSent: (413, "Biểu mẫu có quá nhiều ô.", "Chia thành nhiều lần gửi."),
    BadRequest: (
        400,
        "Nội dung gửi lên có ký tự không đọc được.",
        "Gõ lại ô vừa dán bằng bàn phím (bảng mã Unicode), rồi gửi lại.",
    ),
}
NOT_UNDERSTOOD = (400, "Hệ thống không đọc được yêu cầu này.", "Mở lại trang từ danh mục rồi làm lại.")


def refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    """The rule said no: its sentence, beside the form for htmx, on a page of its own otherwise."""
    return _answer(request, "ui/refused.html", 409, str(refusal), frame_of=request)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or no longer valid (CSRF_FAILURE_VIEW); nothing was written."""
    sentence = "Chưa lưu: trang này đã mở quá lâu hoặc anh/chị đã đăng nhập lại. Tải lại trang rồi gửi lại."
    return _answer(request, "ui/stale_form.html", 403, sentence)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 and 413, before the frame is known: says which limit or rule the request broke."""
    status, sentence, advice = next(
        (said for kind, said in SENT_WRONG.items() if isinstance(exception, kind)), NOT_UNDERSTOOD
    )
    return _answer(request, "400.html", status, f"{sentence} Chưa lưu gì. {advice}")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    sentence = str(exception) or "Vị trí công tác anh/chị đang chọn không được làm việc này."
    return _answer(request, "403.html", 403, sentence, frame_of=request)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, "404.html", 404, "Không tìm thấy trang này.", frame_of=request)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 when the database was only too busy to take the write."""
    if isinstance(sys.exc_info()[1], OperationalError):
        sentence = "Chưa lưu: hệ thống đang bận. Đợi nửa phút rồi gửi lại."
        response = _answer(request, "503.html", 503, sentence)
        response["Retry-After"] = str(BUSY_SECONDS)
        return response
    return _answer(request, "500.html", 500, "Chưa lưu: hệ thống gặp lỗi. Thử lại sau ít phút.")


def _answer(
    request: HttpRequest, template: str, status: int, sentence: str, *, frame_of: HttpRequest | None = None
) -> HttpResponse:
    """A page with the sentence; for htmx only the banner, aimed at the notices of the page that is open."""
    if request.headers.get("HX-Request") == "true":
        response = render(None, "ui/banner.html", {"kind": "error", "text": sentence}, status=status)
        response["HX-Retarget"] = "#thong-bao"
        response["HX-Reswap"] = "innerHTML show:window:top"
        response["HX-Reselect"] = ".c-banner"  # whatever part of the page the sender had asked for
        return response
    said = {"sentence": sentence, "back_url": _came_from(request)}
    return HttpResponse(render_to_string(template, said, frame_of), status=status)


def _came_from(request: HttpRequest) -> str:
    """The page of this site that sent the request, to go back to; never an address of somebody else."""
    referer = request.headers.get("Referer", "")
    host = request.META.get("HTTP_HOST", "")
    return referer if url_has_allowed_host_and_scheme(referer, allowed_hosts={host}) else "/"
