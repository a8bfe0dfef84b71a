"""Trả lời đôn đốc: the urged person says how the task stands and when it will be done."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.models import UrgingLetter
from cchc.plans.urging_lifecycle import TRANSITIONS


def why_not_answer_urging(*, letter: UrgingLetter, by: Actor, reply: str | None = None) -> Refusal | None:
    """`reply` None asks whether the actor may at all."""
    if letter.replied_at is not None:
        return Refusal("Phiếu đôn đốc này đã được trả lời.")
    if not TRANSITIONS["answer_urging"].who(letter, by):
        return Refusal("Phiếu đôn đốc do người được đôn đốc trả lời.")
    if reply is not None and not reply.strip():
        return Refusal("Hãy ghi nhiệm vụ đang đến đâu và khi nào xong.")
    return None


@transaction.atomic
def answer_urging(*, letter: UrgingLetter, by: Actor, reply: str) -> UrgingLetter:
    """The line with its reply; it can be given once."""
    letter = UrgingLetter.objects.select_for_update(of=("self",)).select_related("task", "round").get(pk=letter.pk)
    refuse(why_not_answer_urging(letter=letter, by=by, reply=reply))
    letter.reply, letter.replied_at, letter.replied_by = reply.strip(), now(), by.post
    letter.save(update_fields=["reply", "replied_at", "replied_by"])
    record_event("urging_answered", subject=letter, by=by, data={
        "task": letter.task.code, "round": f"{letter.round.number}/{letter.round.year}", "reply": letter.reply,
    })  # fmt: skip
    return letter
