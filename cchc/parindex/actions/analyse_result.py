"""Lập bảng điểm bị trừ: every leaf that did not reach its maximum, with whom the failing records name."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.indicators.definitions import indicators_on
from cchc.indicators.drilling import failing
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.models import Assessment, LeafScore, LostPoint, Responsibility
from cchc.parindex.permissions import the_system
from cchc.parindex.proposing import window_of
from cchc.parindex.schema import Leaf
from cchc.parindex.sharing_out import Proposed, proposed_shares
from cchc.parindex.standing import Stage, answer_at


def why_not_analyse_result(*, assessment: Assessment, by: Actor) -> Refusal | None:
    if not the_system(assessment, by):
        return Refusal("Việc này do hệ thống làm ngay sau khi công bố.")
    if not assessment.round.is_published:
        return Refusal("Kết quả chưa công bố.")
    if LostPoint.objects.filter(assessment=assessment).exists():
        return Refusal("Bảng điểm bị trừ đã lập.")
    return None


@transaction.atomic
def analyse_result(*, assessment: Assessment, by: Actor) -> list[LostPoint]:
    """In the order of the sheet. Who was given a criterion without records is named for the whole of it."""
    assessment = Assessment.objects.lock(assessment.pk)
    refuse(why_not_analyse_result(assessment=assessment, by=by))
    lines = {line.code: line for line in assessment.lines.select_related("responsible")}
    leaves = list(assessment.round.rubric.content.leaves())
    found = [each for leaf in leaves if (each := _lost(leaf, lines[leaf.code], assessment))]
    LostPoint.objects.bulk_create(found)
    for lost in found:
        Responsibility.objects.bulk_create(_shares(lost, lines[lost.code], assessment))
    record_event("result_analysed", subject=assessment, by=by, data={
        "lost": {each.code: str(each.lost) for each in found},
    })  # fmt: skip
    return found


def _lost(leaf: Leaf, line: LeafScore, assessment: Assessment) -> LostPoint | None:
    points = answer_at(line, Stage.SECOND)
    if not isinstance(points, Decimal) or points >= leaf.max:
        return None
    return LostPoint(
        assessment=assessment, code=leaf.code, order=line.order, name=leaf.name, max=leaf.max, achieved=points,
        indicator=_indicator(leaf),
    )  # fmt: skip


def _indicator(leaf: Leaf) -> str:
    """The one whose records are followed: the first that the leaf names."""
    return next((source.partition(".")[0] for source in leaf.sources.values()), "")


def _shares(lost: LostPoint, line: LeafScore, assessment: Assessment) -> list[Responsibility]:
    proposed: list[Proposed] = []
    if indicator := indicators_on(today()).get(lost.indicator):
        window = window_of(assessment.round.year)
        lost.records = failing(indicator, window, [assessment.unit_id]).count()
        lost.save(update_fields=["records"])
        proposed = proposed_shares(indicator, window, assessment.unit)
    if not proposed and line.responsible is not None:
        proposed = [Proposed(line.responsible, 100, 0)]
    return [
        Responsibility(lost_point=lost, post=each.post, share=each.share, records=each.records) for each in proposed
    ]
