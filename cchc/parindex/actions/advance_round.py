"""Chuyển bước: the round goes on to its next step; what is locked then stays as it stands."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.models import AssessmentRound, LeafScore, RoundStatus, SheetStatus
from cchc.parindex.round_lifecycle import NEXT, why_not

R = RoundStatus


def why_not_advance_round(*, of: AssessmentRound, by: Actor) -> Refusal | None:
    """Before its deadline a step ends only when every unit is done with it."""
    if refusal := why_not("advance_round", of=of, by=by):
        return refusal
    if of.rehearsal:
        return Refusal("Đợt tự chấm thử không có bước thẩm định. Hãy kết thúc đợt khi xong.")
    waiting = _waiting(of)
    if waiting and of.due_at is not None and now() < of.due_at:
        return Refusal(f"Còn {waiting} {_what(of)}. Chờ xong, hoặc chờ hết thời hạn.")
    if waiting and of.status in (R.FIRST_APPRAISAL, R.SECOND_APPRAISAL):
        return Refusal(f"Còn {waiting} {_what(of)}. Hãy thẩm định cho đủ.")
    return None


def _waiting(of: AssessmentRound) -> int:
    lines = LeafScore.objects.filter(assessment__round=of)
    if of.status == R.SELF_SCORING:
        return of.assessments.exclude(status=SheetStatus.LOCKED).count()
    if of.status == R.EXPLANATION:
        return of.assessments.filter(lines__in=lines.exclude(question="")).exclude(
            status=SheetStatus.EXPLAINED
        ).distinct().count()  # fmt: skip
    inside = [leaf.code for leaf in of.rubric.content.leaves()]
    unappraised = lines.filter(code__in=inside, first_points=None, applies=True)
    if of.status == R.FIRST_APPRAISAL:
        return unappraised.count()
    return lines.exclude(explanation="").filter(second_points=None).count()


def _what(of: AssessmentRound) -> str:
    return {
        R.SELF_SCORING: "đơn vị chưa chốt tự chấm", R.FIRST_APPRAISAL: "tiêu chí chưa thẩm định",
        R.EXPLANATION: "đơn vị chưa chốt giải trình", R.SECOND_APPRAISAL: "tiêu chí đã giải trình chưa thẩm định lại",
    }[RoundStatus(of.status)]  # fmt: skip


@transaction.atomic
def advance_round(*, of: AssessmentRound, by: Actor) -> AssessmentRound:
    """The round at its next step."""
    of = AssessmentRound.objects.lock(of.pk)
    refuse(why_not_advance_round(of=of, by=by))
    before = of.status
    of.status = NEXT[RoundStatus(of.status)]
    of.save(update_fields=["status"])
    record_event("round_advanced", subject=of, by=by, data={"from": before, "to": of.status})
    return of
