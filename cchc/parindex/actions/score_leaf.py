"""Tự chấm một tiêu chí: inputs become points by the rubric's rule; what differs from the records is explained."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.assessment_lifecycle import lock_line, why_not
from cchc.parindex.models import Assessment, LeafScore
from cchc.parindex.proposing import proposed_for
from cchc.parindex.rules.base import Answer, AssessedYear, InputError, Outcome
from cchc.parindex.schema import Leaf
from cchc.parindex.scoring import answer_of
from cchc.parindex.striking import strike, strikes, why_not_strike, why_not_twice
from cchc.plans.rules import calendar_of


def why_not_score_leaf(*, line: LeafScore, by: Actor) -> Refusal | None:
    if refusal := why_not("score_leaf", assessment=line.assessment, by=by, line=line):
        return refusal
    if leaf_of(line).method == "survey":
        return Refusal("Tiêu chí này do điều tra xã hội học quyết định, đơn vị không tự chấm.")
    return None


def leaf_of(line: LeafScore) -> Leaf:
    content = line.assessment.round.rubric.content
    return next(leaf for leaf in content.all_leaves() if leaf.code == line.code)


@transaction.atomic
def score_leaf(*, line: LeafScore, by: Actor, inputs: dict[str, Any], note: str = "") -> LeafScore:
    """The line with its points; the figure that the records give now is kept beside it."""
    line = lock_line(line)
    assessment = line.assessment
    refuse(why_not_score_leaf(line=line, by=by))
    leaf = leaf_of(line)
    answer = _answer(leaf, inputs, assessment)
    struck = inputs.get("leaves") or [] if strikes(leaf) else None
    if struck:
        refuse(why_not_strike(assessment.round.rubric.content, struck))
        refuse(why_not_twice(assessment, leaf.code, "self", struck))
    proposed = proposed_for([leaf], assessment.round.year, assessment.unit_id).get(leaf.code)
    if proposed is not None and inputs != proposed and not note.strip():
        raise ActionRefused(
            Refusal("Số anh/chị chấm khác số hệ thống tính từ hồ sơ. Hãy giải thích vì sao khác rồi lưu lại.")
        )
    before = line.self_points
    line.inputs, line.proposed, line.note = inputs, proposed, note.strip()
    line.self_applies = answer is not Outcome.NOT_APPLICABLE
    line.self_points = None if isinstance(answer, Outcome) else answer
    line.scored_at, line.scored_by = now(), by.post
    line.save()
    if struck is not None:
        strike(assessment, leaf.code, "self", struck)
    record_event("leaf_scored", subject=assessment, by=by, data={
        "code": line.code, "inputs": inputs, "points": _text(line.self_points), "before": _text(before),
        "note": line.note,
    })  # fmt: skip
    return line


def _answer(leaf: Leaf, inputs: dict[str, Any], assessment: Assessment) -> Answer:
    content = assessment.round.rubric.content
    year = AssessedYear(assessment.round.year, calendar_of(assessment.unit))
    penalty = any(each.code == leaf.code for each in content.penalties)
    try:
        return answer_of(leaf, inputs, year, penalty=penalty)
    except InputError as error:
        raise ActionRefused(Refusal(f"Chưa chấm được: {error}.")) from error


def _text(points: Any) -> str | None:
    return None if points is None else str(points)
