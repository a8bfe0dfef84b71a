"""Signing in and out, one's password, and the post in which one acts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cchc.accounts.actions.change_password import change_password as change
from cchc.accounts.forms import NewPasswordForm, SignInForm
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import public, signed_in
from cchc.organization.roles import ROLES

sign_in = public(
    LoginView.as_view(
        template_name="accounts/sign_in.html",
        authentication_form=SignInForm,
        redirect_authenticated_user=True,
    )
)
sign_out = signed_in(require_POST(LogoutView.as_view()))


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change_password(request: Any) -> HttpResponse:
    """The page of one's own account; at the first sign-in nothing else opens."""
    is_first = request.user.must_change_password
    form = NewPasswordForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = change(user=request.user, by=request.actor, password=form.cleaned_data["new_password1"])
        except ActionRefused as refused:
            form.add_error("new_password1", str(refused.refusal))
        else:
            update_session_auth_hash(request, user)
            messages.success(request, "Đã đổi mật khẩu. Nơi khác đang đăng nhập bằng mật khẩu cũ đã bị đăng xuất.")
            return redirect(_first_page(request.actor.role) if is_first else "change_password")
    status = 422 if form.errors else 200
    return render(request, "accounts/change_password.html", {"form": form, "is_first": is_first}, status=status)


def _first_page(role: str) -> str:
    """An administrator begins with the people, everybody else with his work."""
    return "people" if role == "admin" else "my_work"


@signed_in
@require_POST
def choose_post(request: Any) -> HttpResponse:
    """Act in another of one's posts, and stay where one was when that post opens the page."""
    chosen = next((actor for actor in request.actors if str(actor.post_id) == request.POST.get("post")), None)
    if chosen is None:
        raise Http404
    request.session["post"] = str(chosen.post_id)
    back = request.headers.get("Referer", "")
    is_here = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    if is_here and _opens(urlsplit(back).path, chosen.role):
        return HttpResponseRedirect(back)
    return redirect("my_work" if "my_work" in ROLES[chosen.role].screens else "change_password")


def _opens(path: str, role: str) -> bool:
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return role in getattr(view, "opens_to", ())
