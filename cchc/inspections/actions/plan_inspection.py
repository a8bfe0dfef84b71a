"""Đưa vào kế hoạch: one inspection in a quarter of the year; what is unannounced stays unknown until it is opened."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.inspections.models import Inspection, Kind
from cchc.inspections.permissions import is_above, plans_in
from cchc.inspections.quarters import quarter_of
from cchc.inspections.rules import checklists_on
from cchc.inspections.words import PlanWords
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.rules import content_named, taxonomy_on


def why_not_plan_inspection(*, unit: Unit, by: Actor, words: PlanWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may plan inspections of the unit at all."""
    if not plans_in(unit, by):
        return Refusal("Việc này do lãnh đạo, Văn phòng của đơn vị, hoặc thanh tra của cấp trên làm.")
    return _fault(words) if words else None


def _fault(words: PlanWords) -> Refusal | None:
    if words.kind not in (Kind.PLANNED, Kind.UNANNOUNCED):
        return Refusal("Cuộc tự kiểm tra hằng quý do hệ thống mở cho từng phụ trách lĩnh vực, không cần lập tay.")
    if not words.subject.strip():
        return Refusal("Hãy ghi nội dung kiểm tra.")
    if not 1 <= words.quarter <= 4:
        return Refusal("Hãy chọn quý từ I đến IV.")
    if (words.year, words.quarter) < (today().year, quarter_of(today())):
        return Refusal("Quý này đã qua. Hãy chọn quý hiện tại hoặc quý sau.")
    if words.checklist not in {each.code for each in checklists_on(today(), words.kind)}:
        return Refusal("Hãy chọn phiếu kiểm tra.")
    if words.content and content_named(taxonomy_on(today()).code, words.content) is None:
        return Refusal("Hãy chọn nội dung cải cách hành chính có trong danh sách.")
    return None


@transaction.atomic
def plan_inspection(*, words: PlanWords, by: Actor) -> Inspection:
    """The inspection under its number of the unit in the year."""
    Unit.objects.select_for_update().get(pk=words.unit.pk)
    refuse(why_not_plan_inspection(unit=words.unit, by=by, words=words))
    checklist = next(each for each in checklists_on(today(), words.kind) if each.code == words.checklist)
    made = Inspection(
        unit=words.unit, year=words.year, quarter=words.quarter, number=next_number(words.unit, words.year),
        kind=words.kind, subject=words.subject.strip(), content=words.content, division=words.division,
        checklist=checklist.code, checklist_from=checklist.effective_from, planned_at=now(), planned_by=by.post,
    )  # fmt: skip
    made.save(force_insert=True)
    made.fields.set(words.fields)
    record_event("inspection_planned", subject=made, by=by, data={
        "inspection": made.code, "kind": made.kind, "subject": made.subject, "quarter": made.quarter,
        "from_above": is_above(words.unit, by),
    })  # fmt: skip
    return made


def next_number(unit: Unit, year: int) -> int:
    """The caller holds the lock of the unit."""
    last = Inspection.objects.filter(unit=unit, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
