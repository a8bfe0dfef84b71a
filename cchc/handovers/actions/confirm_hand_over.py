"""Xác nhận bàn giao: the receiver answers each line, or all of them: there, or what is different."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.handovers.models import HandOverLine, HandOverList
from cchc.handovers.permissions import confirms
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_moment

Answers = Mapping[UUID, str]  # by line: "" for there and complete, else the difference


def why_not_confirm_hand_over(
    *, hand_over: HandOverList, by: Actor, answers: Answers | None = None
) -> Refusal | None:  # fmt: skip
    if not confirms(hand_over, by):
        return Refusal(f"Phiếu này do người nhận xác nhận: {hand_over.receiver}.")
    if hand_over.confirmed_by and hand_over.confirmed_at:
        return Refusal(
            f"{hand_over.confirmed_by.official} đã xác nhận phiếu này lúc {spoken_moment(hand_over.confirmed_at)}."
        )
    if answers is None:
        return None
    if not answers:
        return Refusal("Hãy chọn ít nhất một dòng, hoặc bấm «Xác nhận tất cả».")
    answered = hand_over.lines.filter(pk__in=answers, answered_at__isnull=False).select_related("answered_by__official")
    if twice := answered.first():
        return Refusal(f"Dòng {twice.order} đã được {twice.answered_by.official} xác nhận. "  # type: ignore[union-attr]
                       "Tải lại trang để xem các dòng còn lại.")  # fmt: skip
    return None


@transaction.atomic
def confirm_hand_over(*, hand_over: HandOverList, by: Actor, answers: Answers) -> HandOverList:
    """The list, confirmed as a whole once its last line is answered."""
    hand_over = HandOverList.objects.select_for_update(of=("self",)).select_related("receiver").get(pk=hand_over.pk)
    refuse(why_not_confirm_hand_over(hand_over=hand_over, by=by, answers=answers))
    at = now()
    lines = list(hand_over.lines.filter(pk__in=answers).select_related("step__dossier"))
    for line in lines:
        line.answered_at, line.answered_by, line.difference = at, by.post, answers[line.pk].strip()
    hand_over.lines.filter(pk__in=answers).update(answered_at=at, answered_by=by.post)
    if different := [line for line in lines if line.difference]:
        HandOverLine.objects.bulk_update(different, ["difference"])
    if not hand_over.lines.filter(answered_at=None).exists():
        hand_over.confirmed_at, hand_over.confirmed_by = at, by.post
        hand_over.save(update_fields=["confirmed_at", "confirmed_by"])
    record_event("hand_over_confirmed", subject=hand_over, by=by, data={
        "list": str(hand_over), "lines": [line.order for line in lines],
        "differences": {line.step.dossier.code: line.difference for line in lines if line.difference},
    })  # fmt: skip
    return hand_over
