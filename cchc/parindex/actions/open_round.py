"""Mở đợt đánh giá: a year, a rubric, four deadlines, and a sheet with a line for every leaf for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor, below
from cchc.organization.models import Unit
from cchc.parindex.models import Assessment, AssessmentRound, LeafScore, Ranking, Rubric
from cchc.parindex.permissions import opens_rounds

AT_ONCE = 2000


@dataclass(frozen=True, kw_only=True)
class RoundWords:
    """What a round is opened with; the deadlines in their order: self-score, first, explanation, second."""

    year: int
    title: str
    rubric: Rubric
    due: tuple[datetime, datetime, datetime, datetime]
    ranking: str = Ranking.DENSE
    shows_appraisal: bool = False
    three_tiers: bool = False  # the districts appraise first, then who opened the round


def why_not_open_round(*, by: Actor, words: RoundWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may open one at all."""
    if not opens_rounds(None, by):
        return Refusal("Đợt đánh giá do cán bộ thẩm định của cấp trên mở; Văn phòng mở được đợt tự chấm thử.")
    if words is None:
        return None
    if not words.title.strip():
        return Refusal("Hãy ghi tên đợt đánh giá.")
    if not 2000 <= words.year <= today().year + 1:
        return Refusal(f"Năm {words.year} không đánh giá được.")
    if words.rubric.content.status == "partial":
        return Refusal("Bộ tiêu chí này mới đọc được một phần nên không dùng để chấm. Hãy chọn bộ khác.")
    if list(words.due) != sorted(words.due):
        return Refusal("Các thời hạn phải theo thứ tự: tự chấm, thẩm định lần 1, giải trình, thẩm định lần 2.")
    if words.three_tiers and not communes_of_districts(by.unit_id).exists():
        return Refusal("Dưới đơn vị này không có xã, phường nào thuộc huyện nên không mở đợt ba cấp được.")
    official = AssessmentRound.objects.filter(unit=by.unit_id, year=words.year, rehearsal=False)
    if by.role != "office" and official.exists():
        return Refusal(f"Đã có đợt đánh giá năm {words.year}. Hãy mở đợt đó.")
    return None


@transaction.atomic
def open_round(*, by: Actor, words: RoundWords, units: Sequence[Unit] | None = None) -> AssessmentRound:
    """The round with its sheets: of `units`, else of every unit of the level below in force."""
    Unit.objects.select_for_update().get(pk=by.unit_id)  # two appraisers do not open one year twice
    refuse(why_not_open_round(by=by, words=words))
    rehearsal, three = by.role == "office", words.three_tiers
    due = dict(zip(("self_score_due_at", "first_due_at", "explanation_due_at", "second_due_at"), words.due,
                   strict=True))  # fmt: skip
    of = AssessmentRound(
        unit=by.unit, year=words.year, title=words.title.strip(), rubric=words.rubric, rehearsal=rehearsal,
        ranking=words.ranking, three_tiers=three, shows_appraisal=words.shows_appraisal, opened_at=now(),
        opened_by=by.post, **due,
    )  # fmt: skip
    of.save(force_insert=True)
    sheets = [Assessment(round=of, unit=unit) for unit in _assessed(by, units, words)]
    Assessment.objects.bulk_create(sheets)
    codes = [leaf.code for leaf in words.rubric.content.all_leaves()]
    LeafScore.objects.bulk_create(
        (LeafScore(assessment=sheet, code=code, order=order) for sheet in sheets for order, code in enumerate(codes)),
        batch_size=AT_ONCE,
    )
    record_event("round_opened", subject=of, by=by, data={
        "year": of.year, "rubric": str(of.rubric), "units": len(sheets), "rehearsal": rehearsal, "three_tiers": three,
    })  # fmt: skip
    for sheet in sheets:
        record_event("assessment_opened", subject=sheet, by=by, data={"round": of.title})
    return of


def communes_of_districts(unit: UUID) -> models.QuerySet[Unit]:
    """Of three tiers the communes two tiers below, in force today (before 7/2025)."""
    below_districts = below(unit).filter(parent__parent=unit, agency=Unit.Agency.COMMITTEE)
    return below_districts.filter(pk__in=Unit.objects.in_force(today()))


def _assessed(by: Actor, units: Sequence[Unit] | None, words: RoundWords) -> Sequence[Unit]:
    if by.role == "office":
        return [by.unit]
    if units is not None:
        return units
    if words.three_tiers:
        return list(communes_of_districts(by.unit_id))
    # the units of the tier right below; agencies beside the ward are not assessed
    return list(
        below(by.unit_id)
        .filter(parent=by.unit_id, agency=Unit.Agency.COMMITTEE)
        .filter(pk__in=Unit.objects.in_force(today()))
    )
