"""Cử người làm thay: for a period a colleague sees and does what the absent one may, in that post."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Official, Post, StandIn
from cchc.organization.permissions import arranges_stand_ins

NOT_YOURS = Refusal("Chỉ người vắng mặt, Chủ tịch hoặc quản trị của đơn vị cử người làm thay cho vị trí này.")


def why_not_arrange_stand_in(
    *,
    absent: Post,
    by: Actor,
    substitute: Official | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
    reason: str = "",
) -> Refusal | None:
    if absent.role == "system" or not arranges_stand_ins(by, absent):
        return NOT_YOURS
    if substitute is None or from_on is None or until_on is None:
        return None
    if refusal := _why_not_this_person(absent, substitute) or _why_not_this_period(absent, from_on, until_on):
        return refusal
    return None if reason.strip() else Refusal("Hãy ghi lý do vắng mặt, ví dụ: nghỉ phép, đi công tác.")


def _why_not_this_person(absent: Post, substitute: Official) -> Refusal | None:
    if substitute.pk == absent.official_id:
        return Refusal("Người làm thay phải là người khác với người vắng mặt.")
    if substitute.unit_id != absent.unit_id:
        return Refusal(f"{substitute} không thuộc đơn vị này. Hãy chọn cán bộ cùng đơn vị.")
    if substitute.posts.filter(position__role="system").exists():
        return Refusal("Hệ thống không làm thay cán bộ. Hãy chọn một cán bộ.")
    return None


def _why_not_this_period(absent: Post, from_on: date, until_on: date) -> Refusal | None:
    if until_on < from_on:
        return Refusal("Ngày cuối phải từ ngày đầu trở đi.")
    if from_on < today():
        return Refusal("Làm thay bắt đầu sớm nhất từ hôm nay, không ghi lùi ngày.")
    if from_on < absent.held_from or (absent.held_until and absent.held_until < until_on):
        return Refusal("Thời gian làm thay nằm ngoài thời gian vị trí này được giữ. Hãy chọn lại ngày.")
    taken = StandIn.objects.within(from_on, until_on).filter(absent=absent).select_related("substitute").first()
    if taken is not None:
        return Refusal(
            f"{taken.substitute} đã được cử làm thay vị trí này từ {taken.from_on:%d/%m/%Y} đến "
            f"{taken.until_on:%d/%m/%Y}. Hãy kết thúc lần đó hoặc chọn ngày khác."
        )
    return None


@transaction.atomic
def arrange_stand_in(
    *, absent: Post, by: Actor, substitute: Official, from_on: date, until_on: date, reason: str
) -> StandIn:
    """Both days count. Two stand-ins never hold one post on the same day: the post's lock sees to it."""
    absent = Post.objects.select_for_update(of=("self",)).select_related("official", "position").get(pk=absent.pk)
    refuse(why_not_arrange_stand_in(
        absent=absent, by=by, substitute=substitute, from_on=from_on, until_on=until_on, reason=reason
    ))  # fmt: skip
    stand_in = StandIn(absent=absent, substitute=substitute, from_on=from_on, until_on=until_on, reason=reason.strip())
    stand_in.save(force_insert=True)
    record_event("stand_in_arranged", subject=stand_in, by=by, data={
        "absent": str(absent), "substitute": substitute.full_name, "from": from_on.isoformat(),
        "until": until_on.isoformat(), "reason": stand_in.reason,
    })  # fmt: skip
    return stand_in
