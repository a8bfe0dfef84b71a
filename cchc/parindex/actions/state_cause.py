"""Nêu nguyên nhân, trách nhiệm: the category, the words, and the shares of those who answer: together 100 %."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.parindex.causes import cause_named
from cchc.parindex.lost_lifecycle import why_not
from cchc.parindex.models import LostPoint, LostStatus, Responsibility


@dataclass(frozen=True)
class Share:
    post: Post
    share: int
    capacity: str


@dataclass(frozen=True, kw_only=True)
class CauseWords:
    cause: str
    explanation: str
    shares: Sequence[Share]
    proof: str = ""


def why_not_state_cause(*, lost: LostPoint, by: Actor, words: CauseWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may state it now."""
    if refusal := why_not("state_cause", lost=lost, by=by):
        return refusal
    if words is None:
        return None
    cause = cause_named(words.cause, today())
    if cause is None:
        return Refusal("Hãy chọn loại nguyên nhân.")
    if not words.explanation.strip():
        return Refusal("Hãy ghi nguyên nhân cụ thể.")
    if cause.objective and not words.proof.strip():
        return Refusal("Nguyên nhân khách quan phải có văn bản chứng minh. Hãy ghi số, ký hiệu văn bản.")
    if sum(each.share for each in words.shares) != 100 or any(each.share < 1 for each in words.shares):
        return Refusal("Tỷ lệ trách nhiệm của một mục phải cộng lại đúng 100 %, mỗi người từ 1 %.")
    if len({each.post.pk for each in words.shares}) < len(words.shares):
        return Refusal("Một người chỉ nêu một lần trong một mục.")
    if any(each.post.unit_id != lost.assessment.unit_id for each in words.shares):
        return Refusal("Chỉ nêu trách nhiệm của người thuộc đơn vị.")
    return None


@transaction.atomic
def state_cause(*, lost: LostPoint, by: Actor, words: CauseWords) -> LostPoint:
    """Whose share stays the same keeps the answer that he gave."""
    lost = LostPoint.objects.lock(lost.pk)
    refuse(why_not_state_cause(lost=lost, by=by, words=words))
    before = {each.post_id: each for each in lost.shares.all()}
    lost.shares.all().delete()
    Responsibility.objects.bulk_create(_shares(lost, words, before))
    lost.status, lost.cause, lost.explanation = LostStatus.STATED, words.cause, words.explanation.strip()
    lost.proof, lost.stated_at, lost.stated_by = words.proof.strip(), now(), by.post
    lost.save(update_fields=["status", "cause", "explanation", "proof", "stated_at", "stated_by"])
    record_event("cause_stated", subject=lost, by=by, data={
        "cause": lost.cause, "explanation": lost.explanation,
        "shares": {str(each.post): each.share for each in words.shares},
    })  # fmt: skip
    return lost


def _shares(lost: LostPoint, words: CauseWords, before: dict[UUID, Responsibility]) -> list[Responsibility]:
    made = []
    for each in words.shares:
        old = before.get(each.post.pk)
        row = Responsibility(lost_point=lost, post=each.post, share=each.share, capacity=each.capacity)
        if old is not None:
            row.records = old.records
            if old.share == each.share and old.capacity == each.capacity:
                row.answer, row.words, row.answered_at = old.answer, old.words, old.answered_at
        made.append(row)
    return made
