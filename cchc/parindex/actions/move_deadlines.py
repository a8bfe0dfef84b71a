"""Đổi thời hạn: one or more of the four deadlines of a running round, with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.models import AssessmentRound
from cchc.parindex.models.round import DEADLINES
from cchc.parindex.round_lifecycle import why_not

Due = tuple[datetime, datetime, datetime, datetime]


def why_not_move_deadlines(
    *, of: AssessmentRound, by: Actor, due: Due | None = None, reason: str = ""
) -> Refusal | None:
    if refusal := why_not("move_deadlines", of=of, by=by):
        return refusal
    if due is None:
        return None
    if list(due) != sorted(due):
        return Refusal("Các thời hạn phải theo thứ tự: tự chấm, thẩm định lần 1, giải trình, thẩm định lần 2.")
    if not reason.strip():
        return Refusal("Hãy ghi lý do đổi thời hạn.")
    moved = [new for name, new in zip(DEADLINES, due, strict=True) if new != getattr(of, name)]
    if not moved:
        return Refusal("Chưa có thời hạn nào thay đổi.")
    if min(moved) < now():
        return Refusal("Thời hạn mới phải sau lúc này.")
    return None


@transaction.atomic
def move_deadlines(*, of: AssessmentRound, by: Actor, due: Due, reason: str) -> AssessmentRound:
    """The round with its new deadlines; the old ones stay in the record."""
    of = AssessmentRound.objects.lock(of.pk)
    refuse(why_not_move_deadlines(of=of, by=by, due=due, reason=reason))
    before = [getattr(of, name).isoformat() for name in DEADLINES]
    for name, new in zip(DEADLINES, due, strict=True):
        setattr(of, name, new)
    of.save(update_fields=list(DEADLINES))
    record_event("deadlines_moved", subject=of, by=by, data={
        "reason": reason.strip(), "from": before, "to": [each.isoformat() for each in due],
    })  # fmt: skip
    return of
