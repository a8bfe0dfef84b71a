"""`cchc reset-password`: how does the only administrator come in again who forgot his password? From the server."""

from __future__ import annotations

import click
import django


@click.command()
@click.argument("username")
def command(username: str) -> None:
    """Đặt lại mật khẩu của tài khoản USERNAME; dùng khi người quản trị duy nhất quên mật khẩu."""
    django.setup()
    from cchc.accounts.actions.reset_password import reset_password
    from cchc.accounts.models import User
    from cchc.lifecycle.clock import today
    from cchc.lifecycle.refusal import ActionRefused
    from cchc.organization.actor import Actor
    from cchc.organization.models import Post

    user = User.objects.filter(username=username).first()
    if user is None:
        raise click.ClickException(f"Không có tài khoản «{username}».")
    posts = Post.objects.held(today()).select_related("official", "unit", "position")
    post = posts.filter(unit=user.official.unit_id, position__role="system").first()
    if post is None:
        raise click.ClickException("Đơn vị của tài khoản này không được quản trị ở đây.")
    try:
        password = reset_password(user=user, by=Actor(post.official, post))
    except ActionRefused as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"Mật khẩu mới của «{username}»: {password}")
    click.echo("Mật khẩu này chỉ hiện một lần; lần đăng nhập tới phải đổi.")
