"""Chuyển bộ tiêu chí: a round that is still self-scored goes over to a newer version, with what was answered so far."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.carrying import Carrying, unknown_in
from cchc.parindex.models import Assessment, AssessmentRound, Evidence, LeafScore, Rubric, SheetStatus
from cchc.parindex.permissions import rubrics_visible_to
from cchc.parindex.round_lifecycle import why_not
from cchc.parindex.rules.base import AssessedYear
from cchc.plans.rules import calendar_of

AT_ONCE = 2000


def successors_of(of: AssessmentRound, by: Actor) -> models.QuerySet[Rubric]:
    """Later versions of the same rubric, and those that say that they follow it; whole ones."""
    code, version = of.rubric.code, of.rubric.version
    later = Q(code=code, version__gt=version)
    says = Q(document__follows__code=code, document__follows__version=version)
    return rubrics_visible_to(by).filter(later | says).exclude(pk=of.rubric_id).exclude(document__status="partial")


def why_not_adopt_rubric(*, of: AssessmentRound, by: Actor, rubric: Rubric | None = None) -> Refusal | None:
    """`rubric` None asks whether the round may go over to another version at all."""
    if refusal := why_not("adopt_rubric", of=of, by=by):
        return refusal
    if away := of.assessments.exclude(status=SheetStatus.SCORING).count():
        return Refusal(f"Còn {away} phiếu đã trình hoặc đã chốt. Trả lại, mở lại các phiếu đó rồi chuyển bộ tiêu chí.")
    if rubric is None:
        return None
    if not successors_of(of, by).filter(pk=rubric.pk).exists():
        return Refusal(f"{rubric} không phải phiên bản mới của {of.rubric}.")
    if code := unknown_in(of.rubric.content, rubric.content):
        return Refusal(f"Bảng chuyển của {rubric} nêu mã «{code}» mà {of.rubric} không có. Hãy sửa bảng chuyển.")
    return None


@transaction.atomic
def adopt_rubric(*, of: AssessmentRound, by: Actor, rubric: Rubric) -> AssessmentRound:
    """The round with its new version; every sheet keeps what could not be carried over in `left_behind`."""
    of = AssessmentRound.objects.lock(of.pk)
    refuse(why_not_adopt_rubric(of=of, by=by, rubric=rubric))
    before = of.rubric
    of.rubric = rubric
    of.save(update_fields=["rubric"])
    sheets = list(of.assessments.select_for_update(of=("self",)).select_related("unit"))
    left = {str(sheet.unit_id): _carry(sheet, before, of, by) for sheet in sheets}
    record_event("rubric_adopted", subject=of, by=by, data={
        "from": str(before), "to": str(rubric), "left": left,
    })  # fmt: skip
    return of


def _carry(sheet: Assessment, before: Rubric, of: AssessmentRound, by: Actor) -> int:
    """The sheet's lines anew; the old answers that had no place stay in the record."""
    year = AssessedYear(of.year, calendar_of(sheet.unit))
    carrying = Carrying(before.content, of.rubric.content, year, sheet.pk)
    old = list(sheet.lines.all())
    carrying.take(old, _evidence(sheet))
    sheet.lines.all().delete()
    LeafScore.objects.bulk_create(carrying.lines.values(), batch_size=AT_ONCE)
    served = Evidence.lines.through
    served.objects.bulk_create(
        served(evidence_id=pk, leafscore_id=carrying.lines[code].pk)
        for code, papers in carrying.evidence.items() for pk in papers
    )  # fmt: skip
    sheet.left_behind = [each._asdict() for each in carrying.left]
    sheet.save(update_fields=["left_behind"])
    lost = {each.old for each in carrying.left}
    record_event("answers_carried", subject=sheet, by=by, data={
        "from": str(before), "to": str(of.rubric), "carried": carrying.carried, "left": sheet.left_behind,
        "inputs_left": {line.code: line.inputs for line in old if line.code in lost},
    })  # fmt: skip
    return len(carrying.left)


def _evidence(sheet: Assessment) -> dict[UUID, list[UUID]]:
    """By line, every version: the earlier ones stay behind their newest."""
    found = defaultdict[UUID, list[UUID]](list)
    rows = Evidence.lines.through.objects.filter(evidence__assessment=sheet).order_by("evidence__added_at")
    for line, evidence in rows.values_list("leafscore_id", "evidence_id"):
        found[line].append(evidence)
    return found
