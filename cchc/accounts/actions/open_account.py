"""Mở tài khoản: let an official sign in, with a first password that must be changed at once."""

from __future__ import annotations

import re

from django.db import transaction

from cchc.accounts.models import User
from cchc.accounts.passwords import initial_password
from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Official
from cchc.organization.permissions import NOT_ADMINISTRATOR, administers

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


def why_not_open_account(*, official: Official, by: Actor, username: str | None = None) -> Refusal | None:
    """A closed account is opened again under the name it had."""
    if not administers(by, official.unit_id):
        return NOT_ADMINISTRATOR
    if official.posts.filter(position__role="system").exists():
        return Refusal("Hệ thống không đăng nhập, không mở tài khoản được.")
    account = User.objects.filter(official=official).first()
    if account and account.is_active:
        return Refusal(f"{official} đã có tài khoản «{account.username}». Quên mật khẩu thì bấm Đặt lại mật khẩu.")
    if username is None or account:
        return None
    if not USERNAME.fullmatch(username) or len(username) > 60:
        return Refusal("Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.")
    if User.objects.filter(username=username).exists():
        return Refusal(f"Tên đăng nhập «{username}» đã có người dùng. Hãy chọn tên khác.")
    return None


@transaction.atomic
def open_account(*, official: Official, by: Actor, username: str, password: str = "") -> tuple[User, str]:
    """The account and its first password, which is kept nowhere in clear: show it once."""
    official = Official.objects.select_for_update().get(pk=official.pk)
    username = username.strip().lower()
    refuse(why_not_open_account(official=official, by=by, username=username))
    password = password or initial_password()
    user = User.objects.filter(official=official).first() or User(official=official, username=username)
    user.is_active, user.must_change_password = True, True
    user.set_password(password)
    user.save()
    record_event("account_opened", subject=user, by=by, data={
        "official": official.full_name, "username": user.username
    })  # fmt: skip
    return user, password
