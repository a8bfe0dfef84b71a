"""Thẩm định một tiêu chí: points with a note, the first time with a question when the unit must explain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.actions.score_leaf import leaf_of
from cchc.parindex.assessment_lifecycle import lock_line, why_not
from cchc.parindex.models import Assessment, LeafScore, RoundStatus
from cchc.parindex.numbers import written
from cchc.parindex.schema import Leaf
from cchc.parindex.striking import penalty_for, strike, strikes, why_not_strike, why_not_twice


@dataclass(frozen=True, kw_only=True)
class AppraisalWords:
    """`points` None with `applies` false: the criterion does not apply. A penalty that strikes says what it strikes."""

    points: Decimal | None
    note: str = ""
    question: str = ""
    applies: bool = True
    struck: tuple[str, ...] | None = None  # codes of the criteria that this penalty sets to 0


def why_not_appraise_leaf(*, line: LeafScore, by: Actor, words: AppraisalWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may appraise it now."""
    if refusal := why_not("appraise_leaf", assessment=line.assessment, by=by, line=line):
        return refusal
    second = line.assessment.round.status == RoundStatus.SECOND_APPRAISAL
    if second and line.first_points is None:
        return Refusal("Tiêu chí này chưa được thẩm định lần 1.")
    if words is None:
        return None
    leaf = leaf_of(line)
    if refusal := _why_not_struck(line, leaf, words):
        return refusal
    if words.applies and words.points is None:
        return Refusal("Hãy ghi điểm thẩm định.")
    if words.points is not None and not 0 <= words.points <= leaf.max:
        return Refusal(f"Điểm thẩm định phải từ 0 đến {written(leaf.max)}.")
    differs = words.points is not None and words.points != (line.self_points or 0)
    if differs and leaf.method != "survey" and not words.note.strip():
        return Refusal("Điểm thẩm định khác điểm tự chấm. Hãy ghi lý do.")
    if second and words.question.strip():
        return Refusal("Bước giải trình đã qua, không yêu cầu giải trình thêm được.")
    return None


def _why_not_struck(line: LeafScore, leaf: Leaf, words: AppraisalWords) -> Refusal | None:
    """The points of a penalty that strikes are so much for each criterion, no more and no less."""
    if not strikes(leaf):
        return Refusal("Chỉ điểm phạt mới làm tiêu chí khác 0 điểm.") if words.struck else None
    assessment, codes = line.assessment, words.struck
    if codes is None:  # no points: nothing is struck
        return Refusal("Hãy ghi mã các tiêu chí thành phần vi phạm, điểm phạt tính theo đó.") if words.points else None
    if refusal := why_not_strike(assessment.round.rubric.content, codes):
        return refusal
    return why_not_twice(assessment, leaf.code, _stage(assessment), codes)


def _stage(assessment: Assessment) -> str:
    return "second" if assessment.round.status == RoundStatus.SECOND_APPRAISAL else "first"


@transaction.atomic
def appraise_leaf(*, line: LeafScore, by: Actor, words: AppraisalWords) -> LeafScore:
    """The line with the points of this step."""
    line = lock_line(line)
    assessment = line.assessment
    leaf = leaf_of(line)
    if strikes(leaf) and words.struck is not None:
        words = replace(words, points=penalty_for(leaf, words.struck))
    refuse(why_not_appraise_leaf(line=line, by=by, words=words))
    points = words.points if words.points is not None else Decimal(0)
    line.applies = words.applies
    if assessment.round.status == RoundStatus.SECOND_APPRAISAL:
        line.second_points, line.second_note = points, words.note.strip()
    else:
        line.first_points, line.first_note, line.question = points, words.note.strip(), words.question.strip()
    line.save()
    if strikes(leaf):
        strike(assessment, line.code, _stage(assessment), words.struck or ())
    record_event("leaf_appraised", subject=assessment, by=by, data={
        "code": line.code, "step": assessment.round.status, "points": str(points), "applies": words.applies,
        "note": words.note.strip(), "question": words.question.strip(), "struck": list(words.struck or ()),
    })  # fmt: skip
    return line
