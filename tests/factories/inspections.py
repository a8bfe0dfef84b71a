"""Inspections at any status, reached through the real actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cchc.inspections.actions.answer_checklist import answer_checklist
from cchc.inspections.actions.answer_finding import answer_finding
from cchc.inspections.actions.conclude_inspection import ConclusionWords, conclude_inspection
from cchc.inspections.actions.open_inspection import open_inspection
from cchc.inspections.actions.open_self_inspection import open_self_inspection
from cchc.inspections.actions.plan_inspection import plan_inspection
from cchc.inspections.actions.record_finding import record_finding
from cchc.inspections.models import Finding, Inspection, Kind, Status
from cchc.inspections.quarters import quarter_of
from cchc.inspections.words import FindingWords, Judgement, OpeningWords, PlanWords
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from tests.factories.office import actor, system_actor, ward

INSPECTED = "vanhoaxahoi"


def plan_words(**changes: Any) -> PlanWords:
    """Public duty in one division, this quarter."""
    values: dict[str, Any] = {
        "unit": ward(), "year": today().year, "quarter": quarter_of(today()),
        "subject": "Kiểm tra công vụ tại Phòng Văn hóa - Xã hội", "checklist": "cong-vu",
        "division": "Phòng Văn hóa - Xã hội",
    }  # fmt: skip
    return PlanWords(**values | changes)


def opening_words(**changes: Any) -> OpeningWords:
    values: dict[str, Any] = {
        "decision_number": "45/QĐ-UBND", "notice_number": "12/TB-ĐKT", "period_from": today() - timedelta(days=60),
        "period_until": today(), "leader": actor("phochutich").post, "members": [actor("vanphong").post],
    }  # fmt: skip
    return OpeningWords(**values | changes)


def finding_words(**changes: Any) -> FindingWords:
    values: dict[str, Any] = {
        "text": "Sổ giao ca bỏ trống từ ngày 7 đến ngày 11", "content": "ND4", "responsible": actor(INSPECTED).post,
        "required": "Ghi sổ giao ca đầy đủ hằng ngày", "due_on": today() + timedelta(days=20),
        "item": "so-giao-ca",
    }  # fmt: skip
    return FindingWords(**values | changes)


def inspection_at(status: Status, *, kind: str = Kind.PLANNED, **changes: Any) -> Inspection:
    """An inspection that walked to the status; a concluded one has one finding, which was upheld."""
    planned = plan_inspection(words=plan_words(kind=kind, **changes), by=actor("vanphong"))
    if status == Status.PLANNED:
        return planned
    notice = "" if kind == Kind.UNANNOUNCED else "12/TB-ĐKT"
    opened = open_inspection(inspection=planned, by=actor("chutich"), words=opening_words(notice_number=notice))
    if status == Status.OPEN:
        return opened
    answered(opened)
    conclude(opened, answer_finding(finding=found(opened), by=actor(INSPECTED), answer="Thống nhất"))
    return Inspection.objects.get(pk=opened.pk)


def answered(inspection: Inspection, by: Actor | None = None) -> None:
    """One thing met, one not."""
    answers = {"deo-the": ("met", ""), "so-giao-ca": ("not_met", "Bỏ trống năm ngày")}
    if inspection.is_of_himself:
        answers = {"niem-yet": ("met", "")}
    answer_checklist(inspection=inspection, by=by or actor("vanphong"), answers=answers)


def found(inspection: Inspection, by: Actor | None = None, **changes: Any) -> Finding:
    return record_finding(inspection=inspection, by=by or actor("vanphong"), words=finding_words(**changes))


def conclusion_words(*findings: Finding, **changes: Any) -> ConclusionWords:
    values: dict[str, Any] = {
        "number": "30/KL-UBND", "text": "Bộ phận cơ bản chấp hành tốt; còn tồn tại phải khắc phục.",
        "judgements": {each.pk: Judgement(is_upheld=True) for each in findings},
    }  # fmt: skip
    return ConclusionWords(**values | changes)


def conclude(inspection: Inspection, *findings: Finding, by: Actor | None = None) -> Inspection:
    return conclude_inspection(inspection=inspection, by=by or actor("chutich"), words=conclusion_words(*findings))


def upheld() -> Finding:
    return inspection_at(Status.CONCLUDED).findings.get()


def self_inspection(lead: str = "truongphongvhxh") -> Inspection:
    return open_self_inspection(
        lead=actor(lead).post, year=today().year, quarter=quarter_of(today()), by=system_actor()
    )
