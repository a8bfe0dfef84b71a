"""What becomes of a request that cannot be done: a refused action, or text that no database can keep."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.deprecation import MiddlewareMixin

from cchc.ui.views import refused

# Control characters except tab and line ends, halves of surrogate pairs, remains of bytes that are not UTF-8.
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")


class UnreadableText(BadRequest):
    """Raised before any view: PostgreSQL refuses NUL, and nobody can read the others."""


class refusals_as_pages(MiddlewareMixin):  # noqa: N801  named like the function middlewares beside it
    """An exception that carries a `refusal` becomes a page with its sentence; the action has rolled back."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        refusal = getattr(exception, "refusal", None)
        return None if refusal is None else refused(request, refusal)


def clean_text(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuses unreadable characters anywhere in the address or the form; changes nothing else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if UNREADABLE.search(request.path_info) or _unreadable(request.GET) or _unreadable(request.POST):
            raise UnreadableText("unreadable characters")
        return get_response(request)

    return middleware


def _unreadable(sent: QueryDict) -> bool:
    return any(UNREADABLE.search(value) for name, values in sent.lists() for value in (name, *values))
