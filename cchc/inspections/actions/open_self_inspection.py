"""Mở tự kiểm tra: the system opens it for the lead of a field, once a quarter; what was missed is made up, once."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.actions.plan_inspection import next_number
from cchc.inspections.models import Inspection, Kind, Status
from cchc.inspections.quarters import ROMAN, days_of
from cchc.inspections.rules import checklists_on, inspection_rules_on
from cchc.inspections.schema import ChecklistFile
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit


def why_not_open_self_inspection(*, lead: Post, year: int, quarter: int, by: Actor) -> Refusal | None:
    if by.role != "system" or lead.unit_id != by.unit_id:
        return Refusal("Việc này do hệ thống của đơn vị làm.")
    if Inspection.objects.filter(kind=Kind.SELF, lead=lead, year=year, quarter=quarter).exists():
        return Refusal(f"{lead} đã có cuộc tự kiểm tra quý {ROMAN[quarter]} năm {year}.")
    return None


@transaction.atomic
def open_self_inspection(*, lead: Post, year: int, quarter: int, by: Actor) -> Inspection:
    """Under way at once: the lead of the field needs no decision to look at his own work."""
    unit = Unit.objects.select_for_update().get(pk=lead.unit_id)
    refuse(why_not_open_self_inspection(lead=lead, year=year, quarter=quarter, by=by))
    first, last = days_of(year, quarter)
    at, checklist = now(), _checklist(last)
    made = Inspection(
        unit=unit, year=year, quarter=quarter, number=next_number(unit, year), kind=Kind.SELF, lead=lead,
        subject=f"Tự kiểm tra quý {ROMAN[quarter]}: {lead.position.division}", division=lead.position.division,
        checklist=checklist.code, checklist_from=checklist.effective_from, status=Status.OPEN,
        planned_at=at, planned_by=by.post, opened_at=at, opened_by=by.post, period_from=first, period_until=last,
    )  # fmt: skip
    made.save(force_insert=True)
    made.fields.set(lead.fields.all())
    record_event("self_inspection_opened", subject=made, by=by, data={
        "inspection": made.code, "lead": str(lead), "quarter": f"{ROMAN[quarter]}/{year}",
    })  # fmt: skip
    return made


def _checklist(day: date) -> ChecklistFile:
    wanted = inspection_rules_on(day).self_checklist.value
    return next(each for each in checklists_on(day, Kind.SELF) if each.code == wanted)
