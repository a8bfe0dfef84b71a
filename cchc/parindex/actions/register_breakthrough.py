"""Đăng ký đột phá: a person or division writes down what is to win points back; a draft until it is sent."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import TRANSITIONS
from cchc.parindex.models import Assessment, Breakthrough
from cchc.parindex.registering import BreakthroughWords, fault_of, keep_promises


def why_not_register_breakthrough(
    *, assessment: Assessment, by: Actor, words: BreakthroughWords | None = None
) -> Refusal | None:
    """`words` None asks whether the actor may register one for this result."""
    who = TRANSITIONS["register_breakthrough"].who
    if not assessment.round.is_published:
        return Refusal("Kết quả chưa công bố, chưa đăng ký đột phá được.")
    if by.standing_in_for:
        return Refusal("Mỗi người tự đăng ký cho mình, không đăng ký thay. Hãy chọn làm việc với vị trí của mình.")
    if not who(assessment, by):
        return Refusal("Việc này do người làm việc tại đơn vị được đánh giá làm.")
    return fault_of(words, assessment) if words else None


@transaction.atomic
def register_breakthrough(*, assessment: Assessment, by: Actor, words: BreakthroughWords) -> Breakthrough:
    """A draft that only its registrant sees."""
    assessment = Assessment.objects.lock(assessment.pk)
    refuse(why_not_register_breakthrough(assessment=assessment, by=by, words=words))
    row = words.written_on(Breakthrough(assessment=assessment, registrant=by.post))
    row.save(force_insert=True)
    promised = keep_promises(row, words)
    record_event("breakthrough_registered", subject=row, by=by, data={"title": row.title, "promised": promised})
    return row
