"""Kết thúc vị trí: name the last day on which the post is held. What is at hand stays until a head moves it on."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.organization.permissions import NOT_ADMINISTRATOR, administers


def why_not_end_post(*, post: Post, by: Actor, last_day: date | None = None) -> Refusal | None:
    if not administers(by, post.unit_id) or post.role == "system":
        return NOT_ADMINISTRATOR
    if post.held_until is not None:
        return Refusal(f"Vị trí này đã có ngày kết thúc: {post.held_until:%d/%m/%Y}.")
    if last_day is None:
        return None
    if last_day < post.held_from:
        return Refusal(f"Ngày cuối phải từ ngày bắt đầu giữ vị trí, {post.held_from:%d/%m/%Y}, trở đi.")
    if post.role == "admin" and not _others_administer(post, last_day + timedelta(days=1)):
        return Refusal("Đây là vị trí Quản trị cuối cùng của đơn vị. Hãy giao vị trí Quản trị cho người khác trước.")
    return None


def _others_administer(post: Post, on: date) -> bool:
    return Post.objects.held(on).filter(unit=post.unit_id, position__role="admin").exclude(pk=post.pk).exists()


@transaction.atomic
def end_post(*, post: Post, by: Actor, last_day: date) -> Post:
    """The dossiers that the post holds keep their holder in the record; a head reassigns them."""
    post = Post.objects.select_for_update(of=("self",)).select_related("official", "position").get(pk=post.pk)
    refuse(why_not_end_post(post=post, by=by, last_day=last_day))
    post.held_until = last_day
    post.save(update_fields=["held_until"])
    record_event("post_ended", subject=post, by=by, data={
        "official": post.official.full_name, "post": post.label, "held_until": last_day.isoformat(),
    })  # fmt: skip
    return post
