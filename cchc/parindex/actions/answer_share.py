"""Trả lời phần trách nhiệm: who is named takes it upon himself, or contests it with his reason; both on record."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.lost_lifecycle import why_not
from cchc.parindex.models import Answer, LostPoint, Responsibility


def why_not_answer_share(
    *, share: Responsibility, by: Actor, answer: str | None = None, words: str = ""
) -> Refusal | None:
    """`answer` None asks whether the actor may answer now."""
    if refusal := why_not("answer_share", lost=share.lost_point, by=by, share=share):
        return refusal
    if answer is None:
        return None
    if answer not in (Answer.CONFIRMED, Answer.CONTESTED):
        return Refusal("Hãy chọn nhận trách nhiệm hoặc không đồng ý.")
    if not words.strip():
        said = "biện pháp, thời hạn khắc phục" if answer == Answer.CONFIRMED else "lý do không đồng ý"
        return Refusal(f"Hãy ghi {said}.")
    return None


@transaction.atomic
def answer_share(*, share: Responsibility, by: Actor, answer: str, words: str) -> Responsibility:
    """The share with the answer; a later answer replaces it, and both stay on record."""
    lost = LostPoint.objects.lock(share.lost_point_id)
    share = Responsibility.objects.select_for_update(of=("self",)).get(pk=share.pk)
    share.lost_point = lost
    refuse(why_not_answer_share(share=share, by=by, answer=answer, words=words))
    share.answer, share.words, share.answered_at = answer, words.strip(), now()
    share.save(update_fields=["answer", "words", "answered_at"])
    record_event("share_answered", subject=lost, by=by, data={
        "answer": answer, "words": share.words, "share": share.share,
    })  # fmt: skip
    return share
