"""Ghi kết quả Hội đồng: more than half of its members approved; totals, grades and ranks are kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.models import Assessment, AssessmentRound, Ranking, RoundStatus
from cchc.parindex.round_lifecycle import why_not
from cchc.parindex.scoring import Score
from cchc.parindex.standing import Stage, ranks, score_at


@dataclass(frozen=True, kw_only=True)
class CouncilWords:
    """The council's minutes: how many members it has, how many approved, present or in writing."""

    members: int
    approving: int
    minutes: str


def why_not_approve_result(*, of: AssessmentRound, by: Actor, words: CouncilWords | None = None) -> Refusal | None:
    if refusal := why_not("approve_result", of=of, by=by):
        return refusal
    if words is None:
        return None
    if not words.minutes.strip():
        return Refusal("Hãy ghi số biên bản họp Hội đồng.")
    if words.members < 1 or words.approving > words.members:
        return Refusal("Số thành viên tán thành không được nhiều hơn số thành viên Hội đồng.")
    if words.approving * 2 <= words.members:
        return Refusal("Kết quả phải được quá nửa số thành viên Hội đồng tán thành.")
    return None


@transaction.atomic
def approve_result(*, of: AssessmentRound, by: Actor, words: CouncilWords) -> AssessmentRound:
    """Each unit's result is computed from its lines and kept; the round is approved."""
    of = AssessmentRound.objects.lock(of.pk)
    refuse(why_not_approve_result(of=of, by=by, words=words))
    sheets = list(of.assessments.select_for_update(of=("self",)).prefetch_related("lines"))
    scores = [score_at(of.rubric.content, sheet.lines.all(), Stage.SECOND) for sheet in sheets]
    refuse(_unscored(sheets, scores))
    places = ranks([score.total for score in scores], dense=of.ranking == Ranking.DENSE)
    for sheet, score, rank in zip(sheets, scores, places, strict=True):
        sheet.total, sheet.index, sheet.grade, sheet.rank = score.total, score.index, score.grade or "", rank
    Assessment.objects.bulk_update(sheets, ["total", "index", "grade", "rank"])
    of.status, of.approved_at = RoundStatus.APPROVED, now()
    of.council_members, of.council_approving = words.members, words.approving
    of.council_minutes = words.minutes.strip()
    of.save(update_fields=["status", "approved_at", "council_members", "council_approving", "council_minutes"])
    record_event("result_approved", subject=of, by=by, data={
        "minutes": of.council_minutes, "members": words.members, "approving": words.approving,
        "totals": {str(sheet.unit_id): str(sheet.total) for sheet in sheets},
    })  # fmt: skip
    return of


def _unscored(sheets: list[Assessment], scores: list[Score]) -> Refusal | None:
    missing = [(sheet, score.unscored) for sheet, score in zip(sheets, scores, strict=True) if score.unscored]
    if not missing:
        return None
    sheet, codes = missing[0]
    unit = Assessment.objects.select_related("unit").get(pk=sheet.pk).unit
    return Refusal(
        f"{len(missing)} đơn vị còn tiêu chí chưa có điểm; {unit.short_name}: {', '.join(codes[:5])}. Hãy trả về "
        "bước thẩm định cho đủ." if len(missing) > 1 else f"{unit.short_name} còn tiêu chí chưa có điểm: "
        f"{', '.join(codes[:5])}."
    )  # fmt: skip
