"""Cho thôi giữ vị trí: a post is ended when nothing is left in its holder's hands."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.desk.leaving import why_still_needed
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actions.end_post import end_post, why_not_end_post
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def why_not_release_post(*, post: Post, by: Actor, last_day: date | None = None) -> Refusal | None:
    return why_not_end_post(post=post, by=by, last_day=last_day) or why_still_needed([post])


@transaction.atomic
def release_post(*, post: Post, by: Actor, last_day: date) -> Post:
    """The post with its last day. Whatever still comes to it until then keeps the account open."""
    post = Post.objects.select_for_update(of=("self",)).select_related("official", "position").get(pk=post.pk)
    refuse(why_not_release_post(post=post, by=by, last_day=last_day))
    return end_post(post=post, by=by, last_day=last_day)
