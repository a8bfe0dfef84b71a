"""Kết luận điểm bị trừ: the Chair confirms cause and shares, after everybody named could answer."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.causes import causes_on
from cchc.parindex.lost_lifecycle import why_not
from cchc.parindex.models import Answer, LostPoint, LostStatus
from cchc.plans.rules import calendar_of
from cchc.worktime.spoken import spoken_moment


def why_not_conclude_lost_point(*, lost: LostPoint, by: Actor, note: str | None = None) -> Refusal | None:
    """`note` None asks whether the actor may conclude now; over an objection he says why."""
    if refusal := why_not("conclude_lost_point", lost=lost, by=by):
        return refusal
    shares = list(lost.shares.select_related("post__official"))
    silent = [each for each in shares if each.answer == Answer.OPEN]
    if silent and lost.stated_at is not None:
        until = calendar_of(lost.assessment.unit).due(lost.stated_at, causes_on(today()).answer_within.limit)
        if now() < until:
            return Refusal(
                f"{silent[0].post.official} chưa trả lời; kết luận được sau {spoken_moment(until)}, hoặc ngay khi "
                "người đó trả lời."
            )
    if note is not None and not note.strip() and any(each.answer == Answer.CONTESTED for each in shares):
        return Refusal("Có người không đồng ý. Hãy ghi lý do giữ hoặc sửa kết luận.")
    return None


@transaction.atomic
def conclude_lost_point(*, lost: LostPoint, by: Actor, note: str = "") -> LostPoint:
    """Cause and shares stand as they are stated; over an objection with the reason."""
    lost = LostPoint.objects.lock(lost.pk)
    refuse(why_not_conclude_lost_point(lost=lost, by=by, note=note))
    lost.status, lost.concluded_at, lost.concluded_by = LostStatus.CONCLUDED, now(), by.post
    lost.save(update_fields=["status", "concluded_at", "concluded_by"])
    record_event("lost_point_concluded", subject=lost, by=by, data={
        "note": note.strip(), "shares": {str(each.post): each.share for each in lost.shares.select_related("post")},
    })  # fmt: skip
    return lost
