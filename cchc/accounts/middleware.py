"""In which post does this request act, and is the route open to it? Closed unless a rule opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from cchc.lifecycle.clock import today
from cchc.organization.access import PUBLIC
from cchc.organization.actor import actors_of

Answer = Callable[[HttpRequest], HttpResponse]
OPEN_WITH_FIRST_PASSWORD = {"change_password", "sign_out"}  # before the first password is changed
OPEN_WITHOUT_POST = "sign_out"


def acting_post(get_response: Answer) -> Answer:
    """Set request.actors (every post one may act in today) and request.actor (the chosen one, or None)."""

    def middleware(request: Any) -> HttpResponse:
        request.actors, request.actor = [], None
        if request.user.is_authenticated:
            request.actors = actors_of(request.user.official, on=today())
            chosen = request.session.get("post")
            request.actor = next(
                (actor for actor in request.actors if str(actor.post_id) == chosen),
                request.actors[0] if request.actors else None,
            )
        return get_response(request)

    return middleware


class closed_unless_opened:  # noqa: N801 (Django calls it like the function middlewares beside it)
    """Refuse every view that carries no mark of cchc.organization.access, or not one for the acting role."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        opens_to: frozenset[str] = getattr(view, "opens_to", frozenset())
        if not opens_to:
            raise Http404
        if opens_to == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        name = request.resolver_match.url_name
        if name == OPEN_WITHOUT_POST:
            return None
        if request.actor is None:
            raise PermissionDenied("Hôm nay anh/chị không giữ vị trí công tác nào. Hãy báo người quản trị của đơn vị.")
        if request.user.must_change_password and name not in OPEN_WITH_FIRST_PASSWORD:
            return redirect("change_password")
        if request.actor.role not in opens_to:
            raise PermissionDenied("Vị trí đang chọn không dùng trang này. Hãy chọn vị trí khác ở góc trên bên phải.")
        return None
