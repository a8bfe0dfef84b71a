"""Which checklists and rules of inspecting are in force on a day? Read from content once."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings

from cchc.content.reading import content_files, read
from cchc.inspections.models import Inspection
from cchc.inspections.schema import ChecklistFile, ChecklistItem, InspectionRules, InspectionRulesFile
from cchc.lifecycle.refusal import ActionRefused, Refusal


@cache
def _all_rules() -> tuple[InspectionRules, ...]:
    files = content_files("inspection-rules", roots=settings.CONTENT_ROOTS)
    rules = [rule for path in files for rule in read(path, InspectionRulesFile).rules]
    return tuple(sorted(rules, key=lambda rule: rule.effective_from, reverse=True))


def inspection_rules_on(day: date) -> InspectionRules:
    """The newest rules that are in force on the day."""
    return next(rule for rule in _all_rules() if rule.effective_from <= day)


@cache
def _checklists() -> tuple[ChecklistFile, ...]:
    """Every version of every checklist, the newest first."""
    found = [read(path, ChecklistFile) for path in content_files("checklists", roots=settings.CONTENT_ROOTS)]
    return tuple(sorted(found, key=lambda each: (each.effective_from, each.name), reverse=True))


def checklists_on(day: date, kind: str) -> list[ChecklistFile]:
    """For each code the newest version in force that this kind of inspection uses, by name."""
    newest = {each.code: each for each in reversed(_checklists()) if each.effective_from <= day}
    return sorted((each for each in newest.values() if kind in each.kinds), key=lambda each: each.name)


def checklist_of(inspection: Inspection) -> ChecklistFile:
    """The version with which the inspection began."""
    for each in _checklists():
        if (each.code, each.effective_from) == (inspection.checklist, inspection.checklist_from):
            return each
    raise ActionRefused(
        Refusal(f"Thiếu phiếu kiểm tra «{inspection.checklist}» trong nội dung cài đặt. Báo quản trị hệ thống.")
    )


def item_named(inspection: Inspection, code: str) -> ChecklistItem | None:
    return next((item for item in checklist_of(inspection).items if item.code == code), None)
