"""Giao vị trí: from a day on an official holds a post, and may do what its role may."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Field, Official, Position, Post
from cchc.organization.permissions import NOT_ADMINISTRATOR, administers


def why_not_give_post(
    *, official: Official, by: Actor, position: Position | None = None, held_from: date | None = None
) -> Refusal | None:
    if not administers(by, official.unit_id):
        return NOT_ADMINISTRATOR
    if position is None or held_from is None:
        return None
    if position.role == "system":
        return Refusal("Vị trí Hệ thống chỉ dành cho chương trình, không giao cho cán bộ.")
    if held_from < official.unit.valid_from:
        return Refusal(f"Đơn vị hoạt động từ {official.unit.valid_from:%d/%m/%Y}: vị trí không bắt đầu trước ngày đó.")
    held = Post.objects.filter(official=official, unit=official.unit_id, position=position)
    if held.filter(Q(held_until=None) | Q(held_until__gte=held_from)).exists():
        return Refusal(f"{official} đang giữ vị trí {position}. Hãy kết thúc vị trí cũ trước, hoặc chọn vị trí khác.")
    return None


@transaction.atomic
def give_post(
    *,
    official: Official,
    by: Actor,
    position: Position,
    held_from: date,
    fields: Collection[Field] = (),
    place: str = "",
) -> Post:
    """No fields: the post answers for every field."""
    official = Official.objects.select_for_update(of=("self",)).select_related("unit").get(pk=official.pk)
    refuse(why_not_give_post(official=official, by=by, position=position, held_from=held_from))
    post = Post(official=official, unit=official.unit, position=position, held_from=held_from, place=place.strip())
    post.save(force_insert=True)
    post.fields.set(fields)
    record_event("post_given", subject=post, by=by, data={
        "official": official.full_name, "post": post.label, "held_from": held_from.isoformat(),
        "fields": [field.code for field in fields],
    })  # fmt: skip
    return post
