"""One official: his posts, his account, who stands in for him, and what was done about all of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cchc.accounts.actions.close_account import why_not_close_account
from cchc.accounts.actions.open_account import open_account as open_
from cchc.accounts.actions.open_account import why_not_open_account
from cchc.accounts.actions.reset_password import reset_password as reset
from cchc.accounts.actions.reset_password import why_not_reset_password
from cchc.accounts.forms import LastDayForm, PostForm, UsernameForm
from cchc.accounts.history import history_of
from cchc.accounts.models import User
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import opens_to, opens_to_screen
from cchc.organization.actions.end_post import why_not_end_post
from cchc.organization.actions.give_post import give_post as give
from cchc.organization.actions.give_post import why_not_give_post
from cchc.organization.models import Official, Post, StandIn
from cchc.organization.permissions import visible_to


def _official(request: Any, pk: UUID) -> Official:
    """Officials of other units, and the system itself, are not to be found here."""
    rows = visible_to(Official.objects.exclude(posts__position__role="system"), request.actor)
    official: Official = get_object_or_404(rows.select_related("user", "unit"), pk=pk)
    return official


@opens_to_screen("people")
@require_safe
def official(request: Any, pk: UUID) -> HttpResponse:
    return _page(request, _official(request, pk))


def _page(request: Any, official: Official, **refused: Form) -> HttpResponse:
    """The page; `refused` are the forms whose answer was not accepted, to be shown again as typed."""
    by = request.actor
    user = User.objects.filter(official=official).first()
    posts = Post.objects.filter(official=official).select_related("position", "official", "unit")
    name = "" if user else User.objects.free_username(official.full_name)
    page: dict[str, Any] = {
        "official": official,
        "account": user,
        "posts": [_post_row(post, by) for post in posts.prefetch_related("fields").order_by("-held_from")],
        "stand_ins": StandIn.objects.not_over(today())
        .filter(absent__official=official)
        .select_related("substitute", "absent__position", "absent__official"),
        "history": history_of(official),
        "give_post_form": PostForm(),
        "open_account_form": UsernameForm(initial={"username": name}),
        "why_not_give_post": why_not_give_post(official=official, by=by),
        "why_not_open_account": why_not_open_account(official=official, by=by),
        "why_not_reset_password": user and why_not_reset_password(user=user, by=by),
        "why_not_close_account": user and why_not_close_account(user=user, by=by),
        "open": next(iter(refused), ""),
        "today": today(),
    }
    status = 422 if refused else 200
    return render(request, "accounts/official.html", page | refused, status=status)


def _post_row(post: Post, by: Any) -> dict[str, Any]:
    refusal = why_not_end_post(post=post, by=by)
    return {
        "post": post,
        "is_over": post.held_until is not None and post.held_until < today(),
        "is_coming": post.held_from > today(),
        "form": None if refusal else LastDayForm(auto_id=f"{post.pk}-%s"),
    }


@opens_to("admin")
@require_POST
def give_post(request: Any, pk: UUID) -> HttpResponse:
    official, form = _official(request, pk), PostForm(request.POST)
    if form.is_valid():
        answered = form.cleaned_data
        try:
            post = give(official=official, by=request.actor, position=answered["position"], place=answered["place"],
                        held_from=answered["held_from"], fields=answered["fields_answered"])  # fmt: skip
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, f"Đã giao vị trí {post.label} từ {post.held_from:%d/%m/%Y}.")
            return redirect("official", pk=pk)
    return _page(request, official, give_post_form=form)


@opens_to("admin")
@never_cache
@require_POST
def open_account(request: Any, pk: UUID) -> HttpResponse:
    """The first password is shown in this one answer; a closed account is opened under its old name."""
    official = _official(request, pk)
    form = UsernameForm(request.POST)
    closed = User.objects.filter(official=official).first()
    if closed is not None or form.is_valid():
        name = closed.username if closed else form.cleaned_data["username"]
        try:
            user, password = open_(official=official, by=request.actor, username=name)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            return _password_slip(request, user, password)
    return _page(request, official, open_account_form=form)


@opens_to("admin")
@never_cache
@require_POST
def reset_password(request: Any, pk: UUID) -> HttpResponse:
    user = get_object_or_404(User, official=_official(request, pk))
    return _password_slip(request, user, reset(user=user, by=request.actor))


def _password_slip(request: Any, user: User, password: str) -> HttpResponse:
    page = {"account": user, "password": password, "address": request.build_absolute_uri("/")}
    return render(request, "accounts/first_password.html", page)
