"""Inspections of a unit's work: who inspects, what was drawn and answered, what was found and what came of it."""

from cchc.inspections.models.finding import Finding, FindingQuerySet, State
from cchc.inspections.models.inspection import Inspection, InspectionQuerySet, Kind, Status, TeamMember
from cchc.inspections.models.sample import ChecklistAnswer, Draw, SampledItem

__all__ = [
    "ChecklistAnswer", "Draw", "Finding", "FindingQuerySet", "Inspection", "InspectionQuerySet", "Kind", "SampledItem",
    "State", "Status", "TeamMember",
]  # fmt: skip
