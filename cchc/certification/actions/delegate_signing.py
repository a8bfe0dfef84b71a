"""Ủy quyền ký chứng thực: the Chair lets an official sign for him, in writing, from one day to another
(Decree 280/2025/NĐ-CP)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.certification.models import Delegation
from cchc.certification.permissions import NOT_CHAIR
from cchc.certification.rules import rules_on
from cchc.certification.signers import LEADERS
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post

NOBODY = frozenset({*LEADERS, "system", "supervisor", "appraiser", "inspector"})  # need none, or may get none


def why_not_delegate_signing(
    *,
    by: Actor,
    post: Post | None = None,
    decision: str = "",
    from_on: date | None = None,
    until_on: date | None = None,
) -> Refusal | None:
    if by.role != "chair":
        return NOT_CHAIR
    if post is None or from_on is None or until_on is None:
        return None
    if post.unit_id != by.unit_id or post.role in NOBODY:
        return Refusal(f"Không ủy quyền cho {post} được. Hãy chọn công chức của đơn vị.")
    if until_on < from_on or from_on < today():
        return Refusal("Ủy quyền tính từ hôm nay trở đi, ngày cuối từ ngày đầu trở đi. Hãy chọn lại ngày.")
    if from_on < post.held_from or (post.held_until and post.held_until < until_on):
        return Refusal("Thời gian ủy quyền nằm ngoài thời gian giữ vị trí này. Hãy chọn lại ngày.")
    if rules_on(from_on).capacities.delegated is None:
        return Refusal("Trước ngày 01/11/2025 chỉ Chủ tịch, Phó Chủ tịch ký chứng thực.", "Nghị định 280/2025/NĐ-CP")
    if not decision.strip():
        return Refusal("Hãy ghi số, ngày của văn bản ủy quyền.")
    if Delegation.objects.not_over(from_on).filter(post=post, from_on__lte=until_on).exists():
        return Refusal(f"{post} đã được ủy quyền trong thời gian này. Hãy kết thúc lần đó hoặc chọn ngày khác.")
    return None


@transaction.atomic
def delegate_signing(*, post: Post, decision: str, from_on: date, until_on: date, by: Actor) -> Delegation:
    """Both days count. Two delegations never hold for one post on the same day: the post's lock sees to it."""
    post = Post.objects.select_for_update(of=("self",)).select_related("official", "position").get(pk=post.pk)
    refuse(why_not_delegate_signing(by=by, post=post, decision=decision, from_on=from_on, until_on=until_on))
    delegation = Delegation(post=post, decision=decision.strip(), from_on=from_on, until_on=until_on, given_by=by.post)
    delegation.save(force_insert=True)
    record_event("signing_delegated", subject=delegation, by=by, data={
        "to": str(post), "decision": delegation.decision, "from": from_on.isoformat(), "until": until_on.isoformat(),
    })  # fmt: skip
    return delegation
